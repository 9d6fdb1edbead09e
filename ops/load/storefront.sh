#!/bin/sh
# How many pages of a storefront one node serves: warm at full load, warm at half of the wanted load, and cold.
#   ops/load/storefront.sh [http://127.0.0.1:8080] [store] [product]
# Needs wrk. Run it on the machine of the server to leave the network out, and say so beside the figures.
set -eu
base=${1:-http://127.0.0.1:8080}
store=${2:-hanami-market}
product=${3:-}
seconds=${SECONDS_EACH:-15}
wanted=${WANTED:-4000}

if [ -z "$product" ]; then
  product=$(curl -fsS "$base/shop/$store/all" | sed -n "s|.*/shop/$store/p/\([a-z0-9-]*\)\".*|\1|p" | head -n 1)
fi

warm() {
  curl -fsS -o /dev/null "$1"
  wrk -t1 -c16 -d"${seconds}s" --latency -H 'Accept-Encoding: gzip' "$1" |
    awk -v name="$2" '/50%/ {p50 = $2} /99%/ {p99 = $2} /Requests\/sec/ {rate = $2} /Non-2xx/ {bad = $NF}
      END {printf "%-34s %9.0f /s   p50 %-9s p99 %-9s%s\n", name, rate, p50, p99, bad ? "   NOT 2xx: " bad : ""}'
}

# wrk has no rate of its own: each of 16 connections waits after each answer, so that all ask for about half.
half() {
  script=$(mktemp)
  printf 'function delay() return %d end\n' $((16 * 1000 * 2 / wanted)) >"$script"
  wrk -t1 -c16 -d"${seconds}s" --latency -s "$script" -H 'Accept-Encoding: gzip' "$1" |
    awk -v name="$2" '/50%/ {p50 = $2} /99%/ {p99 = $2} /Requests\/sec/ {rate = $2}
      END {printf "%-34s %9.0f /s   p50 %-9s p99 %-9s\n", name, rate, p50, p99}'
  rm -f "$script"
}

# A search is never kept: it is a page of 24 products rendered each time.
cold() {
  wrk -t1 -c4 -d"${seconds}s" --latency "$1" |
    awk -v name="$2" '/50%/ {p50 = $2} /99%/ {p99 = $2} /Requests\/sec/ {rate = $2} /Non-2xx/ {bad = $NF}
      END {printf "%-34s %9.0f /s   p50 %-9s p99 %-9s%s\n", name, rate, p50, p99, bad ? "   NOT 2xx: " bad : ""}'
}

echo "$(nproc) cores, load before: $(cut -d' ' -f1-3 /proc/loadavg)"
warm "$base/shop/$store/all" "listing, warm"
warm "$base/shop/$store/p/$product" "product, warm"
half "$base/shop/$store/all" "listing, half of $wanted"
half "$base/shop/$store/p/$product" "product, half of $wanted"
cold "$base/shop/$store/search?q=${WORD:-a}" "24 products rendered each time"
