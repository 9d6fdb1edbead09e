package io.storeflow.nodes;

import static org.awaitility.Awaitility.await;

import io.storeflow.platform.redis.RedisProcess;
import io.storeflow.testing.AppProcess;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Two processes of the application behind one database and a Redis of their own. */
final class TwoNodes implements AutoCloseable {
  final RedisProcess redis;
  final AppProcess a;
  final AppProcess b;

  private TwoNodes(RedisProcess redis, AppProcess a, AppProcess b) {
    this.redis = redis;
    this.a = a;
    this.b = b;
  }

  static TwoNodes start() throws Exception {
    var redis = RedisProcess.started();
    var settings =
        Map.of(
            "storeflow.redis.url", redis.url(),
            "storeflow.release", "of these tests",
            "storeflow.limits.checkout", "100000/1h",
            "storeflow.limits.sign-in", "1000/1m");
    var other = CompletableFuture.supplyAsync(() -> AppProcess.start(0, settings));
    var a = AppProcess.start(0, settings);
    return new TwoNodes(redis, a, other.get());
  }

  /** Gives them a Redis that answers, whatever was done to it. */
  void heal() throws Exception {
    redis.thaw();
    if (!redis.alive()) redis.start();
    awaitRedis();
  }

  void awaitRedis() {
    await().atMost(Duration.ofMinutes(1)).until(() -> redisUp(a) && redisUp(b));
  }

  /** Whether one of them has a Redis that answers. */
  boolean hasRedis() {
    return redisUp(a) || redisUp(b);
  }

  /** Whether the node itself says that Redis answers it. */
  private static boolean redisUp(AppProcess node) {
    return node.metric("storeflow_redis_up") == 1;
  }

  /**
   * Pages of shops that the node has answered so far: by {@code hit}, {@code shared}, {@code miss}.
   */
  static int pages(AppProcess node, String result) {
    return (int) node.metric("storeflow_pages_total", "\"" + result + "\"");
  }

  @Override
  public void close() throws Exception {
    a.close();
    b.close();
    redis.close();
  }
}
