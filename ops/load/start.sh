#!/usr/bin/env bash
# From the start of the JVM to the first page, and what is resident then: ops/load/start.sh [times]
# Runs `./mvnw spring-boot:run` (engines included) on the data of .storeflow; move that away first for a first run.
set -euo pipefail
cd "$(dirname "$0")/../.."
times=${1:-3}
export SERVER_PORT=${SERVER_PORT:-8970} MANAGEMENT_SERVER_PORT=${MANAGEMENT_SERVER_PORT:-8971}

since_start() { # seconds since the process began, from the kernel's clock ticks
  awk -v hertz="$(getconf CLK_TCK)" 'NR == FNR {uptime = $1; next} {print uptime - $22 / hertz}' /proc/uptime "/proc/$1/stat"
}

for ((n = 1; n <= times; n++)); do
  setsid ./mvnw -q -B spring-boot:run >/dev/null 2>&1 &
  group=$!
  until curl -fsS -o /dev/null "http://127.0.0.1:$SERVER_PORT/login" 2>/dev/null; do
    kill -0 "$group" 2>/dev/null || { echo "It did not start." >&2; exit 1; }
    sleep 0.05
  done
  pid=$(pgrep -g "$group" -f io.storeflow.StoreFlow | tail -1)
  printf 'run %d: first page %.1f s after JVM start, resident %.0f MB\n' "$n" "$(since_start "$pid")" \
    "$(awk '/VmRSS/ {print $2 / 1024}' "/proc/$pid/status")"
  kill "$pid"
  wait "$group" 2>/dev/null || true
done
