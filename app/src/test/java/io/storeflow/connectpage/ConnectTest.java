package io.storeflow.connectpage;

import static io.storeflow.db.Tables.AUDIT_ENTRY;
import static io.storeflow.db.Tables.STRIPE_ACCOUNT;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storeflow.connect.ConnectedAccount;
import io.storeflow.connect.Connections;
import io.storeflow.connect.Standing;
import io.storeflow.platform.settings.StripeKeys.Endpoint;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.stripe.StripeSettings;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtOnce;
import io.storeflow.testing.Staff;
import io.storeflow.testing.StandIn;
import io.storeflow.testing.StandInControl;
import io.storeflow.testing.World;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A merchant connects with Stripe, is told how they stand, and parts again. */
@AppTest
class ConnectTest {
  @Autowired World world;
  @Autowired Staff staff;
  @Autowired Connections connections;
  @Autowired StripeSettings settings;
  @Autowired DSLContext db;
  @LocalServerPort int port;

  StandInControl stripe;
  Store store;
  Staff.Visitor owner;
  String page;

  @BeforeEach
  void open() {
    stripe = StandIn.shared().control();
    store = world.store();
    owner = staff.visitor(store, Role.OWNER);
    page = "/s/" + store.slug() + "/payments/stripe";
  }

  @AfterEach
  void mend() {
    stripe.noFaults();
  }

  @Test
  void connectsTellsStripeWhoTheyAreAndMayTakeCards() {
    assertThat(owner.get("/s/" + store.slug() + "/payments").body()).contains(page);
    assertThat(owner.get(page).body())
        .contains("Connect your business", "no real money moves")
        .doesNotContain("??");
    assertThat(connect("DE").statusCode()).isEqualTo(302);
    var account = account().orElseThrow();
    assertThat(account.standing()).isEqualTo(Standing.UNTOLD);
    assertThat(owner.get(page).body())
        .contains(
            account.account(), "Tell Stripe who you are", "The bank account to which your money")
        .as("who has only begun is late with nothing")
        .doesNotContain("??", "external_account", "Overdue", "in time");
    var away = owner.post(page, page + "/onboarding");
    assertThat(away.body()).contains(StandIn.shared().base() + "/setup/").doesNotContain("??");
    assertThat(away.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
    stripe.post("/accounts/" + account.account() + "/complete");
    assertThat(account().orElseThrow().standing())
        .as("coming back proves nothing, and nobody came")
        .isEqualTo(Standing.UNTOLD);
    assertThat(owner.get(page + "/return").statusCode()).isEqualTo(302);
    assertThat(account().orElseThrow().standing()).isEqualTo(Standing.READY);
    assertThat(owner.get(page).body())
        .contains("Stripe is ready to take money for you.", "changes nothing at checkout")
        .doesNotContain("??");
    assertThat(owner.get(page + "/expired").statusCode()).isEqualTo(302);
    assertThat(owner.get(page).body()).contains("good for one visit");
    assertThat(audited()).containsExactly("payments.connected", "payments.changed");
    assertThat(owner.post(page, page + "/removal").statusCode()).isEqualTo(302);
    assertThat(account()).isEmpty();
    assertThat(owner.get(page).body()).contains("Connect your business");
    assertThat(connect("FR").statusCode()).isEqualTo(302);
    assertThat(account().orElseThrow().account()).isNotEqualTo(account.account());
  }

  @Test
  void hasOneAccountHoweverOftenAndWhenceItIsAskedFor() throws Exception {
    Callable<HttpResponse<String>> press = () -> connect("DE");
    AtOnce.all(Collections.nCopies(8, press));
    assertThat(connect("FR").statusCode()).isEqualTo(302);
    assertThat(account().orElseThrow().country()).isEqualTo("DE");
    var a = only(store.merchant(), STRIPE_ACCOUNT);
    var made = db.select(a.ONCE).from(a).fetch(a.ONCE);
    assertThat(made).hasSize(1);
    assertThat(audited()).containsExactly("payments.connected");
    assertThat(stripe.calls("POST", "/v1/accounts"))
        .filteredOn(it -> it.path("idempotency_key").asString("").equals(made.getFirst()))
        .isNotEmpty();
  }

  /** Stripe has made it, and its answer was lost: who asks again gets the same one. */
  @Test
  void anAnswerThatWasLostMakesNoSecondAccount() {
    stripe.fault("path", "/v1/accounts", "method", "POST", "cut", "after");
    assertThat(connect("DE").statusCode()).isEqualTo(302);
    assertThat(owner.get(page).body()).contains("Stripe does not answer", "Try again");
    assertThat(account().orElseThrow().standing()).isEqualTo(Standing.MAKING);
    assertThat(connect("DE").statusCode()).isEqualTo(302);
    var key = account().orElseThrow().once();
    assertThat(stripe.calls("POST", "/v1/accounts"))
        .filteredOn(it -> it.path("idempotency_key").asString("").equals(key))
        .hasSize(2);
    assertThat(account().orElseThrow().standing()).isEqualTo(Standing.UNTOLD);
  }

  @Test
  void hearsWhatChangesAtStripe() {
    listen();
    connect("DE");
    var account = account().orElseThrow().account();
    stripe.post("/accounts/" + account + "/complete");
    await().until(() -> account().orElseThrow().standing(), Standing.READY::equals);
    stripe.post("/accounts/" + account + "/state", "disabled_reason", "rejected.fraud");
    await().until(() -> account().orElseThrow().standing(), Standing.REJECTED::equals);
    assertThat(owner.get(page).body()).contains("Refused", "suspects fraud").doesNotContain("??");
    stripe.post("/accounts/" + account + "/disconnect");
    await().until(this::account, Optional::isEmpty);
    assertThat(audited()).endsWith("payments.disconnected");
  }

  @Test
  void saysWhatIsWrongWithTheCountryAndKeepsIt() {
    for (var bad : new String[] {"", "XX", "RU", "<b>zz"}) {
      var said = connect(bad);
      assertThat(said.statusCode()).isEqualTo(422);
      assertThat(said.body()).contains("Choose a country in which").doesNotContain("??", "<b>zz");
    }
    assertThat(account()).isEmpty();
  }

  @Test
  void isForOwnersAloneAndOfTheirMerchantAlone() {
    var manager = staff.visitor(store, Role.MANAGER);
    assertThat(manager.get(page).statusCode()).isEqualTo(403);
    assertThat(manager.get("/s/" + store.slug() + "/payments").body()).doesNotContain(page);
    connect("DE");
    var other = world.store();
    assertThat(connections.of(other.merchant())).isEmpty();
    assertThat(connections.of(store.merchant())).isPresent();
  }

  private List<String> audited() {
    var e = only(store.merchant(), AUDIT_ENTRY);
    return db.select(e.ACTION)
        .from(e)
        .where(e.SUBJECT_KIND.eq("payments"))
        .orderBy(e.ID)
        .fetch(e.ACTION);
  }

  private void listen() {
    var secret = settings.signing(Endpoint.CONNECT).getFirst();
    stripe.endpoint("http://127.0.0.1:" + port + "/webhooks/stripe", true, secret);
  }

  private Optional<ConnectedAccount> account() {
    return connections.of(store.merchant());
  }

  private HttpResponse<String> connect(String country) {
    return owner.post(page, page + "/account", "country", country);
  }
}
