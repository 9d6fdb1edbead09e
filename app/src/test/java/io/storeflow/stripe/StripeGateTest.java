package io.storeflow.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.model.Account;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.storeflow.stripe.StripeGate.Lane;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

/** A Stripe that hangs, breaks or is full stops nobody for long. */
class StripeGateTest {
  private static final Duration PATIENT = Duration.ofSeconds(30);

  private final AtomicInteger asked = new AtomicInteger();
  private final Map<String, String> headers = new ConcurrentHashMap<>();
  private HttpServer server;
  private volatile HttpHandler answer;
  private StripeGate gate;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        it -> {
          asked.incrementAndGet();
          it.getRequestHeaders().forEach((name, all) -> headers.put(name, all.getFirst()));
          answer.handle(it);
        });
    server.start();
    answer = it -> say(it, 200, "{\"id\":\"acct_1\",\"object\":\"account\"}");
    var settings =
        new MockEnvironment()
            .withProperty("storeflow.stripe.secret-key", "sk_test_abcdef")
            .withProperty("storeflow.stripe.publishable-key", "pk_test_abcdef")
            .withProperty(
                "storeflow.stripe.api-base", "http://127.0.0.1:" + server.getAddress().getPort());
    var limit = Duration.ofMillis(600);
    gate = new StripeGate(new StripeSettings(settings), new SimpleMeterRegistry(), limit, PATIENT);
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void asksForAnAccountWithItsKeyAndTheKeyOfWhatIsDoneOnce() {
    var found =
        gate.ask(
            Lane.PEOPLE,
            it ->
                it.v1().accounts().retrieve("acct_1", null, StripeGate.once("acct_1", "the-key")));
    assertThat(found.getId()).isEqualTo("acct_1");
    assertThat(headers)
        .containsEntry("Stripe-account", "acct_1")
        .containsEntry("Authorization", "Bearer sk_test_abcdef")
        .containsKey("Stripe-version");
  }

  @Test
  void aNoIsAnAnswerAndOpensNothing() {
    answer =
        it ->
            say(
                it,
                404,
                "{\"error\":{\"type\":\"invalid_request_error\",\"code\":\"resource_missing\","
                    + "\"message\":\"No such account\"}}");
    for (int i = 0; i < 20; i++)
      assertThatThrownBy(this::account)
          .isInstanceOfSatisfying(StripeRefused.class, it -> assertThat(it.isMissing()).isTrue());
    assertThat(gate.isAway()).isFalse();
  }

  @Test
  void afterAFewFailuresNobodyIsAsked() {
    answer = it -> say(it, 503, "{\"error\":{\"type\":\"api_error\",\"message\":\"Sorry\"}}");
    for (int i = 0; i < 20; i++) assertThatThrownBy(this::account).isInstanceOf(StripeAway.class);
    assertThat(gate.isAway()).isTrue();
    assertThat(asked).hasValue(4);
  }

  @Test
  void halfAnAnswerIsNone() {
    answer = it -> say(it, 200, "{\"id\":\"acct");
    assertThatThrownBy(this::account).isInstanceOf(StripeAway.class);
  }

  /** Its limit is for all of an answer, not for each silence. */
  @Test
  void whoTricklesHoldsNobody() {
    var over = new CountDownLatch(1);
    answer =
        it -> {
          it.sendResponseHeaders(200, 0);
          try (var out = it.getResponseBody()) {
            do {
              out.write(' ');
              out.flush();
            } while (!over.await(100, TimeUnit.MILLISECONDS));
          } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
          }
        };
    assertThatThrownBy(this::account).isInstanceOf(StripeAway.class);
    over.countDown();
  }

  /** Two who ask for the same at once are no sign that Stripe is away. */
  @Test
  void whatIsStillWorkedOnIsAskedForAgainAndOpensNothing() {
    answer =
        it ->
            say(
                it,
                409,
                "{\"error\":{\"type\":\"idempotency_error\",\"message\":\"In progress\"}}");
    for (int i = 0; i < 20; i++) assertThatThrownBy(this::account).isInstanceOf(StripeAway.class);
    assertThat(gate.isAway()).isFalse();
  }

  /** Work that waits takes no place from people. */
  @Test
  void lanesAreApart() throws Exception {
    var hold = new CountDownLatch(1);
    var there = new CountDownLatch(4);
    answer =
        it -> {
          if (it.getRequestURI().getPath().endsWith("held")) {
            there.countDown();
            try {
              hold.await();
            } catch (InterruptedException ended) {
              Thread.currentThread().interrupt();
            }
          }
          say(it, 200, "{\"id\":\"acct_1\",\"object\":\"account\"}");
        };
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 4; i++)
        pool.execute(() -> gate.ask(Lane.WORK, it -> it.v1().accounts().retrieve("acct_held")));
      there.await();
      assertThatThrownBy(() -> gate.ask(Lane.WORK, it -> it.v1().accounts().retrieve("acct_1")))
          .isInstanceOf(StripeAway.class)
          .hasMessageContaining("Too many");
      assertThat(account().getId()).isEqualTo("acct_1");
      hold.countDown();
    }
  }

  private Account account() {
    return gate.ask(Lane.PEOPLE, it -> it.v1().accounts().retrieve("acct_1"));
  }

  private static void say(HttpExchange it, int status, String text) throws IOException {
    var body = text.getBytes(StandardCharsets.UTF_8);
    it.getResponseHeaders().set("Content-Type", "application/json");
    it.sendResponseHeaders(status, body.length);
    try (var out = it.getResponseBody()) {
      out.write(body);
    }
  }
}
