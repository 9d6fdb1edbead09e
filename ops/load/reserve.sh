#!/usr/bin/env bash
# Reservations per second of one hot variant through the API: ops/load/reserve.sh [seconds] store sku
# KEY is one of the store that may change stock; left out, key.sh makes one. The variant gets as many units as there may be.
# A store holds 20,000 reservations at most, each for an hour here. The application must run with STOREFLOW_LIMITS_API_KEY
# raised (1000000/1m). Needs wrk.
set -euo pipefail
cd "$(dirname "$0")"
. ./cpu.sh
seconds=${1:-30}
export STORE=${2:?store} SKU=${3:?sku} KEY=${KEY:-$(./key.sh "$2")}
stock() {
  curl -fsS -H "Authorization: Bearer $KEY" "$base/api/v1/stores/$STORE/stock?sku=$SKU" |
    grep -oE '"(on_hand|reserved|available)":[0-9]+' | head -3 | tr '\n' ' '
}
curl -fsS -o /dev/null "$base/api/v1/stores/$STORE/stock/adjustments" -H "Authorization: Bearer $KEY" -H 'Content-Type: application/json' \
  -H "Idempotency-Key: load-$(date +%s%N)" -d "{\"adjustments\":[{\"sku\":\"$SKU\",\"set\":1000000,\"reason\":\"load\"}]}"
echo "before: $(stock)"
mark
said=$(wrk -t2 -c"${CLIENTS:-16}" -d"${seconds}s" --timeout 10s -s reserve.lua "$base" | grep -E 'reservations/s|not 201|Socket errors')
echo "$said"
each "$(sed -n 's/.* reservations \([0-9]*\) .*/\1/p' <<< "$said")"
echo "after:  $(stock)"
