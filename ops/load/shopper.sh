#!/usr/bin/env bash
# Orders per second through the pages, and the processor time of one: ops/load/shopper.sh [seconds] store...
# Put in, checkout page, rates, place: four requests an order, of CLIENTS shoppers at once (16).
# On the stand (stand.sh), whose limits are raised. Needs wrk.
set -euo pipefail
cd "$(dirname "$0")"
. ./cpu.sh
seconds=${1:-30}
shift || true
stores=("${@:-load-01}")
clients=${CLIENTS:-16}
export TARGETS
TARGETS=$(mktemp)
trap 'rm -f "$TARGETS"' EXIT
java Targets.java "$base" 10 "${stores[@]}" > "$TARGETS"
echo "$(wc -l < "$TARGETS") variants in ${#stores[@]} stores, $clients shoppers, $seconds s"
mark
said=$(wrk -t"$clients" -c"$clients" -d"${seconds}s" --timeout 10s -s shopper.lua "$base" | grep -E 'orders/s|^[a-z]+: |Socket errors')
echo "$said"
orders=$(sed -n 's/.* orders \([0-9]*\) .*/\1/p' <<< "$said")
each "${orders:-0}"
echo "resident: $(resident) MB"
