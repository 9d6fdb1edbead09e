package io.storeflow.platform.redis;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import redis.embedded.RedisServer;

/** A real Redis on a free port of 127.0.0.1 that tests may kill, freeze and start again. */
public final class RedisProcess implements AutoCloseable {

  private final int port;
  private @Nullable RedisServer server;
  private @Nullable ProcessHandle process;

  private RedisProcess(int port) {
    this.port = port;
  }

  public static RedisProcess absent() throws IOException {
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new RedisProcess(free.getLocalPort());
    }
  }

  public static RedisProcess started() throws IOException {
    var redis = absent();
    redis.start();
    return redis;
  }

  public String url() {
    return "redis://127.0.0.1:" + port;
  }

  public void start() throws IOException {
    var before = ProcessHandle.current().children().collect(Collectors.toSet());
    var fresh =
        RedisServer.newRedisServer()
            .port(port)
            .bind("127.0.0.1")
            .setting("save \"\"")
            .setting("appendonly no")
            .build();
    fresh.start();
    server = fresh;
    process =
        ProcessHandle.current()
            .children()
            .filter(it -> !before.contains(it))
            .filter(it -> it.info().command().orElse("").contains("redis"))
            .findFirst()
            .orElseThrow();
  }

  public boolean alive() {
    return process != null && process.isAlive();
  }

  public void kill() throws Exception {
    var running = Objects.requireNonNull(process);
    running.destroyForcibly();
    running.onExit().get(10, TimeUnit.SECONDS);
    Objects.requireNonNull(server).stop();
  }

  public void freeze() throws Exception {
    signal("-STOP");
  }

  public void thaw() throws Exception {
    signal("-CONT");
  }

  @Override
  public void close() throws Exception {
    if (process != null && process.isAlive()) {
      thaw();
      kill();
    }
  }

  private void signal(String signal) throws Exception {
    new ProcessBuilder("kill", signal, Long.toString(Objects.requireNonNull(process).pid()))
        .start()
        .waitFor();
  }
}
