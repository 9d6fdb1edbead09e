package io.storeflow.platform.security;

import static io.storeflow.platform.security.ProductionNode.HTTP;
import static io.storeflow.platform.security.ProductionNode.HTTPS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storeflow.testing.Chromium;
import io.storeflow.testing.Client;
import io.storeflow.testing.Nginx;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A node in profile production, behind a proxy that speaks TLS: as probes and strangers see it. */
@Tag("database")
@Tag("processes")
@Tag("any-engine")
class ProductionTest {

  static @TempDir Path folder;
  static ProductionNode node;

  @BeforeAll
  static void start() throws Exception {
    node = ProductionNode.start(folder);
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void answersProbesAndPrometheusOverPlainHttp() throws Exception {
    assertThat(node.get(node.uri("/healthz")).statusCode()).isEqualTo(200);
    assertThat(node.get(node.uri("/healthz")).body()).isEqualTo("ok");
    for (var path : new String[] {"health/liveness", "health/readiness", "prometheus"})
      assertThat(node.get(node.management("/actuator/" + path)).statusCode())
          .as(path)
          .isEqualTo(200);
    assertThat(node.get(node.management("/actuator/prometheus")).body())
        .contains("storeflow_orders_placed_total");
    assertThat(node.get(node.management("/actuator/health")).body()).doesNotContain("components");
    assertThat(node.get(node.management("/actuator/health/late")).body())
        .contains("\"jobs\":{\"status\":\"UP\"}");
    assertThat(node.get(node.uri("/actuator/prometheus")).statusCode()).isNotEqualTo(200);
  }

  @Test
  void logsAnObjectALine() {
    var lines = node.output().lines().filter(line -> line.startsWith("{")).toList();
    assertThat(lines)
        .isNotEmpty()
        .allSatisfy(
            line -> {
              var entry = JsonMapper.shared().readTree(line);
              for (var member : List.of("@timestamp", "level", "logger_name", "message"))
                assertThat(entry.path(member).asString("")).as(member).isNotEmpty();
            });
  }

  @Test
  void leadsPlainHttpToThePublicAddressWhateverTheHostHeaderSays() throws Exception {
    for (var path : new String[] {"/login?a=b", "/shop/x", "/api/v1/stores/x"}) {
      var answer = node.get(node.uri(path));
      assertThat(answer.statusCode()).as(path).isEqualTo(308);
      assertThat(answer.headers().firstValue("Location"))
          .hasValue("https://shop.example.com" + path);
    }
    var login = node.get(node.uri("/login"), HTTPS);
    assertThat(login.statusCode()).isEqualTo(200);
    assertThat(login.headers().firstValue("Strict-Transport-Security")).isPresent();
  }

  /** As a browser sees it whose proxy was forgotten in the settings. */
  @Test
  void tellsOnceThatTheProxyIsNotTrustedInsteadOfLeadingInCircles() throws Exception {
    try (var stranger =
        HttpClient.newBuilder().localAddress(InetAddress.getByName("127.0.0.9")).build()) {
      for (var path : new String[] {"/login", "/shop/x", "/api/v1/stores/x"}) {
        var request = HttpRequest.newBuilder(node.uri(path)).headers(HTTPS).build();
        var answer = stranger.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(path).isEqualTo(503);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
        assertThat(answer.body()).contains("STOREFLOW_TRUSTED_PROXIES");
      }
    }
    assertThat(node.output().lines().filter(it -> it.contains("would lead to itself")))
        .singleElement()
        .asString()
        .contains("STOREFLOW_TRUSTED_PROXIES", "127.0.0.9");
  }

  @Test
  @DisabledIfSystemProperty(named = "storeflow.test.engine", matches = "mysql")
  void worksInABrowserBehindARealTlsProxy() throws Exception {
    try (var proxy =
            Nginx.before(Files.createTempDirectory("nginx"), "shop.example.com", node.port());
        var chromium =
            Chromium.start(
                "--host-resolver-rules=MAP shop.example.com:443 127.0.0.1:" + proxy.port())) {
      new TlsJourney(chromium.browser(), "https://shop.example.com").run();
    }
    new Sockets(node).awaitCounted(List.of());
  }

  /** Each declares a form of 1 MB and sends a byte now and then; the heap has 384 MB. */
  @Test
  @DisabledIfSystemProperty(named = "storeflow.test.engine", matches = "mysql")
  void answersWhile250PostsDrip() throws Exception {
    try (var posts = SlowPosts.to(node.port(), 250, "/s/the-shop/products", 1_000_000)) {
      await().atMost(60, SECONDS).until(() -> node.gauge("storeflow_bodies_bytes") >= 250 * 4096);
      for (int i = 0; i < 5; i++) {
        assertAnsweredWithin(Duration.ofSeconds(3), "/healthz");
        assertAnsweredWithin(Duration.ofSeconds(10), "/login", HTTPS);
      }
      assertThat(posts.firstAnswer()).startsWith("HTTP/1.1 408 ");
      await().atMost(60, SECONDS).until(() -> node.gauge("storeflow_bodies_bytes") == 0);
    }
    try (var posts = SlowPosts.to(node.port(), 1, "/login", 1_000_000)) {
      assertThat(posts.firstAnswer()).startsWith("HTTP/1.1 413 ");
    }
  }

  private static void assertAnsweredWithin(Duration most, String path, String... headers)
      throws Exception {
    var request = HttpRequest.newBuilder(node.uri(path)).timeout(most);
    if (headers.length > 0) request.headers(headers);
    assertThat(HTTP.send(request.build(), BodyHandlers.ofString()).statusCode()).isEqualTo(200);
  }

  /** Tomcat answers TRACE, and the firewall what it refuses, before any filter of a page runs. */
  @Test
  void protectsAnswersThatNoPageGives() throws Exception {
    var trace = HttpRequest.newBuilder(node.uri("/login")).headers(HTTPS);
    trace.method("TRACE", BodyPublishers.noBody());
    var answers = new ArrayList<HttpResponse<String>>();
    answers.add(HTTP.send(trace.build(), BodyHandlers.ofString()));
    for (var path : new String[] {"/login;a=b", "/shop/%2e%2e/x", "/shop//x", "/no-such-page"})
      answers.add(node.get(node.uri(path), HTTPS));
    assertThat(answers.getFirst().statusCode()).isEqualTo(405);
    for (var answer : answers) {
      assertThat(answer.statusCode()).as(answer.uri().getPath()).isNotEqualTo(200);
      for (var header :
          List.of(
              "Content-Security-Policy",
              "X-Content-Type-Options",
              "X-Frame-Options",
              "Referrer-Policy"))
        assertThat(answer.headers().allValues(header))
            .as(header + " of " + answer.uri().getPath())
            .hasSize(1);
    }
  }

  @Test
  void letsPagesOfNamedOriginsCallTheApiAndNoOthers() throws Exception {
    var named = node.preflight("https://pizza.example.com", "/api/v1/stores/x/checkout");
    assertThat(named.statusCode()).isEqualTo(200);
    assertThat(named.headers().firstValue("Access-Control-Allow-Origin"))
        .hasValue("https://pizza.example.com");
    assertThat(named.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
    var other = node.preflight("https://evil.example.com", "/api/v1/stores/x/checkout");
    assertThat(other.statusCode()).isEqualTo(403);
    assertThat(other.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    var page = node.preflight("https://pizza.example.com", "/shop/x/cart");
    assertThat(page.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void keepsItsCookiesToThisHostAndGivesStaffRoomWhereShoppersHaveNoneLeft() throws Exception {
    var owner = new Client(node.port());
    var form = owner.get("/signup", HTTPS);
    var fields =
        Map.of(
            "_csrf",
            Client.hidden(form, "_csrf"),
            "name",
            "Grace",
            "email",
            "grace@example.com",
            "password",
            "four words in a row",
            "business",
            "Business",
            "storeName",
            "Shop",
            "slug",
            "the-shop",
            "country",
            "DE",
            "kind",
            "restaurant");
    assertThat(owner.post("/signup", fields, HTTPS).statusCode()).isEqualTo(302);
    var board = owner.get("/s/the-shop/board/kitchen", HTTPS);
    assertThat(board.statusCode()).isEqualTo(200);
    assertThat(board.headers().allValues("Set-Cookie"))
        .anySatisfy(
            cookie ->
                assertThat(cookie)
                    .startsWith("__Host-sf_board_")
                    .contains("Path=/;", "Secure", "HttpOnly"));
    var session = "__Host-SESSION=" + owner.cookie("__Host-SESSION");
    var pass = board.headers().allValues("Set-Cookie").getFirst().replaceFirst(";.*", "");

    var sockets = new Sockets(node);
    var open = new ArrayList<WebSocket>();
    open.add(sockets.socket("203.0.113.7"));
    open.add(sockets.socket("203.0.113.7"));
    sockets.awaitCounted(open);
    sockets.assertRefused("203.0.113.7");
    open.add(sockets.socket("203.0.113.8"));
    sockets.awaitCounted(open);
    sockets.assertRefused("203.0.113.9");
    sockets.assertRefused("203.0.113.9", "Cookie", "__Host-sf_board_x=made-up");
    // It costs nothing to sign up: the places of staff are for addresses that are somebody's own.
    sockets.assertRefused("203.0.113.9", "Cookie", session);
    sockets.assertRefused("203.0.113.9", "Cookie", pass);
    node.verify("grace@example.com");
    assertThat(owner.get("/account", HTTPS).statusCode()).isEqualTo(200);
    open.add(sockets.socket("203.0.113.7", "Cookie", session));
    open.add(sockets.socket("203.0.113.7", "Cookie", pass));
    sockets.awaitCounted(open);
    sockets.assertRefused("203.0.113.7", "Cookie", session);
    open.forEach(WebSocket::abort);
  }
}
