package io.storeflow.platform.security;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.storeflow.platform.id.Ids;
import io.storeflow.testing.AppProcess;
import io.storeflow.testing.Chromium;
import io.storeflow.testing.Client;
import io.storeflow.testing.Engines;
import io.storeflow.testing.Nginx;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * A node in profile production, behind a proxy that speaks TLS: as probes and strangers meet it.
 */
@Tag("database")
@Tag("processes")
@Tag("any-engine")
class ProductionTest {
  private static final String[] HTTPS = {"X-Forwarded-Proto", "https"};
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  static @TempDir Path folder;
  static AppProcess node;
  static String database = "";

  /** A database and a user of its own, whose password not everybody knows. */
  @BeforeAll
  static void start() throws Exception {
    var name = "production_" + Ids.next();
    database = name;
    var user = "p" + Ids.next();
    var engine = Engines.settings();
    try (var connection =
            DriverManager.getConnection(
                engine.get("storeflow.db.url"),
                engine.get("storeflow.db.user"),
                engine.get("storeflow.db.password"));
        var sql = connection.createStatement()) {
      sql.execute("create database " + name + " character set utf8mb4 collate utf8mb4_0900_ai_ci");
      sql.execute("create user '" + user + "'@'127.0.0.1' identified by 'xK2-not-known-to-all'");
      sql.execute("grant all on " + name + ".* to '" + user + "'@'127.0.0.1'");
    }
    node =
        AppProcess.inProduction(
            folder,
            settings(
                "storeflow.db.url",
                Engines.databaseUrl().replaceFirst("/[^/]+$", "/" + name),
                "storeflow.db.user",
                user,
                "storeflow.db.password",
                "xK2-not-known-to-all",
                "storeflow.media.url",
                folder.resolve("media").toUri().toString(),
                "storeflow.public-url",
                "https://shop.example.com",
                "storeflow.smtp.url",
                "smtp://127.0.0.1:9",
                "storeflow.mail.from",
                "StoreFlow <hello@example.com>",
                "storeflow.trusted-proxies",
                "127.0.0.1",
                "storeflow.cors.origins",
                "https://pizza.example.com",
                "storeflow.live.most-per-address",
                "2",
                "storeflow.live.most-sessions",
                "5",
                "storeflow.live.kept-for-staff",
                "2"));
  }

  /** Names and values in turns. */
  private static Map<String, String> settings(String... pairs) {
    Map<String, String> settings = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) settings.put(pairs[i], pairs[i + 1]);
    return settings;
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void answersProbesAndPrometheusOverPlainHttp() throws Exception {
    assertThat(get(node.uri("/healthz")).statusCode()).isEqualTo(200);
    assertThat(get(node.uri("/healthz")).body()).isEqualTo("ok");
    for (var path : new String[] {"health/liveness", "health/readiness", "prometheus"})
      assertThat(get(management("/actuator/" + path)).statusCode()).as(path).isEqualTo(200);
    assertThat(get(management("/actuator/prometheus")).body())
        .contains("storeflow_orders_placed_total");
    assertThat(get(management("/actuator/health")).body()).doesNotContain("components");
    assertThat(get(management("/actuator/health/late")).body())
        .contains("\"jobs\":{\"status\":\"UP\"}");
    assertThat(get(node.uri("/actuator/prometheus")).statusCode()).isNotEqualTo(200);
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
      var answer = get(node.uri(path));
      assertThat(answer.statusCode()).as(path).isEqualTo(308);
      assertThat(answer.headers().firstValue("Location"))
          .hasValue("https://shop.example.com" + path);
    }
    var login = get(node.uri("/login"), HTTPS);
    assertThat(login.statusCode()).isEqualTo(200);
    assertThat(login.headers().firstValue("Strict-Transport-Security")).isPresent();
  }

  /** As a browser meets it whose proxy was forgotten in the settings. */
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
    awaitCounted(List.of());
  }

  /** Each declares a form of 1 MB and sends a byte now and then; the heap has 384 MB. */
  @Test
  @DisabledIfSystemProperty(named = "storeflow.test.engine", matches = "mysql")
  void answersWhile250PostsDrip() throws Exception {
    try (var posts = SlowPosts.to(node.port(), 250, "/s/the-shop/products", 1_000_000)) {
      await().atMost(60, SECONDS).until(() -> gauge("storeflow_bodies_bytes") >= 250 * 4096);
      for (int i = 0; i < 5; i++) {
        assertAnsweredWithin(Duration.ofSeconds(3), "/healthz");
        assertAnsweredWithin(Duration.ofSeconds(10), "/login", HTTPS);
      }
      assertThat(posts.firstAnswer()).startsWith("HTTP/1.1 408 ");
      await().atMost(60, SECONDS).until(() -> gauge("storeflow_bodies_bytes") == 0);
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

  private static double gauge(String name) throws Exception {
    return get(management("/actuator/prometheus"))
        .body()
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow();
  }

  /** Tomcat answers TRACE, and the firewall what it refuses, before any filter of a page runs. */
  @Test
  void protectsAnswersThatNoPageGives() throws Exception {
    var trace = HttpRequest.newBuilder(node.uri("/login")).headers(HTTPS);
    trace.method("TRACE", BodyPublishers.noBody());
    var answers = new ArrayList<HttpResponse<String>>();
    answers.add(HTTP.send(trace.build(), BodyHandlers.ofString()));
    for (var path : new String[] {"/login;a=b", "/shop/%2e%2e/x", "/shop//x", "/no-such-page"})
      answers.add(get(node.uri(path), HTTPS));
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
    var named = preflight("https://pizza.example.com", "/api/v1/stores/x/checkout");
    assertThat(named.statusCode()).isEqualTo(200);
    assertThat(named.headers().firstValue("Access-Control-Allow-Origin"))
        .hasValue("https://pizza.example.com");
    assertThat(named.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
    var other = preflight("https://evil.example.com", "/api/v1/stores/x/checkout");
    assertThat(other.statusCode()).isEqualTo(403);
    assertThat(other.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    var page = preflight("https://pizza.example.com", "/shop/x/cart");
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

    var open = new ArrayList<WebSocket>();
    open.add(socket("203.0.113.7"));
    open.add(socket("203.0.113.7"));
    awaitCounted(open);
    assertRefused("203.0.113.7");
    open.add(socket("203.0.113.8"));
    awaitCounted(open);
    assertRefused("203.0.113.9");
    assertRefused("203.0.113.9", "Cookie", "__Host-sf_board_x=made-up");
    // It costs nothing to sign up: the places of staff are for addresses that are somebody's own.
    assertRefused("203.0.113.9", "Cookie", session);
    assertRefused("203.0.113.9", "Cookie", pass);
    verify("grace@example.com");
    assertThat(owner.get("/account", HTTPS).statusCode()).isEqualTo(200);
    open.add(socket("203.0.113.7", "Cookie", session));
    open.add(socket("203.0.113.7", "Cookie", pass));
    awaitCounted(open);
    assertRefused("203.0.113.7", "Cookie", session);
    open.forEach(WebSocket::abort);
  }

  /** As following the mailed link does. */
  private static void verify(String email) throws Exception {
    var engine = Engines.settings();
    try (var connection =
            DriverManager.getConnection(
                engine.get("storeflow.db.url"),
                engine.get("storeflow.db.user"),
                engine.get("storeflow.db.password"));
        var sql =
            connection.prepareStatement(
                "update "
                    + database
                    + ".person set email_verified_at = utc_timestamp(6) where email = ?")) {
      sql.setString(1, email);
      assertThat(sql.executeUpdate()).isEqualTo(1);
    }
  }

  /**
   * A socket counts when it is open on the server too, a moment after its client has the answer.
   */
  private static void awaitCounted(List<WebSocket> open) {
    var line = "storeflow_live_sessions " + open.size() + ".0";
    await().until(() -> get(management("/actuator/prometheus")).body().contains(line));
  }

  private static void assertRefused(String address, String... headers) {
    assertThatThrownBy(() -> socket(address, headers))
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(WebSocketHandshakeException.class);
  }

  private static WebSocket socket(String client, String... headers) {
    var builder =
        HTTP.newWebSocketBuilder()
            .subprotocols("v12.stomp")
            .header("X-Forwarded-For", client)
            .header("X-Forwarded-Proto", "https");
    for (int i = 0; i < headers.length; i += 2) builder.header(headers[i], headers[i + 1]);
    var address = URI.create("ws://127.0.0.1:" + node.port() + "/ws");
    return builder.buildAsync(address, new WebSocket.Listener() {}).join();
  }

  private static HttpResponse<String> preflight(String origin, String path) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(node.uri(path))
            .headers(HTTPS)
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "POST")
            .header("Access-Control-Request-Headers", "content-type,idempotency-key")
            .method("OPTIONS", BodyPublishers.noBody())
            .build(),
        BodyHandlers.ofString());
  }

  private static HttpResponse<String> get(URI address, String... headers) throws Exception {
    var request = HttpRequest.newBuilder(address);
    if (headers.length > 0) request.headers(headers);
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  private static URI management(String path) {
    return URI.create("http://127.0.0.1:" + node.managementPort() + path);
  }
}
