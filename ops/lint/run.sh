#!/usr/bin/env bash
# Outside checkers on every page and on the API document; needs node and what `./mvnw verify` kept in target/pages.
# Starts local mode on a port of its own, with a world of its own in target/lint, and ends it; while it starts, what was
# kept is looked at.
set -euo pipefail
cd "$(dirname "$0")/../.."
port="${1:-8479}"

rm -rf target/lint && mkdir -p target/lint
setsid ./mvnw -B -ntp -q spring-boot:run \
  -Dspring-boot.run.arguments="--server.port=$port --management.server.port=$((port + 1)) --storeflow.data=target/lint" \
  > target/lint/log 2>&1 &
app=$!
trap 'kill -- -$app 2>/dev/null || true' EXIT

(cd ops/lint && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error)
failed=0
node ops/lint/kept.mjs || failed=1

for _ in $(seq 300); do
  curl -fs "http://localhost:$port/healthz" > /dev/null && break
  kill -0 $app 2>/dev/null || { cat target/lint/log; exit 1; }
  sleep 1
done
node ops/lint/lighthouse.mjs "http://localhost:$port" || failed=1
exit $failed
