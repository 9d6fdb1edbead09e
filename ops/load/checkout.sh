#!/usr/bin/env bash
# Orders per second through the API: ops/load/checkout.sh [seconds] store...
# The application must run on this machine with STOREFLOW_LIMITS_CHECKOUT and STOREFLOW_LIMITS_QUOTE raised (1000000/1h).
# Needs wrk. Prints orders/s, latencies and the processor time of an order, then how long the queue of jobs took to become empty.
set -euo pipefail
cd "$(dirname "$0")"
. ./cpu.sh
base=${BASE:-http://127.0.0.1:8080}
management=${MANAGEMENT:-http://127.0.0.1:8081}
seconds=${1:-30}
shift || true
stores=("${@:-load-01}")
export TARGETS
TARGETS=$(mktemp)
trap 'rm -f "$TARGETS"' EXIT
java Targets.java "$base" 10 "${stores[@]}" > "$TARGETS"
echo "$(wc -l < "$TARGETS") variants in ${#stores[@]} stores, ${CLIENTS:-16} clients, $seconds s"
node=${NODE_PID:-$(listener "${base##*:}")}
database=${DB_PID:-$(listener "${DB_PORT:-3390}")}
node_before=$(used "$node") database_before=$(used "$database")
said=$(wrk -t2 -c"${CLIENTS:-16}" -d"${seconds}s" --timeout 10s -s checkout.lua "$base" | grep -E 'orders/s|not 201|Socket errors')
echo "$said"
orders=$(sed -n 's/.* orders \([0-9]*\) .*/\1/p' <<< "$said")
per "${orders:-0}" $(($(used "$node") - node_before)) $(($(used "$database") - database_before))
echo "resident: $(resident "$node") MB"
for second in $(seq 0 120); do
  queue=$(curl -s "$management/actuator/prometheus" | awk '/^storeflow_jobs_due/ {n += $2} END {print int(n)}')
  [ "${queue:-0}" -eq 0 ] && break
  sleep 1
done
echo "jobs left after ${second} s: ${queue:-unknown}"
