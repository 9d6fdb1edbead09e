#!/usr/bin/env bash
# A stand to take figures on: MariaDB and Redis as a production would run them, and nodes of the jar.
#   ./mvnw package -DskipTests                # the jar
#   ops/load/stand.sh [nodes]                 # 1 node on 8080 (management 8081), the second on 8082 (8083) ..., or from PORT on; Ctrl-C ends all
#   java -jar target/storeflow-*.jar fill ... # in another shell, with `. target/stand/env`
# Engines are those that a first ./mvnw spring-boot:run unpacked; the data is the stand's own, in target/stand.
# The database is durable: redo log flushed and binary log synced at each commit.
set -euo pipefail
cd "$(dirname "$0")/../.."
nodes=${1:-1}
engines=.storeflow/engines
stand=target/stand
[ -d "$engines" ] && [ -d .storeflow/mariadb ] || { echo "Run ./mvnw spring-boot:run once and stop it: the stand copies its engines' first data." >&2; exit 1; }
jar=$(ls target/storeflow-*.jar)
java=$(ls -d /usr/lib/jvm/*25*/bin/java 2>/dev/null | head -1 || true)
java=${JAVA_25:-${java:-java}}
mkdir -p "$stand"
# A cache that ops/train.sh made stays with the jar it was made of.
if [ "$stand/app/$(basename "$jar")" -ot "$jar" ] || [ -n "${TRAIN:-}" ]; then rm -rf "$stand/app"; fi
[ -d "$stand/app" ] || "$java" -Djarmode=tools -jar "$jar" extract --destination "$stand/app" >/dev/null
[ -d "$stand/mariadb" ] || { rm -rf "$stand/media"; cp -r .storeflow/media "$stand/media"; cp -r .storeflow/mariadb "$stand/mariadb"; rm -f "$stand"/mariadb/*.pid; }
base=$PWD/$(ls -d "$engines"/mariadb-*)

opts=(${JAVA_OPTS:--XX:+UseSerialGC -Xmx320m -Xmn40m} -XX:CICompilerCount=4 -XX:TrimNativeHeapInterval=30000 -XX:+UseCompactObjectHeaders -XX:+UseTransparentHugePages
  -Dorg.apache.tomcat.websocket.DEFAULT_BUFFER_SIZE=2048 --enable-native-access=ALL-UNNAMED)
if [ -n "${TRAIN:-}" ]; then opts+=("-XX:AOTCacheOutput=$TRAIN"); elif [ -f "$stand/app/storeflow.aot" ]; then opts+=("-XX:AOTCache=$stand/app/storeflow.aot"); fi

pids=()
trap 'trap - EXIT; kill "${pids[@]}" 2>/dev/null || true; wait' EXIT INT TERM
"$base/bin/mariadbd" --no-defaults $([ "$(id -u)" = 0 ] && echo --user=root) --basedir="$base" --lc-messages-dir="$base/share" \
  --datadir="$PWD/$stand/mariadb" --socket=/tmp/storeflow-stand.sock --port=3390 --bind-address=127.0.0.1 --skip-name-resolve --skip-ssl \
  --character-set-server=utf8mb4 --collation-server=utf8mb4_0900_ai_ci --performance-schema=off --max-connections=300 --max-allowed-packet=64M \
  --innodb-buffer-pool-size="${BUFFER_POOL:-1G}" --innodb-log-file-size=512M \
  --innodb-flush-log-at-trx-commit=1 --log-bin=binlog --binlog-format=ROW --sync-binlog=1 --expire-logs-days=1 >"$stand/mariadb.log" 2>&1 &
pids+=($!)
"$(ls -d "$engines"/redis-*)/redis-server" --port 6390 --bind 127.0.0.1 --save "" >"$stand/redis.log" 2>&1 &
pids+=($!)

cat >"$stand/env" <<'ENV'
export SPRING_PROFILES_ACTIVE=local
export STOREFLOW_DB_URL=jdbc:mysql://127.0.0.1:3390/storeflow STOREFLOW_DB_USER=storeflow STOREFLOW_DB_PASSWORD=storeflow
export STOREFLOW_REDIS_URL=redis://127.0.0.1:6390
export STOREFLOW_MEDIA_URL=target/stand/media STOREFLOW_WARM_UP=${STOREFLOW_WARM_UP:-10s}
export STOREFLOW_LIMITS_CHECKOUT=1000000/1h STOREFLOW_LIMITS_QUOTE=1000000/1h STOREFLOW_LIMITS_DASHBOARD=1000000/1h
export STOREFLOW_LIMITS_CART=1000000/1h STOREFLOW_LIMITS_CART_HOLD=1000000/1h STOREFLOW_LIMITS_BOARD=1000000/1h STOREFLOW_LIMITS_ORDER_MAIL=1000000/1h STOREFLOW_LIMITS_SEARCH=1000000/1h STOREFLOW_LIMITS_OWN_PRICES=1000000/1h STOREFLOW_LIMITS_API_KEY=1000000/1m STOREFLOW_LIVE_MOST_PER_ADDRESS=1000000 STOREFLOW_LIVE_KEPT_FOR_STAFF=0
ENV
. "$stand/env"
for _ in $(seq 100); do (: </dev/tcp/127.0.0.1/3390) 2>/dev/null && break; sleep 0.1; done
for ((node = 0; node < nodes; node++)); do
  port=$((${PORT:-8080} + 2 * node))
  MALLOC_ARENA_MAX=2 SERVER_PORT=$port MANAGEMENT_SERVER_PORT=$((port + 1)) "$java" "${opts[@]}" -jar "$stand/app/$(basename "$jar")" >"$stand/node-$node.log" 2>&1 &
  pids+=($!)
  echo "node $node: http://127.0.0.1:$port, pid $!"
done
wait
