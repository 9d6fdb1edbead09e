#!/usr/bin/env bash
# How fast a node is that has just started: ops/load/first.sh [orders] [seconds of load] [store...]
# Waits until the node says that it is ready, places so many orders through the API at once, then loads it until it is
# settled and places as many again. Begin it together with the stand: ops/load/stand.sh & ops/load/first.sh 1000 90 load-01
# What to buy is asked once and kept in target/stand/targets: asking again would warm the node.
set -euo pipefail
cd "$(dirname "$0")"
. ./cpu.sh
orders=${1:-1000} seconds=${2:-90}
shift $(($# > 2 ? 2 : $#))
stores=("${@:-load-01}")
export TARGETS=$PWD/../../target/stand/targets
begin=$(date +%s%N)
until curl -fs "$management/actuator/health/readiness" | grep -q '"UP"'; do sleep 0.05; done
awk -v ns=$(($(date +%s%N) - begin)) 'BEGIN {printf "ready after %.1f s\n", ns / 1e9}'
[ -s "$TARGETS" ] || { java Targets.java "$base" 10 "${stores[@]}" > "$TARGETS"; echo "asked what to buy: start the stand again" >&2; exit 1; }
mark
echo "processor time of the start: $(used "$node") ms"

some() { # name: so many orders, as fast as they can be placed
  mark
  local begin=$(date +%s%N)
  export ENDED=$(mktemp)
  ORDERS=$orders wrk -t2 -c"${CLIENTS:-16}" -d60s --timeout 10s -s checkout.lua "$base" >/dev/null &
  local load=$!
  until [ "$(wc -l < "$ENDED")" -ge 2 ] || ! kill -0 $load 2>/dev/null; do sleep 0.02; done
  awk -v name="$1" -v n="$orders" -v ns=$(($(sort "$ENDED" | tail -1) - begin)) 'BEGIN {printf "%s: %.1f orders/s, ", name, n * 1e9 / ns}'
  each "$orders"
  kill $load 2>/dev/null || true
  rm -f "$ENDED"
}

some first
wrk -t2 -c"${CLIENTS:-16}" -d"${seconds}s" --timeout 10s -s checkout.lua "$base" | grep -E 'orders/s|not 201|Socket errors'
some settled
echo "resident: $(resident) MB"
