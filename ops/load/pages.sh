#!/usr/bin/env bash
# Processor time of pages that are rendered for each request: ops/load/pages.sh [seconds each] [store of the lists] [store of the checkout]
# Listing of 24, search of 24 hits, checkout page; one request at a time.
# On a stand that keeps no pages: STOREFLOW_PAGE_CACHE=0MB ops/load/stand.sh. Needs wrk.
set -euo pipefail
cd "$(dirname "$0")"
. ./cpu.sh
seconds=${1:-20} store=${2:-hanami-market} other=${3:-load-01}
cookie="sf_visitor=$(printf 'Load%018d' $$)"

# Pages that were rendered although they may be kept: in their place no other count would do.
missed() { curl -s "$management/actuator/prometheus" | awk '/^storeflow_pages_total.*miss/ {print int($2)}'; }

page() { # name address: as often as there is time for
  mark
  local missed_before=$(missed) said count rendered
  said=$(wrk -t1 -c1 -d"${seconds}s" -H "Cookie: $cookie" -H 'Accept-Encoding: gzip' "$2")
  count=$(awk '/requests in/ {print $1}' <<< "$said")
  rendered=$(($(missed) - missed_before))
  [[ $said != *Non-2xx* ]] || { echo "$1: not 200"; return; }
  [ "$rendered" -gt 1 ] && count=$rendered
  printf '%-10s %6d rendered, ' "$1" "$count"
  each "$count"
}

variant=$(curl -fsS "$base/api/v1/stores/$other/products?in_stock=true&limit=1" |
  sed -n 's/.*"variants":\[{"id":"\([A-Za-z0-9]*\)".*/\1/p')
curl -fsS -o /dev/null -b "$cookie" -d "variant=$variant" "$base/shop/$other/cart"
page listing "$base/shop/$store/all"
page search "$base/shop/$store/search?q=${WORD:-a}"
page checkout "$base/shop/$other/checkout"
echo "resident: $(resident) MB"
