#!/usr/bin/env bash
# How fast a node is that has just started: ops/load/first.sh [orders] [seconds of load] [store...]
# Waits until the node says that it is ready, places so many orders through the API at once, then loads it until it is
# settled and places as many again. Begin it together with the stand: ops/load/stand.sh & ops/load/first.sh 1000 90 load-01
# What to buy is asked once and kept in target/stand/targets: asking again would warm the node.
set -euo pipefail
cd "$(dirname "$0")"
. ./cpu.sh
base=${BASE:-http://127.0.0.1:8080}
management=${MANAGEMENT:-http://127.0.0.1:8081}
orders=${1:-1000} seconds=${2:-90}
shift $(($# > 2 ? 2 : $#))
stores=("${@:-load-01}")
export TARGETS=$PWD/../../target/stand/targets
begin=$(date +%s%N)
until curl -fs "$management/actuator/health/readiness" | grep -q '"UP"'; do sleep 0.05; done
awk -v ns=$(($(date +%s%N) - begin)) 'BEGIN {printf "ready after %.1f s\n", ns / 1e9}'
[ -s "$TARGETS" ] || { java Targets.java "$base" 10 "${stores[@]}" > "$TARGETS"; echo "asked what to buy: start the stand again" >&2; exit 1; }
node=${NODE_PID:-$(listener "${base##*:}")}
database=${DB_PID:-$(listener "${DB_PORT:-3390}")}

some() { # name seconds orders: so many, within so many seconds
  local before=$(used "$node") database_before=$(used "$database") said placed
  said=$(ORDERS=$3 wrk -t2 -c"${CLIENTS:-16}" -d"$2s" --timeout 10s -s checkout.lua "$base" | grep -E 'orders/s|not 201|Socket errors')
  echo "$1: $said"
  placed=$(sed -n 's/.* orders \([0-9]*\) .*/\1/p' <<< "$said")
  per "${placed:-0}" $(($(used "$node") - before)) $(($(used "$database") - database_before))
}

some first 60 "$orders"
some load "$seconds" 0
some settled 60 "$orders"
echo "resident: $(resident "$node") MB"
