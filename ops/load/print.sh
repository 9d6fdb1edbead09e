#!/usr/bin/env bash
# How long printing many orders takes, and what it costs: ops/load/print.sh [store] [email] [password]
# Signs in as a person of the demo world, prints all orders of a list (QUERY narrows it, such as placed=today) as packing
# slips, tickets and a pick list, and says the time, the processor time and the memory of the node (PID=..., if it is told).
set -euo pipefail
cd "$(dirname "$0")"
. ./desk.sh
store=${1:-hanami-market}
sign_in "${2:-owner@hanami.example}" "${3:-storeflow-demo}"
file=$(mktemp)
trap 'rm -f "$jar" "$took" "$file"' EXIT

# Ticks of the processor that the node has used, and kilobytes that it holds.
ticks() { [ -z "${PID:-}" ] && echo 0 || awk '{print $14 + $15}' "/proc/$PID/stat"; }
memory() { [ -z "${PID:-}" ] && echo 0 || awk '/VmRSS/ {print $2}' "/proc/$PID/status"; }

list="$base/s/$store/orders/print?view=all${QUERY:+&$QUERY}"
shown=$(page "$list")
csrf=$(token <<< "$shown")
grep -o '<h1[^>]*>[^<]*' <<< "$shown" | sed 's/.*>//'
for what in slip ticket pick_list; do
  before=$(ticks) held=$(memory)
  seconds=$(page -o "$file" -w '%{time_total}' --data-urlencode "_csrf=$csrf" -d "what=$what" "$list")
  printf '%-10s %6.1f s, processor %5.1f s, memory %d -> %d kB, file %d kB\n' "$what" "$seconds" \
    "$(awk -v t=$(($(ticks) - before)) -v hz="$(getconf CLK_TCK)" 'BEGIN {print t / hz}')" "$held" "$(memory)" \
    "$(($(stat -c %s "$file") / 1024))"
done
