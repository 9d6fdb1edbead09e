package io.storeflow.recalc;

import static io.storeflow.db.Tables.CART;
import static io.storeflow.db.Tables.RECALCULATION;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.platform.turn.Turns;
import io.storeflow.pricerule.Effect;
import io.storeflow.pricerule.RuleChanges;
import io.storeflow.pricerule.RuleDraft;
import io.storeflow.pricerule.RuleLimits;
import io.storeflow.pricerule.Target;
import io.storeflow.pricerule.When;
import io.storeflow.quote.ShippingQuotes;
import io.storeflow.rates.RateChanges;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.Method;
import io.storeflow.shipping.Offer;
import io.storeflow.shipping.Rate;
import io.storeflow.shipping.ShippingBooks;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtAShop;
import io.storeflow.testing.Client;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What becomes of open carts and quotes when prices change. */
@AppTest
class RecalculationsTest extends AtAShop {
  @Autowired RuleChanges rules;
  @Autowired RateChanges rates;
  @Autowired ShippingBooks books;
  @Autowired ShippingQuotes quotes;
  @Autowired Recalculations recalculations;
  @Autowired Turns turns;
  @Autowired Staff staff;

  private World.Goods goods;

  @BeforeEach
  void sellSomething() {
    goods = world.goods(store, 1000, 10);
  }

  private Recalculation last() {
    return recalculations.latest(store, 1).getFirst();
  }

  /** As the job does it some seconds later. */
  private Recalculation run() {
    recalculations.run(store, last().id(), turns.begin(RecalculationJobs.KIND));
    return last();
  }

  private Client shopper() {
    var shopper = new Client(port);
    shopper.put(shop, goods, 1);
    shopper.get(shop + "/cart");
    return shopper;
  }

  private String tenPercent() {
    var draft =
        new RuleDraft(
            "Tenth",
            new Effect.Percent(1000),
            Target.EVERYTHING,
            When.ALWAYS,
            "",
            0,
            true,
            RuleLimits.NONE);
    return rules.create(store, draft, Actor.SYSTEM);
  }

  @Test
  void cartsThatCostSomethingElseAreCountedAndTellTheirShoppers() {
    var first = shopper();
    shopper();
    var nobodySaw = new Client(port);
    nobodySaw.put(shop, goods, 1);
    var rule = tenPercent();
    rules.change(store, rule, false, Actor.SYSTEM);
    rules.change(store, rule, true, Actor.SYSTEM);
    assertThat(recalculations.latest(store, 9)).as("changes in a short time are one").hasSize(1);
    assertThat(last().changes()).isEqualTo(3);
    assertThat(last().state()).isEqualTo("waiting");

    var cheaper = run();
    assertThat(cheaper.state()).isEqualTo("done");
    assertThat(cheaper.counted()).isEqualTo(new Counted(3, 0, 2, 0, 0));
    assertThat(cheaper.changed())
        .extracting(it -> it.units() + " " + it.before() + " " + it.after())
        .hasSize(2)
        .containsOnly("1 " + store.money(1000) + " " + store.money(900));
    assertThat(first.get(shop + "/cart").body()).contains("has changed", "€10.00 → €9.00");
    assertThat(first.get(shop + "/cart").body()).as("once").doesNotContain("has changed");

    var like = tenPercent();
    rules.delete(store, rule, Actor.SYSTEM);
    assertThat(run().counted()).as("another like it").isEqualTo(new Counted(3, 0, 0, 0, 0));

    rules.delete(store, like, Actor.SYSTEM);
    var dearer = run();
    assertThat(dearer.counted())
        .as("the other was shown 10 euros")
        .isEqualTo(new Counted(3, 1, 0, 0, 0));
    var owner = staff.visitor(store, Role.OWNER);
    assertThat(owner.get(store.page("/recalculations")).body())
        .contains("Prices of 3 open carts were worked out again: 1 cost more than before, 0 less")
        .contains("nobody has seen them yet")
        .contains("and 2 more changes")
        .contains("One cart that differs", "2 carts that differ", "€9.00</", "€10.00</");
    assertThat(owner.get(store.page("/recalculations/latest")).body())
        .contains("Prices of 3 open carts")
        .doesNotContain("every 1s", "<html");
    assertThat(owner.get(store.page("/pricing")).body()).contains("/recalculations/latest");
  }

  @Test
  void whatWasSeenInAnotherCurrencyIsNotCompared() {
    shopper();
    var c = only(store, CART);
    db.update(c).set(c.SHOWN_CURRENCY, "JPY").execute();
    tenPercent();
    var done = run();
    assertThat(done.counted()).isEqualTo(new Counted(1, 0, 0, 0, 0));
    assertThat(done.changed()).isEmpty();
    assertThat(done.others()).isZero();
  }

  @Test
  void whatWasPutInSinceIsNoChangeOfPrice() {
    var shopper = shopper();
    shopper.put(shop, goods, 1);
    assertThat(shopper.get(shop + "/cart").body()).contains("€20.00").doesNotContain("has changed");
  }

  @Test
  void cartsThatCannotBeOrderedAndOldOnes() {
    shopper();
    var shopper = shopper();
    var c = only(store, CART);
    var old = Instant.now().minus(4, ChronoUnit.DAYS).plus(io.storeflow.cart.Carts.LIFE);
    var one = db.select(c.VISITOR).from(c).limit(1).fetchSingle(c.VISITOR);
    world.change(
        store, () -> db.update(c).set(c.EXPIRES_AT, old).where(c.VISITOR.eq(one)).execute());
    shopper.put(shop, world.goods(store, 500, 10), 1);
    var v = only(store, io.storeflow.db.Tables.VARIANT);
    world.change(
        store, () -> db.update(v).set(v.SOLD_OUT, true).where(v.ID.eq(goods.id())).execute());
    tenPercent();
    assertThat(run().counted()).isEqualTo(new Counted(1, 0, 0, 1, 0));
    tenPercent();
    assertThat(run().counted()).as("found already").isEqualTo(new Counted(1, 0, 0, 0, 0));
  }

  @Test
  void goesOnWhereItWasAndGivesWayToTheNext() {
    shopper();
    shopper();
    tenPercent();
    var c = only(store, CART);
    var r = only(store, RECALCULATION);
    var first = db.select(c.VISITOR).from(c).orderBy(c.VISITOR).limit(1).fetchSingle(c.VISITOR);
    // As if a node had died behind the first cart.
    db.update(r).set(r.POSITION, first).set(r.CARTS, 1).set(r.CHEAPER, 1).execute();
    assertThat(run().counted()).isEqualTo(new Counted(2, 0, 2, 0, 0));
    tenPercent();
    var overtaken = last().id();
    db.update(r)
        .setNull(r.WAITS)
        .set(r.BEGUN_AT, Instant.now())
        .where(r.ID.eq(overtaken))
        .execute();
    tenPercent();
    assertThat(run().counted().carts()).isEqualTo(2);
    recalculations.run(store, overtaken, turns.begin(RecalculationJobs.KIND));
    assertThat(recalculations.latest(store, 2).getLast().state()).isEqualTo("overtaken");
    assertThat(recalculations.latest(store, 2).getLast().counted().carts()).isZero();
  }

  private static Offer offer(Rate rate) {
    return new Offer(
        rate.publicId(), rate.name(), rate.method(), rate.tariff().bands().getFirst().price());
  }

  /** A promise of half an hour is kept, but not that of a rate that is gone. */
  @Test
  void quotesOfRatesThatAreGoneEnd() {
    world.rate(store, Method.PICKUP, 100);
    var other = world.rate(store, Method.PICKUP, 200);
    var items = Map.of("some", 1);
    var book = books.of(store);
    var kept =
        quotes.keep(
            store,
            Address.NONE,
            items,
            book.pickups().subList(0, 1).stream().map(RecalculationsTest::offer).toList(),
            store.money(0));
    var gone =
        quotes.keep(
            store,
            Address.NONE,
            items,
            book.pickups().stream().map(RecalculationsTest::offer).toList(),
            store.money(0));
    rates.change(store, other, false, Actor.SYSTEM);
    assertThat(run().quotes()).isEqualTo(1);
    var now = Instant.now().plusSeconds(1);
    var stays = quotes.find(store, kept.id(), Address.NONE, items).orElseThrow();
    var ended = quotes.find(store, gone.id(), Address.NONE, items).orElseThrow();
    assertThat(stays.holds(Method.PICKUP, now)).isTrue();
    assertThat(ended.holds(Method.PICKUP, now)).isFalse();
  }
}
