package io.storeflow.geocode;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A server in the place of Nominatim that answers what it is told to, and notes what it is asked.
 */
final class GeocoderServer implements AutoCloseable {
  final List<URI> asked = new CopyOnWriteArrayList<>();
  final List<String> agents = new CopyOnWriteArrayList<>();

  /** Answers wait for it. */
  CountDownLatch gate = new CountDownLatch(0);

  /** Whether the answer begins at once and its end waits. */
  boolean trickles;

  int status = 200;
  String retryAfter = "";
  String answer = "[]";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  GeocoderServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/geo/search", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/geo";
  }

  @Override
  public void close() {
    gate.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange request) throws IOException {
    asked.add(request.getRequestURI());
    agents.add(request.getRequestHeaders().getFirst("User-Agent"));
    var body = answer.getBytes(StandardCharsets.UTF_8);
    if (!trickles) await();
    if (!retryAfter.isEmpty()) request.getResponseHeaders().add("Retry-After", retryAfter);
    request.sendResponseHeaders(status, body.length);
    try (var out = request.getResponseBody()) {
      if (trickles) {
        out.write(body, 0, 1);
        out.flush();
        await();
      }
      out.write(body, trickles ? 1 : 0, body.length - (trickles ? 1 : 0));
    }
  }

  private void await() {
    try {
      gate.await();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
