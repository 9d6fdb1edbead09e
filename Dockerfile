# syntax=docker/dockerfile:1
# Build: the whole Maven build without tests; the engines of local mode are not in the jar.
FROM eclipse-temurin:25-jdk-noble AS build
WORKDIR /src
COPY .mvn .mvn
COPY mvnw pom.xml ./
# Dependencies change seldom: a layer and a cache of their own.
RUN --mount=type=cache,target=/root/.m2 ./mvnw -q -B dependency:resolve dependency:resolve-plugins
COPY db db
COPY templates-src templates-src
COPY app app
COPY ops/dev ops/dev
# The code generator starts a throw-away MariaDB, which needs these two and refuses to run as root by accident.
RUN apt-get update && apt-get install -y --no-install-recommends libaio1t64 libncurses6 && rm -rf /var/lib/apt/lists/*
RUN --mount=type=cache,target=/root/.m2 ./mvnw -q -B package -DskipTests
RUN java -Djarmode=tools -jar target/storeflow-*.jar extract --layers --destination /layers --application-filename storeflow.jar

FROM eclipse-temurin:25-jre-noble
LABEL org.opencontainers.image.title="StoreFlow"
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin storeflow \
  && install -d -o 10001 /var/lib/storeflow/media
WORKDIR /storeflow
# Least to most often changed, so that a new release moves few bytes.
COPY --from=build /layers/dependencies/ ./
COPY --from=build /layers/spring-boot-loader/ ./
COPY --from=build /layers/snapshot-dependencies/ ./
COPY --from=build /layers/application/ ./
# Classes as they are once loaded, for a quicker start: of a run that ends by itself, as it is told no database. A cache
# trained under load (ops/train.sh) is the better one, and may be put in its place where the same image runs.
RUN java --enable-native-access=ALL-UNNAMED -XX:+UseCompactObjectHeaders -XX:AOTCacheOutput=storeflow.aot \
  -jar storeflow.jar >/tmp/trained.log 2>&1; test -s storeflow.aot && rm /tmp/trained.log
USER 10001
# Three threads compile what is hot: of one, two busy processors leave so little that a node takes minutes to become fast.
# Native memory of many threads is given back instead of being kept: two malloc arenas, trimmed each 30 s (below).
# Huge pages, where the kernel lends them (madvise): a tenth less processor time a page for 10 MB more of memory.
# A screen is told little at a time: small buffers make room for thousands of them.
ENV SERVER_PORT=8080 MANAGEMENT_SERVER_PORT=8081 MALLOC_ARENA_MAX=2
EXPOSE 8080 8081
# For pictures, if STOREFLOW_MEDIA_URL=file:/var/lib/storeflow/media says so: it has no default, as all nodes must have one.
VOLUME /var/lib/storeflow/media
# Ends within the 20 s that requests in flight are given, plus the jobs' 15 s.
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${SERVER_PORT} && printf 'GET /healthz HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["java", "--enable-native-access=ALL-UNNAMED", "-XX:AOTCache=storeflow.aot", "-XX:MaxRAMPercentage=40", "-XX:CICompilerCount=4", "-XX:+UseCompactObjectHeaders", "-XX:+UseTransparentHugePages", "-XX:TrimNativeHeapInterval=30000", "-Dorg.apache.tomcat.websocket.DEFAULT_BUFFER_SIZE=2048", "-XX:+ExitOnOutOfMemoryError", "-jar", "storeflow.jar"]
