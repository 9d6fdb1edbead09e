#!/usr/bin/env bash
# Orders per second through the API: ops/load/checkout.sh [seconds] store...
# The application must run on this machine with STOREFLOW_LIMITS_CHECKOUT and STOREFLOW_LIMITS_QUOTE raised (1000000/1h).
# Needs wrk. Prints orders/s, latencies, what an order costs, then how long the queue of jobs took to become empty.
set -euo pipefail
cd "$(dirname "$0")"
. ./cpu.sh
seconds=${1:-30}
shift || true
stores=("${@:-load-01}")
export TARGETS
TARGETS=$(mktemp)
trap 'rm -f "$TARGETS"' EXIT
java Targets.java "$base" 10 "${stores[@]}" > "$TARGETS"
echo "$(wc -l < "$TARGETS") variants in ${#stores[@]} stores, ${CLIENTS:-16} clients, $seconds s"
mark
said=$(wrk -t2 -c"${CLIENTS:-16}" -d"${seconds}s" --timeout 10s -s checkout.lua "$base" | grep -E 'orders/s|not 201|Socket errors')
echo "$said"
orders=$(sed -n 's/.* orders \([0-9]*\) .*/\1/p' <<< "$said")
each "${orders:-0}"
echo "resident: $(resident) MB"
for second in $(seq 0 120); do
  queue=$(metric storeflow_jobs_due)
  [ "${queue:-0}" -eq 0 ] && break
  sleep 1
done
echo "jobs left after ${second} s: ${queue:-unknown}"
