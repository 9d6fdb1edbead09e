#!/usr/bin/env bash
# Processor time of a price call through the API for a cart of 20 lines: ops/load/price.sh [seconds] [store]
# The application must run on this machine with STOREFLOW_LIMITS_QUOTE raised (1000000/1h), warmed up by a first run;
# the store sells so many products. Needs wrk. Prints calls/s, latencies, and what a call costs.
set -euo pipefail
cd "$(dirname "$0")"
. ./cpu.sh
seconds=${1:-20} store=${2:-hanami-market}
export TARGETS
lines=${CART:-20}
TARGETS=$(mktemp)
trap 'rm -f "$TARGETS"' EXIT
java Targets.java "$base" "$lines" "$store" > "$TARGETS"
[ "$(wc -l < "$TARGETS")" -eq "$lines" ] || { echo "$store has fewer than $lines products in stock"; exit 1; }
echo "$(nproc) cores, load before: $(cut -d' ' -f1-3 /proc/loadavg); $lines lines, ${CLIENTS:-2} clients, $seconds s"
mark
said=$(wrk -t1 -c"${CLIENTS:-2}" -d"${seconds}s" --timeout 10s -s price.lua "$base" | grep -E 'calls/s|not 200|Socket errors')
echo "$said"
each "$(sed -n 's/.* calls \([0-9]*\) .*/\1/p' <<< "$said")"
echo "resident: $(resident) MB"
