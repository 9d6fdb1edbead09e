package io.storeflow.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storeflow.testing.AppProcess;
import io.storeflow.testing.Client;
import io.storeflow.testing.OwnDatabase;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The database of a running node is stopped and started again. Until it is back people are told so,
 * soon and in words; then everything goes on, without a start of the node.
 */
@Tag("database")
@Tag("processes")
@Tag("any-engine")
class DatabaseOutageTest {

  /** Somebody waits for a connection a few seconds at most. */
  private static final Duration SLOWEST = Duration.ofSeconds(5);

  private static OwnDatabase database;
  private static AppProcess node;

  @BeforeAll
  static void start() {
    database = OwnDatabase.started("outage");
    var settings = new HashMap<>(database.settings());
    // A job that was being done is started again after a few missed heartbeats.
    settings.put("db-scheduler.heartbeat-interval", "1s");
    settings.put("db-scheduler.polling-interval", "1s");
    node = AppProcess.start(0, settings);
  }

  @AfterAll
  static void stop() {
    if (node != null) node.close();
    database.close();
  }

  @Test
  void saysSoWhileItIsAwayAndHealsByItself() throws Exception {
    var corner = Corner.opened(node);
    var owner = corner.owner;
    var shopper = corner.shopper;
    corner.buy();
    corner.put();
    var page = shopper.get(Corner.SHOP + "/checkout");

    database.stop();
    var failed = new LinkedHashMap<String, HttpResponse<String>>();
    for (var path :
        List.of(
            Corner.DESK,
            Corner.DESK + "/orders",
            Corner.DESK + "/board/kitchen",
            "/stores",
            "/login")) failed.put(path, soon(() -> owner.get(path)));
    for (var path :
        List.of(Corner.SHOP + "/cart", Corner.SHOP + "/checkout", Corner.SHOP + "/search?q=ramen"))
      failed.put(path, soon(() -> shopper.get(path)));
    failed.put(
        "checkout", soon(() -> shopper.post(Corner.SHOP + "/checkout", Corner.filled(page))));
    // What is signed out is shown the page that needs nothing.
    failed.remove("/login");
    failed.forEach(DatabaseOutageTest::isFriendly);
    var api = new LinkedHashMap<String, HttpResponse<String>>();
    api.put("products", soon(() -> shopper.get("/api/v1/stores/corner/products")));
    api.put("track", soon(() -> shopper.get("/api/v1/track/" + "x".repeat(22))));
    api.put(
        "checkout",
        soon(() -> shopper.json("/api/v1/stores/corner/checkout", "{}", "Idempotency-Key", "k")));
    api.forEach(DatabaseOutageTest::isProblem);
    crowdIsToldToo();
    assertThat(shopper.get("/healthz").statusCode()).isEqualTo(503);
    await().atMost(Duration.ofSeconds(10)).until(() -> health("readiness") == 503);
    assertThat(health("liveness")).isEqualTo(200);

    database.start();
    await().atMost(Duration.ofMinutes(1)).until(() -> health("readiness") == 200);
    assertThat(shopper.get("/healthz").statusCode()).isEqualTo(200);
    for (var path :
        List.of(Corner.DESK, Corner.DESK + "/orders", Corner.DESK + "/board/kitchen", "/stores"))
      assertThat(owner.get(path).statusCode()).as(path).isEqualTo(200);
    assertThat(shopper.get(Corner.SHOP + "/cart").body()).contains("Ramen");
    assertThat(shopper.get("/api/v1/stores/corner/products").statusCode()).isEqualTo(200);
    var placed = shopper.post(Corner.SHOP + "/checkout", Corner.filled(page));
    assertThat(placed.statusCode()).isEqualTo(303);
    assertThat(owner.get(Corner.DESK + "/orders").body()).contains("1001", "1002");
    // Work that was under way when the database went is found dead by its heartbeat, and done
    // again.
    await()
        .atMost(Duration.ofSeconds(120))
        .untilAsserted(() -> assertThat(node.metric("storeflow_jobs_due")).isZero());
  }

  /** More ask at once than there are connections: nobody waits in a line behind the others. */
  private void crowdIsToldToo() throws Exception {
    List<Callable<Integer>> crowd = new ArrayList<>();
    for (int i = 0; i < 60; i++)
      crowd.add(() -> soon(() -> new Client(node.port()).get(Corner.SHOP + "/cart")).statusCode());
    try (var threads = Executors.newFixedThreadPool(60)) {
      for (var answer : threads.invokeAll(crowd)) assertThat(answer.get()).isEqualTo(503);
    }
  }

  private static void isFriendly(String what, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(what).isEqualTo(503);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(answer.body())
        .as(what)
        .contains("<h1", answer.headers().firstValue("X-Request-Id").orElse("no id"))
        .doesNotContain("Exception", "jdbc", "SQL", "at io.storeflow");
  }

  private static void isProblem(String what, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(what).isEqualTo(503);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .as(what)
        .startsWith("application/problem+json");
    assertThat(answer.body())
        .as(what)
        .contains("\"code\":\"unavailable\"", "\"request_id\":\"")
        .doesNotContain("Exception", "jdbc", "SQL");
  }

  private static HttpResponse<String> soon(Supplier<HttpResponse<String>> request) {
    long start = System.nanoTime();
    var answer = request.get();
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .as(answer.uri().getPath())
        .isLessThan(SLOWEST);
    return answer;
  }

  private static int health(String probe) {
    return new Client(node.managementPort()).get("/actuator/health/" + probe).statusCode();
  }
}
