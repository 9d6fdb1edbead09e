#!/usr/bin/env bash
# Makes target/stand/app/storeflow.aot: classes as they are once loaded and linked, and which methods are hot, so that a
# node starts in half the time and is fast from its first orders on. It holds for the very jar, folder, JVM and flags.
#   ops/train.sh [seconds of each load]     # on the stand's engines and data, whose stores load-01 ... were filled
# Then run java -XX:AOTCache=storeflow.aot -jar storeflow-*.jar in that folder; a cache that does not fit is left out.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${1:-40}
export PORT=${PORT:-8080} STOREFLOW_PAGE_CACHE=0MB
export BASE=http://127.0.0.1:$PORT MANAGEMENT=http://127.0.0.1:$((PORT + 1))
cache=$PWD/target/stand/app/storeflow.aot
TRAIN=$cache ops/load/stand.sh 1 &
stand=$!
trap 'kill $stand 2>/dev/null || true; wait $stand 2>/dev/null || true' EXIT
until curl -fs "$MANAGEMENT/actuator/health/readiness" | grep -q '"UP"'; do sleep 0.2; kill -0 $stand; done
stores=(load-01 load-02 load-03 load-04 load-05)
ops/load/shopper.sh "$seconds" "${stores[@]}"
ops/load/checkout.sh "$seconds" "${stores[@]}"
ops/load/pages.sh $((seconds / 4)) load-01 load-02
ops/load/reserve.sh $((seconds / 2)) hanami-market PR-RAM-P
kill $stand && wait $stand || true
trap - EXIT
ls -l "$cache"
