package io.storeflow.checkout;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.STORE_PULSE;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.cardpayment.CardPayments;
import io.storeflow.cart.CartVersion;
import io.storeflow.discountcode.GivenCodes;
import io.storeflow.merchant.StoreHours;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.Orders;
import io.storeflow.order.PaymentState;
import io.storeflow.paymentmethod.PaymentMethods;
import io.storeflow.pickupstock.PlaceStock;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.pricing.PriceBooks;
import io.storeflow.product.TaxClass;
import io.storeflow.quote.ShippingQuotes;
import io.storeflow.shipping.Area;
import io.storeflow.shipping.Method;
import io.storeflow.shipping.Offer;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.tax.TaxChanges;
import io.storeflow.tax.TaxDraft;
import io.storeflow.tax.TaxRate;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.World;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

@AppTest
class CheckoutTest {
  @Autowired AutowireCapableBeanFactory beans;
  @Autowired Orders orders;
  @Autowired OrderPlanner planner;
  @Autowired PriceBooks books;
  @Autowired StoreHours hours;
  @Autowired GivenCodes given;
  @Autowired CardPayments cards;
  @Autowired PlaceStock stock;
  @Autowired PaymentMethods methods;
  @Autowired TaxChanges taxes;
  @Autowired ShippingQuotes quotes;
  @Autowired World world;
  @Autowired DSLContext db;

  private ApiBuyer buyer;
  private Store store;
  private String rate;

  @BeforeEach
  void open() {
    buyer = beans.createBean(ApiBuyer.class);
    store = buyer.store;
    rate = world.rate(store, Method.SHIPPING, 490);
  }

  @Test
  void writesASnapshotThatAddsUp() {
    var goods = world.goods(store, 1290, 10);
    var answer = buyer.place("k", World.request(rate, null, goods, 3));

    assertThat(answer).contains("\"number\":\"1001\"").contains("\"payment_state\":\"paid\"");
    assertThat(answer)
        .contains(
            "\"total\":{\"amount_minor\":4360,\"currency\":\"EUR\",\"formatted\":\"€43.60\"}");
    var o = only(store, ORDERS);
    var row =
        db.select(o.SUBTOTAL_MINOR, o.SHIPPING_MINOR, o.TOTAL_MINOR, o.VERSION)
            .from(o)
            .fetchSingle();
    assertThat(List.of(row.value1(), row.value2(), row.value3()))
        .containsExactly(3870L, 490L, 4360L);
    new Shelf(db, store).holds(goods, 7, 0);
    assertThat(PublicId.looksRight(goods.publicId())).isTrue();
  }

  @Test
  void givesTheSameAnswerToTheSameRequestAndOneOrder() {
    var goods = world.goods(store, 1290, 10);
    var request = World.request(rate, null, goods, 1);
    var first = buyer.place("k", request);
    assertThat(buyer.place("k", request)).isEqualTo(first);
    assertThat(db.fetchCount(only(store, ORDERS))).isEqualTo(1);
    new Shelf(db, store).holds(goods, 9, 0);
  }

  @Test
  void refusesAKeyThatWasUsedForAnotherBody() {
    var goods = world.goods(store, 1290, 10);
    buyer.place("k", World.request(rate, null, goods, 1));
    var problem = ApiBuyer.refused(() -> buyer.place("k", World.request(rate, null, goods, 2)));
    assertThat(problem.code()).isEqualTo("idempotency_key_reused");
  }

  @Test
  void freesTheKeyOfARefusedRequest() {
    var goods = world.goods(store, 1290, 1);
    assertThat(ApiBuyer.refused(() -> buyer.place("k", World.request(rate, null, goods, 2))).code())
        .isEqualTo("insufficient_stock");
    assertThat(buyer.place("k", World.request(rate, null, goods, 1))).contains("public_id");
  }

  @Test
  void namesTheLineThatFallsShortAndWhatIsLeft() {
    var goods = world.goods(store, 1290, 4);
    var problem = ApiBuyer.refused(() -> buyer.place("k", World.request(rate, null, goods, 5)));
    assertThat(problem.faults())
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.pointer()).isEqualTo("/items/0/quantity");
              assertThat(fault.rule()).isEqualTo("stock.left");
              assertThat(fault.with()).contains(4);
            });
    assertThat(db.fetchCount(only(store, ORDERS))).isZero();
    new Shelf(db, store).holds(goods, 4, 0);
  }

  /** Rates of taxes may change at midnight, between what was shown and the press. */
  @Test
  void placesNothingAtTheTotalThatWasShownWithAnotherTaxInIt() {
    var goods = world.goods(store, 700, null);
    taxes.say(store, new TaxDraft(true, false, false, Set.of(), null, 0), Actor.SYSTEM);
    var request = World.request(rate, null, goods, 1);
    assertThat(planner.plan(store, request, shown(190))).isInstanceOf(Plan.Ready.class);
    assertThat(planner.plan(store, request, shown(78)))
        .isEqualTo(new Plan.Impossible(new Refusal.TaxMoved()));
  }

  /** Shown before midnight in Berlin, pressed after it. */
  @Test
  void tellsOfARateOfTaxThatBeganBetweenThePageAndThePress() {
    var goods = world.goods(store, 700, null);
    taxes.say(store, new TaxDraft(true, false, false, Set.of(), null, 0), Actor.SYSTEM);
    taxes.create(store, standard("DE", "", 210_000, LocalDate.of(2030, 1, 1)), Actor.SYSTEM);
    var before = plannerAt("2029-12-31T22:59:59.999Z");
    var after = plannerAt("2029-12-31T23:00:00Z");
    var request = World.request(rate, null, goods, 1);
    assertThat(before.plan(store, request, shown(190)))
        .as("keeps what was said")
        .isInstanceOfSatisfying(
            Plan.Ready.class,
            it -> assertThat(it.order().totals().tax()).isEqualTo(store.money(190)));
    assertThat(after.plan(store, request, shown(190)))
        .isEqualTo(new Plan.Impossible(new Refusal.TaxMoved()));
    assertThat(after.plan(store, request, shown(206))).isInstanceOf(Plan.Ready.class);
  }

  /** Where tax comes on top the total is another one, which page and program are told. */
  @Test
  void tellsOfAnotherTotalWhereARateOfTaxBeganOnTop() {
    var settings = World.settingsOf("t-" + Ids.next());
    var york =
        world.store(
            store.merchant(),
            settings
                .in("US", "USD", "America/New_York", "en")
                .at("Warren Street 1", "", "12534", "Hudson", "NY")
                .build());
    taxes.say(york, new TaxDraft(true, false, false, Set.of("US-NY"), null, 0), Actor.SYSTEM);
    taxes.create(york, standard("US", "US-NY", 80_000, LocalDate.of(2025, 1, 1)), Actor.SYSTEM);
    taxes.create(york, standard("US", "US-NY", 90_000, LocalDate.of(2030, 1, 1)), Actor.SYSTEM);
    var pickup = world.rate(york, Method.PICKUP, 0);
    var request = World.request(pickup, null, world.goods(york, 10_000, null), 1);
    var total = york.money(10_800);
    var seen = new Confirmed(total, "visitor", new CartVersion(Instant.EPOCH, 1), null);
    assertThat(plannerAt("2030-01-01T04:59:59Z").plan(york, request, seen))
        .isInstanceOf(Plan.Ready.class);
    assertThat(plannerAt("2030-01-01T05:00:00Z").plan(york, request, seen))
        .isInstanceOfSatisfying(
            Plan.Impossible.class,
            it ->
                assertThat(it.why())
                    .isInstanceOfSatisfying(
                        Refusal.TotalMoved.class,
                        moved -> assertThat(moved.totals().total()).isEqualTo(york.money(10_900))));
  }

  private static TaxRate standard(String country, String region, int ppm, LocalDate since) {
    var regions = region.isEmpty() ? Set.<String>of() : Set.of(region);
    var where = new Area(Set.of(country), regions, List.of(), List.of());
    return new TaxRate(where, TaxClass.STANDARD, false, "Tax", ppm, since);
  }

  private OrderPlanner plannerAt(String instant) {
    var then = Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
    return new OrderPlanner(books, quotes, hours, given, then, cards, stock, methods);
  }

  /** Staff may raise what goods cost in points, between what was shown and the press. */
  @Test
  void takesNoOtherPointsThanWereShown() {
    var goods = world.goods(store, 700, null);
    var request = World.request(rate, null, goods, 1);
    assertThat(planner.plan(store, request, shown(0))).isInstanceOf(Plan.Ready.class);
    assertThat(planner.plan(store, request, shown(0, 300)))
        .isEqualTo(new Plan.Impossible(new Refusal.PointsMoved()));
  }

  private Confirmed shown(long tax) {
    return shown(tax, 0);
  }

  private Confirmed shown(long tax, long points) {
    var cart = new CartVersion(Instant.EPOCH, 1);
    var total = store.money(1190);
    return new Confirmed(
        total, "visitor", cart, null, total, store.money(tax), points, false, null);
  }

  @Test
  void freezesTheQuotedRateAndTellsAChangedOne() {
    var goods = world.goods(store, 500, null);
    var basket = Map.of(goods.publicId(), 1);
    var offer = new Offer(rate, "Flat", Method.SHIPPING, store.money(490));
    var quote = quotes.keep(store, World.BERLIN, basket, List.of(offer), store.money(500)).id();
    world.reprice(store, rate, 990);

    assertThat(buyer.place("held", World.request(rate, quote, goods, 1)))
        .contains("\"shipping\":{\"amount_minor\":490");
    var problem =
        ApiBuyer.refused(() -> buyer.place("other items", World.request(rate, quote, goods, 2)));
    assertThat(problem.code()).isEqualTo("quote_changed");
    assertThat(problem.more().toString()).contains("990");
    assertThat(buyer.place("none", World.request(rate, null, goods, 2)))
        .contains("\"shipping\":{\"amount_minor\":990");
  }

  @Test
  void doesNotSellWhatIsNotForSaleAnyMore() {
    var goods = world.goods(store, 1000, null);
    buyer.place("before", World.request(rate, null, goods, 1));
    var variant = only(store, VARIANT);
    world.change(
        store,
        () ->
            db.update(variant)
                .set(variant.ACTIVE, false)
                .where(variant.ID.eq(goods.id()))
                .execute());
    var problem = ApiBuyer.refused(() -> buyer.place("after", World.request(rate, null, goods, 1)));
    assertThat(problem.status().value()).isEqualTo(422);
    world.change(
        store,
        () ->
            db.update(variant)
                .set(variant.ACTIVE, true)
                .where(variant.ID.eq(goods.id()))
                .execute());
    buyer.place("again", World.request(rate, null, goods, 1));
  }

  @Test
  void doesNotKnowGoodsAndRatesOfOtherStores() {
    var other = world.store();
    var foreign = world.goods(other, 500, null);
    assertThat(
            ApiBuyer.refused(() -> buyer.place("k", World.request(rate, null, foreign, 1)))
                .faults()
                .getFirst()
                .pointer())
        .isEqualTo("/items/0/variant_id");
    var foreignRate = world.rate(other, Method.SHIPPING, 490);
    var goods = world.goods(store, 500, null);
    assertThat(
            ApiBuyer.refused(() -> buyer.place("k", World.request(foreignRate, null, goods, 1)))
                .faults()
                .getFirst()
                .pointer())
        .isEqualTo("/rate_id");
  }

  @Test
  void cancellingGivesTheStockBackOnce() {
    var goods = world.goods(store, 500, 10);
    buyer.place("k", World.request(rate, null, goods, 3));
    orders.move(store, 1001, FulfilmentState.CANCELLED, Actor.SYSTEM);
    orders.move(store, 1001, FulfilmentState.CANCELLED, Actor.SYSTEM);
    new Shelf(db, store).holds(goods, 10, 0);
    var o = only(store, ORDERS);
    assertThat(db.select(o.PAYMENT_STATE).from(o).fetchSingle(o.PAYMENT_STATE))
        .isEqualTo(PaymentState.REFUNDED);
  }

  @Test
  void raisesThePulseByOneForEachChange() {
    var goods = world.goods(store, 500, 10);
    buyer.place("k", World.request(rate, null, goods, 1));
    orders.move(store, 1001, FulfilmentState.PREPARING, Actor.SYSTEM);
    var pulse = only(store, STORE_PULSE);
    var beat = db.select(pulse.ORDERS_SEQ, pulse.INVENTORY_SEQ).from(pulse).fetchSingle();
    assertThat(beat.value1()).isEqualTo(2);
    assertThat(beat.value2()).isEqualTo(1);
  }
}
