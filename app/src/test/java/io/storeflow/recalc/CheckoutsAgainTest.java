package io.storeflow.recalc;

import static io.storeflow.db.Tables.SHIPPING_QUOTE;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.checkoutpage.CheckoutForms;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.turn.Turns;
import io.storeflow.pricerule.ByCode;
import io.storeflow.pricerule.Effect;
import io.storeflow.pricerule.RuleChanges;
import io.storeflow.pricerule.RuleDraft;
import io.storeflow.pricerule.RuleLimits;
import io.storeflow.pricerule.Target;
import io.storeflow.pricerule.When;
import io.storeflow.pricerule.When.Who;
import io.storeflow.pricetest.Share;
import io.storeflow.product.TaxClass;
import io.storeflow.proof.KnownCode;
import io.storeflow.proof.Proofs;
import io.storeflow.rates.RateChanges;
import io.storeflow.rates.RateDraft;
import io.storeflow.rates.ZoneChanges;
import io.storeflow.shipping.Area;
import io.storeflow.shipping.Method;
import io.storeflow.shipping.ShippingBooks;
import io.storeflow.shipping.Tariff;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.tax.TaxChanges;
import io.storeflow.tax.TaxDraft;
import io.storeflow.tax.TaxRate;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtAShop;
import io.storeflow.testing.Client;
import io.storeflow.testing.Staff;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Checkouts that were begun are priced again as their pages would, with tax and shipping. */
@AppTest
class CheckoutsAgainTest extends AtAShop {
  private static final Map<String, String> HUDSON =
      Map.of(
          "country", "US",
          "region", "US-NY",
          "postalCode", "12534",
          "city", "Hudson",
          "line1", "Warren Street 1");

  @Autowired RuleChanges rules;
  @Autowired RateChanges rates;
  @Autowired ZoneChanges zones;
  @Autowired TaxChanges taxes;
  @Autowired ShippingBooks books;
  @Autowired Proofs proofs;
  @Autowired Recalculations recalculations;
  @Autowired Turns turns;
  @Autowired Staff staff;
  @Autowired Statements statements;

  private World.Goods goods;
  private String rate;

  @BeforeEach
  void sendSomething() {
    goods = world.goods(store, 1000, null);
    rate = world.rate(store, Method.SHIPPING, 490);
  }

  private Recalculation last() {
    return recalculations.latest(store, 1).getFirst();
  }

  private Recalculation run() {
    recalculations.run(store, last().id(), turns.begin(RecalculationJobs.KIND));
    return last();
  }

  private Client shopper(Map<String, String> address) {
    var shopper = new Client(port);
    shopper.put(shop, goods, 1);
    shopper.get(shop + "/cart");
    asked(shopper, address);
    return shopper;
  }

  private HttpResponse<String> asked(Client shopper, Map<String, String> address) {
    var typed = new HashMap<>(address);
    typed.put("method", "shipping");
    var page = shopper.get(shop + "/checkout");
    return shopper.post(shop + "/checkout/rates", CheckoutForms.typed(page, typed));
  }

  private void cost(long minor) {
    var book = books.of(store);
    var before = Objects.requireNonNull(book.rate(rate));
    var draft =
        new RateDraft(
            before.name(),
            book.zones().getFirst(),
            Tariff.flat(store.money(minor)),
            null,
            null,
            null,
            true);
    rates.change(store, rate, before.version(), draft, Actor.SYSTEM);
  }

  private String rule(int percent, Who who, RuleLimits limits) {
    var when = new When(Set.of(), null, null, null, 0, 0, ByCode.NONE, null, false, who, Share.ALL);
    var percents = new Effect.Percent(percent * 100);
    var draft = new RuleDraft("Off", percents, Target.EVERYTHING, when, "", 0, true, limits);
    return rules.create(store, draft, Actor.SYSTEM);
  }

  @Test
  void anotherRateOfShipping() {
    shopper(CheckoutForms.BERLIN);
    var typing = new Client(port);
    typing.put(shop, goods, 1);
    typing.get(shop + "/cart");
    cost(690);
    var dearer = run();
    assertThat(dearer.counted()).isEqualTo(new Counted(2, 1, 0, 0, 0));
    assertThat(dearer.counted().unchanged()).as("nobody asked what it costs to bring").isEqualTo(1);
    assertThat(dearer.changed())
        .extracting(it -> it.before() + " " + it.after())
        .containsExactly(store.money(1490) + " " + store.money(1690));
    cost(290);
    assertThat(run().counted())
        .as("the page was not looked at since")
        .isEqualTo(new Counted(2, 0, 1, 0, 0));
    cost(490);
    assertThat(run().counted()).isEqualTo(new Counted(2, 0, 0, 0, 0));
  }

  /** A cart that nobody opens is found by the run that follows a change, and by no other. */
  @Test
  void whatWasFoundIsNotFoundAgain() {
    shopper(CheckoutForms.BERLIN);
    world.rate(store, Method.PICKUP, 0);
    cost(690);
    assertThat(run().counted()).isEqualTo(new Counted(1, 1, 0, 0, 0));
    nothingChanges();
    var same = run();
    assertThat(same.counted()).as("dearer already").isEqualTo(new Counted(1, 0, 0, 0, 0));
    assertThat(same.changed()).isEmpty();
    cost(590);
    var less = run();
    assertThat(less.counted()).as("than was found last").isEqualTo(new Counted(1, 0, 1, 0, 0));
    assertThat(less.changed())
        .extracting(it -> it.before() + " " + it.after())
        .containsExactly(store.money(1690) + " " + store.money(1590));
    zones.delete(store, books.of(store).zones().getFirst().publicId(), Actor.SYSTEM);
    assertThat(run().counted()).isEqualTo(new Counted(1, 0, 0, 0, 1));
    nothingChanges();
    assertThat(run().counted()).as("gone already").isEqualTo(new Counted(1, 0, 0, 0, 0));
  }

  /** What a shopper was told meanwhile counts, and not what was found before. */
  @Test
  void whoIsToldBeginsAnew() {
    var shopper = shopper(CheckoutForms.BERLIN);
    cost(690);
    run();
    cost(590);
    quotesEnd();
    assertThat(asked(shopper, CheckoutForms.BERLIN).body()).contains("€15.90");
    cost(690);
    assertThat(run().counted()).as("one run of two").isEqualTo(new Counted(1, 1, 0, 0, 0));
  }

  private void quotesEnd() {
    db.update(only(store, SHIPPING_QUOTE))
        .set(SHIPPING_QUOTE.EXPIRES_AT, java.time.Instant.now().minusSeconds(1))
        .execute();
  }

  /** A rule that holds for nobody here asks for a run like any other. */
  private void nothingChanges() {
    rule(10, new Who(false, Set.of("nobody@example.com"), Set.of(), ""), RuleLimits.NONE);
  }

  /** Who has looked at the checkout again was told; who typed another address was told nothing. */
  @Test
  void isComparedWithWhatWasToldLast() {
    var looks = shopper(CheckoutForms.BERLIN);
    var types = shopper(CheckoutForms.BERLIN);
    cost(690);
    quotesEnd();
    assertThat(looks.get(shop + "/checkout").body()).contains("€16.90");
    var typed = new HashMap<>(CheckoutForms.BERLIN);
    typed.put("method", "shipping");
    typed.put("postalCode", "20095");
    types.post(shop + "/checkout/draft", typed);
    assertThat(run().counted()).isEqualTo(new Counted(2, 0, 0, 0, 0));
  }

  @Test
  void aZoneThatIsGone() {
    shopper(CheckoutForms.BERLIN);
    var pickedUp = new Client(port);
    pickedUp.put(shop, goods, 1);
    pickedUp.get(shop + "/cart");
    world.rate(store, Method.PICKUP, 0);
    zones.delete(store, books.of(store).zones().getFirst().publicId(), Actor.SYSTEM);
    var gone = run();
    assertThat(gone.counted()).isEqualTo(new Counted(2, 0, 0, 0, 1));
    assertThat(staff.visitor(store, Role.OWNER).get(store.page("/recalculations")).body())
        .contains("1 can no longer be delivered.", "With one nothing is new")
        .contains("→ can no longer be delivered");
  }

  @Test
  void aRuleThatIsNew() {
    shopper(CheckoutForms.BERLIN);
    rule(10, Who.ANYBODY, RuleLimits.NONE);
    var cheaper = run();
    assertThat(cheaper.counted()).isEqualTo(new Counted(1, 0, 1, 0, 0));
    assertThat(cheaper.changed().getFirst().after()).isEqualTo(store.money(1390));
  }

  @Test
  void anotherRateOfTax() {
    var settings = World.settingsOf("t-" + Ids.next());
    store =
        world.store(
            store.merchant(),
            settings
                .in("US", "USD", "America/New_York", "en")
                .at("Warren Street 1", "", "12534", "Hudson", "NY")
                .build());
    shop = "/shop/" + store.slug();
    goods = world.goods(store, 10_000, null);
    rate = world.rate(store, Method.SHIPPING, 500);
    world.sendTo(store, "US");
    taxes.say(store, new TaxDraft(true, false, false, Set.of("US-NY"), null, 0), Actor.SYSTEM);
    taxes.create(store, sales(80_000, LocalDate.of(2025, 1, 1)), Actor.SYSTEM);
    shopper(HUDSON);
    var jersey = new HashMap<>(HUDSON);
    jersey.putAll(Map.of("region", "US-NJ", "postalCode", "07030", "city", "Hoboken"));
    shopper(jersey);
    run();
    taxes.create(store, sales(90_000, LocalDate.of(2025, 2, 1)), Actor.SYSTEM);
    assertThat(run().counted()).as("New York alone").isEqualTo(new Counted(2, 1, 0, 0, 0));
  }

  private static TaxRate sales(int ppm, LocalDate since) {
    var state = new Area(Set.of("US"), Set.of("US-NY"), List.of(), List.of());
    return new TaxRate(state, TaxClass.STANDARD, false, "Sales tax", ppm, since);
  }

  /** A rule for some, limited, with visitors who have shown who they are, asks for all at once. */
  @Test
  void asksAsOftenForManyAsForOne() {
    var who = new Who(false, Set.of("mika@example.com"), Set.of(), "");
    var first = shopper(CheckoutForms.BERLIN);
    prove(first);
    rule(10, who, new RuleLimits(50, 20, 0, 0, 0));
    run();
    rule(20, who, new RuleLimits(50, 20, 0, 0, 0));
    var one = statements.during(this::run);
    assertThat(last().counted()).isEqualTo(new Counted(1, 0, 1, 0, 0));
    for (int i = 0; i < 4; i++) prove(shopper(CheckoutForms.BERLIN));
    rule(30, who, new RuleLimits(50, 20, 0, 0, 0));
    run();
    rule(40, who, new RuleLimits(50, 20, 0, 0, 0));
    var many = statements.during(this::run);
    assertThat(last().counted()).isEqualTo(new Counted(5, 0, 5, 0, 0));
    assertThat(many).hasSizeLessThanOrEqualTo(one.size());
  }

  private void prove(Client shopper) {
    var visitor = shopper.visitor(store);
    assertThat(visitor).isNotEmpty();
    KnownCode.mail(db, store, visitor, "mika@example.com");
    assertThat(proofs.show(store, visitor, KnownCode.CODE, visitor, shopper.address())).isPresent();
  }
}
