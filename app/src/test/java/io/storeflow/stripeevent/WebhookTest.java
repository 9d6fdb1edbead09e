package io.storeflow.stripeevent;

import static io.storeflow.db.Tables.MERCHANT;
import static io.storeflow.db.Tables.STRIPE_EVENT;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.stripe.net.Webhook;
import io.storeflow.connect.Connections;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.settings.StripeKeys.Endpoint;
import io.storeflow.store.Actor;
import io.storeflow.stripe.StripeSettings;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtOnce;
import io.storeflow.testing.World;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Collections;
import java.util.concurrent.Callable;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What comes with a signature of Stripe is kept once, and nothing else. */
@AppTest
class WebhookTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @Autowired World world;
  @Autowired Connections connections;
  @Autowired StripeEvents events;
  @Autowired StripeSettings settings;
  @Autowired DSLContext db;
  @LocalServerPort int port;

  private final String id = "evt_" + PublicId.random().replace("-", "_");
  private final String account = "acct_" + PublicId.random().replaceAll("[-_]", "x");

  @Test
  void keepsAnEventOnceHoweverOftenItComes() throws Exception {
    var body = event(account, "account.updated", false);
    Callable<HttpResponse<String>> send = () -> send(body, Endpoint.CONNECT, Instant.now());
    assertThat(AtOnce.all(Collections.nCopies(50, send))).allMatch(it -> it.statusCode() == 200);
    await().until(this::stage, EventStage.PARKED::equals);
    assertThat(db.fetchCount(STRIPE_EVENT, STRIPE_EVENT.EVENT.eq(id))).isOne();
  }

  @Test
  void whatNobodyNeedsIsKeptAndPassed() throws Exception {
    assertThat(send(event("", "balance.available", false), Endpoint.ACCOUNT, Instant.now()))
        .matches(it -> it.statusCode() == 200);
    assertThat(stage()).isEqualTo(EventStage.PASSED);
  }

  @Test
  void refusesWhatIsNotSignedForIt() throws Exception {
    var body = event(account, "account.updated", false);
    var now = Instant.now();
    assertThat(send(body, Endpoint.CONNECT, now.minusSeconds(86_400)).statusCode()).isEqualTo(400);
    var header = signed(body, Endpoint.CONNECT, now);
    assertThat(post(body.replace("updated", "updatee"), header).statusCode()).isEqualTo(400);
    assertThat(send(body, Endpoint.ACCOUNT, now).statusCode())
        .as("the secret of another endpoint")
        .isEqualTo(400);
    assertThat(post(body, "").statusCode()).isEqualTo(400);
    assertThat(post("", header).statusCode()).isEqualTo(400);
    var live = event(account, "account.updated", true);
    assertThat(send(live, Endpoint.CONNECT, now).statusCode()).isEqualTo(400);
    for (var broken : new String[] {"{}", "[", "null", "{\"id\":\"evt_1\",\"type\":7}"})
      assertThat(send(broken, Endpoint.ACCOUNT, now).statusCode()).isEqualTo(400);
    assertThat(send("x".repeat(300_000), Endpoint.ACCOUNT, now).statusCode()).isEqualTo(413);
    assertThat(db.fetchCount(STRIPE_EVENT, STRIPE_EVENT.EVENT.eq(id))).isZero();
  }

  /** An event may come before our own answer of what it is about. */
  @Test
  void whatIsParkedIsWorkedOnOnceItsAccountIsKnown() throws Exception {
    var merchant = world.merchant();
    connections.connect(merchant, "DE", Actor.SYSTEM);
    var known = requireNonNull(connections.of(merchant).orElseThrow().account());
    use(merchant.id(), null);
    assertThat(send(event(known, "account.updated", false), Endpoint.CONNECT, Instant.now()))
        .matches(it -> it.statusCode() == 200);
    await().until(this::stage, EventStage.PARKED::equals);
    use(merchant.id(), known);
    events.known(new AccountKnown(known));
    await().until(this::stage, EventStage.DONE::equals);
  }

  private void use(long merchant, @Nullable String of) {
    db.update(MERCHANT)
        .set(MERCHANT.STRIPE_ACCOUNT_ID, of)
        .where(MERCHANT.ID.eq(merchant))
        .execute();
  }

  private EventStage stage() {
    return db.select(STRIPE_EVENT.STAGE)
        .from(STRIPE_EVENT)
        .where(STRIPE_EVENT.EVENT.eq(id))
        .fetchOne(STRIPE_EVENT.STAGE);
  }

  private String event(String of, String kind, boolean live) {
    var whose = of.isEmpty() ? "" : "\"account\":\"" + of + "\",";
    return "{\"id\":\"%s\",%s\"object\":\"event\",\"created\":%d,\"livemode\":%s,\"type\":\"%s\",\"data\":{\"object\":{\"id\":\"%s\"}}}"
        .formatted(id, whose, Instant.now().getEpochSecond(), live, kind, of.isEmpty() ? "x" : of);
  }

  private HttpResponse<String> send(String body, Endpoint endpoint, Instant at) throws Exception {
    return post(body, signed(body, endpoint, at));
  }

  private String signed(String body, Endpoint endpoint, Instant at) throws Exception {
    var secret = settings.signing(endpoint).getFirst();
    return Webhook.Signature.generateSignatureHeader(body, secret, at.getEpochSecond());
  }

  private HttpResponse<String> post(String body, String signature) throws Exception {
    return CLIENT.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/webhooks/stripe"))
            .header("Content-Type", "application/json")
            .header("Stripe-Signature", signature)
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }
}
