package io.storeflow.vatid;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server in the place of VIES that answers what it is told to, and notes what it was asked. */
final class ViesServer implements AutoCloseable {
  final List<String> asked = new CopyOnWriteArrayList<>();

  /** Answers wait for it. */
  CountDownLatch gate = new CountDownLatch(0);

  /** Whether the answer begins at once and its end waits. */
  boolean trickles;

  /** Before each answer. */
  Duration slowly = Duration.ZERO;

  int status = 200;
  List<String> answers = List.of("{}");

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  ViesServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/rest-api/check-vat-number", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/rest-api";
  }

  @Override
  public void close() {
    gate.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange request) throws IOException {
    asked.add(new String(request.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    var text = answers.get(Math.min(asked.size(), answers.size()) - 1);
    var body = text.getBytes(StandardCharsets.UTF_8);
    if (!trickles) await();
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
      Thread.sleep(slowly);
      gate.await();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
