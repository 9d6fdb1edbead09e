#!/usr/bin/env bash
# A key of a store of the demo world for programs that read and change its stock, as reserve.sh wants it:
#   ops/load/key.sh hanami-market
set -euo pipefail
store=${1:?store}
base=${BASE:-http://127.0.0.1:8080}
jar=$(mktemp)
trap 'rm -f "$jar"' EXIT
page() { curl -fsS -b "$jar" -c "$jar" "$@"; }
csrf() { page "$base$1" | grep -oE '<input[^>]*name="_csrf"[^>]*>' | grep -oE 'value="[^"]+"' | head -1 | cut -d'"' -f2; }
token=$(csrf /login)
page -o /dev/null "$base/login" --data-urlencode "_csrf=$token" -d "email=${OWNER:-owner@hanami.example}" -d "password=${PASSWORD:-storeflow-demo}"
token=$(csrf "/s/$store/keys")
page -L "$base/s/$store/keys" --data-urlencode "_csrf=$token" -d name=load -d stockRead=true -d stockWrite=true |
  grep -oE 'sf_[A-Za-z0-9_]+' | head -1
