package io.storeflow.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.platform.id.Ids;
import io.storeflow.testing.AppProcess;
import io.storeflow.testing.Engines;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.HashMap;
import java.util.Map;

/** A node in profile production with a database of its own, and how it is asked. */
final class ProductionNode implements AutoCloseable {
  /** What the proxy says of a request that came over TLS. */
  static final String[] HTTPS = {"X-Forwarded-Proto", "https"};

  static final HttpClient HTTP = HttpClient.newHttpClient();

  final AppProcess app;
  private final String database;

  private ProductionNode(AppProcess app, String database) {
    this.app = app;
    this.database = database;
  }

  /** A database and a user of its own, whose password not everybody knows. */
  static ProductionNode start(Path folder) throws Exception {
    var name = "production_" + Ids.next();
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
    var node =
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
    return new ProductionNode(node, name);
  }

  /** Names and values in turns. */
  private static Map<String, String> settings(String... pairs) {
    Map<String, String> settings = new HashMap<>();
    for (int i = 0; i < pairs.length; i += 2) settings.put(pairs[i], pairs[i + 1]);
    return settings;
  }

  @Override
  public void close() {
    app.close();
  }

  URI uri(String path) {
    return app.uri(path);
  }

  int port() {
    return app.port();
  }

  String output() {
    return app.output();
  }

  /** As following the mailed link does. */
  void verify(String email) throws Exception {
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

  double gauge(String name) {
    return app.metric(name);
  }

  HttpResponse<String> get(URI address, String... headers) throws Exception {
    var request = HttpRequest.newBuilder(address);
    if (headers.length > 0) request.headers(headers);
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  URI management(String path) {
    return URI.create("http://127.0.0.1:" + app.managementPort() + path);
  }

  HttpResponse<String> preflight(String origin, String path) throws Exception {
    return HTTP.send(
        HttpRequest.newBuilder(uri(path))
            .headers(HTTPS)
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "POST")
            .header("Access-Control-Request-Headers", "content-type,idempotency-key")
            .method("OPTIONS", BodyPublishers.noBody())
            .build(),
        BodyHandlers.ofString());
  }
}
