package io.storeflow.platform.ui;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.storeflow.platform.assets.AssetFiles;
import io.storeflow.platform.colour.StoreColours;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Parts and layouts as pages of a server of their own, with a board whose answers a test chooses:
 * what number it has reached, whether it is away, what becomes of a bump.
 */
final class UiDemo implements AutoCloseable {
  static final List<String> PAGES = List.of("parts", "shop", "alone", "board");

  final AtomicInteger seq = new AtomicInteger(17);
  final AtomicBoolean away = new AtomicBoolean();
  final AtomicInteger fetches = new AtomicInteger();
  final AtomicInteger bumpStatus = new AtomicInteger(204);
  final AtomicInteger notTaken = new AtomicInteger();
  final List<String> bumps = Collections.synchronizedList(new ArrayList<>());

  private final Pages pages = new Pages();
  private final Map<String, byte[]> shown = new ConcurrentHashMap<>();
  private final HttpServer server;

  private UiDemo(HttpServer server) {
    this.server = server;
  }

  static UiDemo started() throws Exception {
    var demo = new UiDemo(HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0));
    for (var page : PAGES) {
      var html = demo.pages.render("ui-demo/" + page, Samples.model(), Locale.ENGLISH);
      demo.shown.put("/" + page + ".html", html.getBytes(StandardCharsets.UTF_8));
    }
    demo.server.createContext("/", demo::answer);
    demo.server.start();
    return demo;
  }

  String page(String name) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + name + ".html";
  }

  /** As it was when it started. */
  void reset() {
    seq.set(17);
    away.set(false);
    fetches.set(0);
    bumpStatus.set(204);
    notTaken.set(0);
    bumps.clear();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath();
      if (away.get() && !path.startsWith("/assets/")) return;
      if (path.equals("/bump") && bumpStatus.get() != 204) {
        notTaken.incrementAndGet();
        var words = "1047 has moved on".getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "text/plain;charset=UTF-8");
        exchange.sendResponseHeaders(bumpStatus.get(), words.length);
        exchange.getResponseBody().write(words);
        return;
      }
      if (path.equals("/bump")) {
        var bump = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        boolean stale = bump.contains("_csrf=stale");
        if (!stale) bumps.add(bump);
        exchange.sendResponseHeaders(stale ? 403 : 204, -1);
        return;
      }
      var bytes = path.equals("/region") ? region() : file(path);
      exchange.getResponseHeaders().add("Content-Type", type(path));
      exchange
          .getResponseHeaders()
          .add(
              "Content-Security-Policy",
              "default-src 'self'; style-src 'self'; script-src 'self'; connect-src 'self'");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private byte[] region() throws IOException {
    fetches.incrementAndGet();
    var model = Samples.model();
    model.put("seq", seq.get());
    if (seq.get() > 17) model.put("piles", moved());
    try {
      return pages.render("ui-demo/board", model, Locale.ENGLISH).getBytes(StandardCharsets.UTF_8);
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  private Map<String, List<Integer>> moved() {
    var piles = new LinkedHashMap<String, List<Integer>>();
    piles.put("New", List.of(1047, 1046));
    piles.put("Preparing", List.of(2000 + seq.get(), 1042, 1043));
    piles.put("Ready", List.of(1040));
    return piles;
  }

  private byte[] file(String path) {
    if (path.equals("/stores.css"))
      return StoreColours.css(
              List.of(
                  new StoreColours.StoreColour("hanami-kitchen", "#a8355f"),
                  new StoreColours.StoreColour("hanami-market", "#1c6b66")))
          .getBytes(StandardCharsets.UTF_8);
    if (path.startsWith("/assets/")) return AssetFiles.at(pages.assets, path);
    return shown.getOrDefault(path, new byte[0]);
  }

  private static String type(String path) {
    if (path.endsWith(".css")) return "text/css";
    if (path.endsWith(".js")) return "text/javascript";
    if (path.endsWith(".svg")) return "image/svg+xml";
    return path.endsWith(".woff2") ? "font/woff2" : "text/html;charset=utf-8";
  }
}
