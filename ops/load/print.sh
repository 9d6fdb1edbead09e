#!/usr/bin/env bash
# How long printing many orders takes, and what it costs: ops/load/print.sh [store] [email] [password]
# Signs in as a person of the demo world, prints all orders of a list (QUERY narrows it, such as placed=today) as packing
# slips, tickets and a pick list, and says the time, the processor time and the memory of the node (PID=..., if it is told).
set -euo pipefail
store=${1:-hanami-market}
email=${2:-owner@hanami.example}
password=${3:-storeflow-demo}
base=${BASE:-http://127.0.0.1:8080}
jar=$(mktemp)
file=$(mktemp)
trap 'rm -f "$jar" "$file"' EXIT

token() { sed -n 's/.*name="_csrf"[^>]*value="\([^"]*\)".*/\1/p' | head -1; }
csrf=$(curl -fsS -c "$jar" "$base/login" | token)
curl -fsS -o /dev/null -b "$jar" -c "$jar" -H "Origin: $base" --data-urlencode "_csrf=$csrf" \
  --data-urlencode "email=$email" --data-urlencode "password=$password" "$base/login"

# Ticks of the processor that the node has used, and kilobytes that it holds.
ticks() { [ -z "${PID:-}" ] && echo 0 || awk '{print $14 + $15}' "/proc/$PID/stat"; }
memory() { [ -z "${PID:-}" ] && echo 0 || awk '/VmRSS/ {print $2}' "/proc/$PID/status"; }

list="$base/s/$store/orders/print?view=all${QUERY:+&$QUERY}"
page=$(curl -fsS -b "$jar" "$list")
csrf=$(token <<< "$page")
grep -o '<h1[^>]*>[^<]*' <<< "$page" | sed 's/.*>//'
for what in slip ticket pick_list; do
  before=$(ticks) held=$(memory)
  took=$(curl -fsS -b "$jar" -o "$file" -w '%{time_total}' -H "Origin: $base" --data-urlencode "_csrf=$csrf" -d "what=$what" "$list")
  printf '%-10s %6.1f s, processor %5.1f s, memory %d -> %d kB, file %d kB\n' "$what" "$took" \
    "$(awk -v t=$(($(ticks) - before)) -v hz="$(getconf CLK_TCK)" 'BEGIN {print t / hz}')" "$held" "$(memory)" \
    "$(($(stat -c %s "$file") / 1024))"
done
