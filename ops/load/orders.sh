#!/usr/bin/env bash
# How long a page of the dashboard's order list takes: ops/load/orders.sh [store] [email] [password]
# Signs in as a person of the demo world, then asks for each kind of page 200 times, one after the other, and walks 50 pages deep.
set -euo pipefail
cd "$(dirname "$0")"
. ./desk.sh
store=${1:-hanami-market}
sign_in "${2:-owner@hanami.example}" "${3:-storeflow-demo}"
list="/s/$store/orders"

ask "all orders" "$list?view=all"
ask "to do" "$list"
ask "one day, completed" "$list?view=completed&placed=today"
ask "by a beginning that many have" "$list?view=all&q=Ha"
ask "by the first name" "$list?view=all&q=Zoe"
ask "by first name and surname" "$list?view=all&q=rosa+castro"
ask "by two first names, never together" "$list?view=all&q=zoe+rosa"
ask "by part of the e-mail" "$list?view=all&q=weiss.92617@hanami"
ask "by SKU" "$list?view=all&q=FILL-00009967"
ask "by what nobody is called" "$list?view=all&q=xyzzy"

: > "$took"
address="$base$list?view=all"
for _ in $(seq 50); do
  shown=$(page -w '\n%{time_total}' "$address")
  tail -1 <<<"$shown" >> "$took"
  next=$(grep -o 'href="[^"]*cursor=[^"]*"[^>]*rel="next"\|rel="next"[^>]*href="[^"]*cursor=[^"]*"' <<<"$shown" | sed 's/.*href="\([^"]*\)".*/\1/; s/&amp;/\&/g' | head -1)
  [ -n "$next" ] || break
  address="$base${next#"$base"}"
done
percentiles "50 pages deep"
