package io.storeflow.standin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A shop's page of payment, as strict as ours: scripts and frames of its own and of Stripe alone.
 */
final class ShopPage implements AutoCloseable {
  private static final String PAGE =
      """
      <!doctype html>
      <html lang=en>
      <head>
      <meta charset=utf-8>
      <meta name=viewport content="width=device-width, initial-scale=1">
      <title>Pay</title>
      </head>
      <body data-key="%s" data-account="%s" data-secret="%s" data-back="%s">
      <main>
      <h1>Pay</h1>
      <div id=express></div>
      <div id=payment></div>
      <button id=pay disabled>Pay now</button>
      <p id=told role=status></p>
      </main>
      <script src="%s"></script>
      <script src="/pay.js"></script>
      </body>
      </html>
      """;

  private static final String SCRIPT =
      """
      const { key, account, secret, back } = document.body.dataset;
      const told = document.querySelector("#told");
      const stripe = Stripe(key, { stripeAccount: account, locale: "en" });
      const appearance = { theme: "stripe" };
      const elements = secret
        ? stripe.elements({ clientSecret: secret, appearance })
        : stripe.elements({ mode: "payment", amount: 1290, currency: "eur", appearance });
      const payment = elements.create("payment");
      const express = elements.create("expressCheckout");
      const pay = document.querySelector("#pay");
      payment.on("ready", () => { pay.disabled = false; });
      payment.on("change", (event) => { pay.dataset.complete = event.complete; });
      payment.on("loaderror", (event) => { told.textContent = event.error.message; });
      window.shop = { Stripe: stripe, StripeElements: elements, StripePaymentElement: payment };
      window.shop.StripeExpressCheckoutElement = express;
      payment.mount("#payment");
      express.on("confirm", confirm);
      express.mount("#express");
      async function confirm() {
        const checked = await elements.submit();
        if (checked.error) { told.textContent = checked.error.message; return; }
        const end = await stripe.confirmPayment({
          elements,
          clientSecret: secret || (await (await fetch("/secret")).text()),
          confirmParams: { return_url: location.origin + "/back" },
          redirect: back,
        });
        told.textContent = end.error ? end.error.message : end.paymentIntent.status;
      }
      pay.addEventListener("click", confirm);
      """;

  private final HttpServer server;
  private final String stripe;
  private volatile String later = "";

  ShopPage(String stripe) throws IOException {
    this.stripe = stripe;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
    server.createContext("/", this::handle);
    server.start();
  }

  /** The secret of an intent that is made only when the shopper pays. */
  void tells(String secret) {
    later = secret;
  }

  /** The page's address, for an intent. */
  String url(String key, String account, String secret, String back) {
    return "http://localhost:%d/?key=%s&account=%s&secret=%s&back=%s"
        .formatted(server.getAddress().getPort(), key, account, secret, back);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath();
      var headers = exchange.getResponseHeaders();
      headers.set(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self' %1$s; frame-src %1$s; connect-src 'self' %1$s; style-src"
                  .formatted(stripe)
              + " 'self'; base-uri 'none'; form-action 'self'");
      var text =
          switch (path) {
            case "/pay.js" -> SCRIPT;
            case "/secret" -> later;
            case "/back" -> "<!doctype html><title>Back</title><p id=back>" + "thanks</p>";
            default -> page(exchange.getRequestURI().getQuery());
          };
      headers.set("Content-Type", path.endsWith(".js") ? "text/javascript" : "text/html");
      var body = text.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private String page(String query) {
    if (query == null) return "";
    Map<String, String> said = new java.util.HashMap<>();
    for (var pair : query.split("&"))
      said.put(pair.replaceAll("=.*", ""), pair.replaceAll("^\\w+=", ""));
    return PAGE.formatted(
        said.get("key"),
        said.get("account"),
        said.get("secret"),
        said.get("back"),
        stripe + "/v3/stripe.js");
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
