#!/usr/bin/env bash
# How long a page of the dashboard's order list takes: ops/load/orders.sh [store] [email] [password]
# Signs in as a person of the demo world, then asks for each kind of page 200 times, one after the other, and walks 50 pages deep.
set -euo pipefail
store=${1:-hanami-market}
email=${2:-owner@hanami.example}
password=${3:-storeflow-demo}
base=${BASE:-http://127.0.0.1:8080}
jar=$(mktemp)
times=$(mktemp)
trap 'rm -f "$jar" "$times"' EXIT

token=$(curl -fsS -c "$jar" "$base/login" | sed -n 's/.*name="_csrf"[^>]*value="\([^"]*\)".*/\1/p' | head -1)
curl -fsS -o /dev/null -b "$jar" -c "$jar" -H "Origin: $base" --data-urlencode "_csrf=$token" \
  --data-urlencode "email=$email" --data-urlencode "password=$password" "$base/login"

percentiles() {
  sort -n "$times" | awk -v name="$1" '{t[NR] = $1 * 1000} END {
    printf "%-34s %4d pages   p50 %6.1f ms   p95 %6.1f ms   max %6.1f ms\n", name, NR, t[int(NR * .5) + 1], t[int(NR * .95) + 1], t[NR]}'
}

ask() {
  : > "$times"
  for _ in $(seq 200); do curl -fsS -o /dev/null -b "$jar" -w '%{time_total}\n' "$base/s/$store/orders$2" >> "$times"; done
  percentiles "$1"
}

ask "all orders" "?view=all"
ask "to do" ""
ask "one day, completed" "?view=completed&placed=today"
ask "by a beginning that many have" "?view=all&q=Ha"
ask "by the first name" "?view=all&q=Zoe"
ask "by first name and surname" "?view=all&q=rosa+castro"
ask "by two first names, never together" "?view=all&q=zoe+rosa"
ask "by part of the e-mail" "?view=all&q=weiss.92617@hanami"
ask "by SKU" "?view=all&q=FILL-00009967"
ask "by what nobody is called" "?view=all&q=xyzzy"

: > "$times"
address="$base/s/$store/orders?view=all"
for _ in $(seq 50); do
  page=$(curl -fsS -b "$jar" -w '\n%{time_total}' "$address")
  tail -1 <<<"$page" >> "$times"
  next=$(grep -o 'href="[^"]*cursor=[^"]*"[^>]*rel="next"\|rel="next"[^>]*href="[^"]*cursor=[^"]*"' <<<"$page" | sed 's/.*href="\([^"]*\)".*/\1/; s/&amp;/\&/g' | head -1)
  [ -n "$next" ] || break
  address="$base${next#"$base"}"
done
percentiles "50 pages deep"
