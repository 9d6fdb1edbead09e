package io.storeflow.standin;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import com.stripe.net.Webhook;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.IntSupplier;

/** A place that events are sent to, as an application would have it. */
final class Mailslot implements AutoCloseable {
  /** An event as it came. */
  record Letter(String body, String signature) {
    Event opened(String secret) throws SignatureVerificationException {
      return Webhook.constructEvent(body, signature, secret);
    }
  }

  private final List<Letter> letters = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private volatile IntSupplier status = () -> 200;

  Mailslot() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            letters.add(
                new Letter(body, exchange.getRequestHeaders().getFirst("Stripe-Signature")));
            exchange.sendResponseHeaders(status.getAsInt(), -1);
          }
        });
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
  }

  List<Letter> letters() {
    return letters;
  }

  /** What it answers from now on. */
  void answers(IntSupplier next) {
    status = next;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
