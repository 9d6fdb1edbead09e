#!/usr/bin/env bash
# A key of a store of the demo world for programs that read and change its stock, as reserve.sh wants it:
#   ops/load/key.sh hanami-market
set -euo pipefail
store=${1:?store}
cd "$(dirname "$0")"
. ./desk.sh
sign_in "${OWNER:-owner@hanami.example}" "${PASSWORD:-storeflow-demo}"
csrf=$(page "$base/s/$store/keys" | token)
page -L "$base/s/$store/keys" --data-urlencode "_csrf=$csrf" -d name=load -d stockRead=true -d stockWrite=true |
  grep -oE 'sf_[A-Za-z0-9_]+' | head -1
