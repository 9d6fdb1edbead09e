#!/usr/bin/env bash
# How fast lists of a large shop are narrowed: ops/load/lists.sh [seconds each] [store]
# The store is one that `fill --store=<slug> --products=100000 --variants=5 --labels` has filled. One request at a time,
# each narrowed in another way, so that none was answered before; then the first answers after changes of the store,
# each made by `fill --products=1` (FILL is the command that fills, run in the folder of the project with the exported settings of the stand; without it these are left out). Needs wrk.
set -euo pipefail
cd "$(dirname "$0")"
. ./cpu.sh
seconds=${1:-15} store=${2:-load-01}
section=${SECTION:-section-1}

narrowed() { # name, path of the list
  curl -fsS -o /dev/null "$base$2"
  local said
  mark
  said=$(LIST="$2" wrk -t1 -c1 -d"${seconds}s" --latency -s lists.lua "$base")
  awk -v name="$1" '/50%/ {p50 = $2} /^p95/ {p95 = $2} /99%/ {p99 = $2} /requests in/ {n = $1} /Non-2xx/ {bad = $NF}
      END {printf "%-26s %6d answers   p50 %-9s p95 %-9s p99 %-9s%s\n", name, n, p50, p95, p99, bad ? "   NOT 2xx: " bad : ""}' <<< "$said"
  each "$(awk '/requests in/ {print $1}' <<< "$said")"
}

took() { curl -fsS -o /dev/null -w '%{time_total}' "$1"; }

echo "$(nproc) cores, load before: $(cut -d' ' -f1-3 /proc/loadavg)"
echo "first answer of all: $(took "$base/shop/$store/all?brand=Maker+1") s"
narrowed "all products, narrowed" "/shop/$store/all"
narrowed "all below, narrowed" "/shop/$store/c/$section"
echo "resident: $(resident) MB"
[ -n "${FILL:-}" ] || exit 0
for change in 1 2 3 4 5; do
  said=$(cd ../.. && eval "$FILL --store=$store --products=1 --variants=5 --labels" 2>&1) || { echo "$said" | tail -5; exit 1; }
  sleep 1
  echo "first answer after change $change: $(took "$base/shop/$store/all?brand=Maker+$change&available=true") s"
done
