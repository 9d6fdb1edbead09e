package io.storeflow.discountcode;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.PRICE_RULE_COUNT;
import static io.storeflow.db.Tables.PRICE_RULE_USE;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.sum;

import io.storeflow.checkout.Checkout;
import io.storeflow.checkout.CheckoutRequest;
import io.storeflow.checkout.CheckoutResult;
import io.storeflow.checkout.KeyedRequest;
import io.storeflow.checkout.PlacedOrder;
import io.storeflow.checkout.Refusal;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.Orders;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.pricerule.Effect;
import io.storeflow.pricerule.Outcome;
import io.storeflow.pricerule.RuleChanges;
import io.storeflow.pricerule.RuleLimits;
import io.storeflow.pricing.Claims;
import io.storeflow.proof.KnownCode;
import io.storeflow.proof.Proofs;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtOnce;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What orders use of limited rules is counted to the last, whoever comes at once. */
@AppTest
class RuleUsesTest {
  private static final int MANY = 8;

  @Autowired World world;
  @Autowired Checkout checkout;
  @Autowired Orders orders;
  @Autowired RuleChanges rules;
  @Autowired DSLContext db;
  @Autowired Statements statements;
  @Autowired Proofs proofs;

  private Store store;
  private Coupons coupons;
  private World.Goods goods;
  private String rate;
  private String holder;

  @BeforeEach
  void open() {
    store = world.store();
    coupons = new Coupons(rules, store);
    goods = world.goods(store, 1000, 100);
    rate = world.rate(store, Method.PICKUP, 0);
    holder = PublicId.random();
    var asker = PublicId.random();
    KnownCode.mail(db, store, asker, "ayse@example.com");
    assertThat(proofs.show(store, asker, KnownCode.CODE, holder, "10.0.0.1")).isPresent();
  }

  /** Whatever happened: a count is the sum of the orders that stand. */
  @AfterEach
  void countsWhatStands() {
    var c = only(store, PRICE_RULE_COUNT);
    var u = only(store, PRICE_RULE_USE);
    for (var row : db.select(c.RULE_ID, c.SCOPE, c.USES, c.GIVEN_MINOR).from(c).fetch()) {
      var stands =
          db.select(count(), coalesce(sum(u.GIVEN_MINOR), 0).cast(Long.class))
              .from(u)
              .where(u.RULE_ID.eq(row.value1()))
              .and(u.SCOPE.eq(row.value2()))
              .fetchSingle();
      assertThat(row.value3()).isEqualTo(stands.value1());
      assertThat(row.value4()).isEqualTo(stands.value2());
    }
  }

  static List<RuleLimits> lastUses() {
    return List.of(
        new RuleLimits(1, 0, 0, 0, 0),
        new RuleLimits(0, 1, 0, 0, 0),
        new RuleLimits(0, 0, 1, 0, 0),
        new RuleLimits(0, 0, 0, 0, 100),
        new RuleLimits(0, 0, 0, 0, 199),
        new RuleLimits(1, 1, 1, 1, 100));
  }

  @ParameterizedTest
  @MethodSource("lastUses")
  void givesTheLastUseToOneOfMany(RuleLimits limits) throws Exception {
    coupons.limited("LAST", limits);
    var answers = AtOnce.all(times(() -> place(Set.of("LAST"))));
    assertThat(answers).filteredOn(it -> it instanceof CheckoutResult.Placed).hasSize(1);
    assertThat(answers)
        .filteredOn(it -> it instanceof CheckoutResult.Refused)
        .allSatisfy(
            it ->
                assertThat(((CheckoutResult.Refused) it).why())
                    .isInstanceOfSatisfying(
                        Refusal.CodeDoesNotHold.class,
                        code ->
                            assertThat(code.code().outcome())
                                .isIn(
                                    Outcome.USED_UP,
                                    Outcome.USED_BY_CUSTOMER,
                                    Outcome.BUDGET_SPENT)));
    assertThat(given()).containsExactly(100L);
  }

  /** Without a code all get their order, and no more than the limit is given. */
  @Test
  void placesTheOthersWithoutARuleThatNobodyAskedFor() throws Exception {
    var when = io.storeflow.pricerule.When.ALWAYS;
    rules.create(
        store,
        new io.storeflow.pricerule.RuleDraft(
            "First three",
            new Effect.AmountOnce(100),
            io.storeflow.pricerule.Target.EVERYTHING,
            when,
            "",
            0,
            true,
            new RuleLimits(3, 0, 0, 0, 0)),
        Actor.SYSTEM);
    var answers = AtOnce.all(times(() -> place(Set.of())));
    assertThat(answers).allMatch(it -> it instanceof CheckoutResult.Placed);
    assertThat(given()).containsExactly(100L, 100L, 100L);
  }

  @Test
  void getsBackWhatACancelledOrderHadUsed() {
    coupons.limited("ONCE", new RuleLimits(1, 1, 1, 0, 100));
    var first = placed(Set.of("ONCE"));
    assertThat(place(Set.of("ONCE"))).isInstanceOf(CheckoutResult.Refused.class);
    orders.move(store, first.number(), FulfilmentState.CANCELLED, Actor.SYSTEM);
    assertThat(db.fetchCount(only(store, PRICE_RULE_USE))).isZero();
    assertThat(place(Set.of("ONCE"))).isInstanceOf(CheckoutResult.Placed.class);
    orders.move(store, first.number(), FulfilmentState.CANCELLED, Actor.SYSTEM);
    assertThat(place(Set.of("ONCE"))).as("once").isInstanceOf(CheckoutResult.Refused.class);
  }

  /** A day is one of the store, wherever its clock stands. */
  @Test
  void usesOfADayAreFreeOnTheNextOfTheStore() {
    // East of it, or west of it, the day is another one than in Greenwich.
    boolean late = LocalTime.now(ZoneOffset.UTC).getHour() >= 11;
    var settings = World.settingsOf("d-" + Ids.next());
    var zone = late ? "Pacific/Kiritimati" : "Pacific/Niue";
    store = world.store(world.merchant(), settings.in("DE", "EUR", zone, "en").build());
    goods = world.goods(store, 1000, 100);
    rate = world.rate(store, Method.PICKUP, 0);
    new Coupons(rules, store).limited("DAILY", new RuleLimits(0, 0, 1, 0, 0));
    assertThat(place(Set.of("DAILY"))).isInstanceOf(CheckoutResult.Placed.class);
    assertThat(place(Set.of("DAILY"))).isInstanceOf(CheckoutResult.Refused.class);

    var today = LocalDate.now(store.timeZone());
    assertThat(today).isNotEqualTo(LocalDate.now(ZoneOffset.UTC));
    var c = only(store, PRICE_RULE_COUNT);
    var u = only(store, PRICE_RULE_USE);
    assertThat(db.select(c.SCOPE).from(c).fetch(c.SCOPE)).contains("d" + today);
    var yesterday = "d" + today.minusDays(1);
    db.execute(
        "insert into price_rule_count (store_id, rule_id, scope, uses, given_minor)"
            + " select store_id, rule_id, ?, uses, given_minor from price_rule_count"
            + " where store_id = ? and scope = ?",
        yesterday,
        store.id(),
        "d" + today);
    db.update(u).set(u.SCOPE, yesterday).where(u.SCOPE.eq("d" + today)).execute();
    db.deleteFrom(c).where(c.SCOPE.eq("d" + today)).execute();
    assertThat(place(Set.of("DAILY"))).isInstanceOf(CheckoutResult.Placed.class);
    assertThat(place(Set.of("DAILY"))).as("once").isInstanceOf(CheckoutResult.Refused.class);
    assertThat(given()).containsExactly(100L, 100L);
  }

  @Test
  void countsNothingForOtherStores() {
    coupons.limited("ONCE", new RuleLimits(1, 0, 0, 0, 0));
    placed(Set.of("ONCE"));
    var other = world.store();
    var foreign = world.goods(other, 1000, 10);
    var there = world.rate(other, Method.PICKUP, 0);
    var refused = place(other, World.request(there, null, foreign, 1), Set.of("ONCE"));
    assertThat(refused)
        .isInstanceOfSatisfying(
            CheckoutResult.Refused.class,
            it ->
                assertThat(((Refusal.CodeDoesNotHold) it.why()).code().outcome())
                    .isEqualTo(Outcome.CODE));
    new Coupons(rules, other).limited("ONCE", new RuleLimits(1, 0, 0, 0, 0));
    assertThat(place(other, World.request(there, null, foreign, 1), Set.of("ONCE")))
        .isInstanceOf(CheckoutResult.Placed.class);
  }

  /** Orders that no limited rule has to do with cost what they did. */
  @Test
  void costsNothingWhereNothingIsLimited() {
    coupons.limited("ONCE", new RuleLimits(5, 5, 5, 0, 500));
    coupons.tenth("TENTH");
    placed(Set.of());
    assertThat(ofLimits(() -> placed(Set.of()))).isEmpty();
    assertThat(ofLimits(() -> placed(Set.of("TENTH")))).isEmpty();
    assertThat(ofLimits(() -> placed(Set.of("ONCE")))).hasSize(4);
  }

  private List<String> ofLimits(Runnable order) {
    return statements.during(order).stream()
        .filter(it -> it.contains("price_rule_") || it.contains("discount_code"))
        .toList();
  }

  private static <T> List<Callable<T>> times(Callable<T> call) {
    return IntStream.range(0, MANY).mapToObj(i -> call).toList();
  }

  private List<Long> given() {
    var o = only(store, ORDERS);
    return db.select(o.DISCOUNT_MINOR)
        .from(o)
        .where(o.DISCOUNT_MINOR.gt(0L))
        .fetch(o.DISCOUNT_MINOR);
  }

  private PlacedOrder placed(Set<String> codes) {
    var placed = new AtomicReference<PlacedOrder>();
    var request = with(World.request(rate, null, goods, 1), codes);
    var result =
        checkout.place(
            store,
            new KeyedRequest(
                PublicId.random(),
                "hash",
                false,
                order -> {
                  placed.set(order);
                  return order.publicId();
                }),
            request);
    assertThat(result).isInstanceOf(CheckoutResult.Placed.class);
    return java.util.Objects.requireNonNull(placed.get());
  }

  private CheckoutResult place(Set<String> codes) {
    return place(store, World.request(rate, null, goods, 1), codes);
  }

  private CheckoutResult place(Store at, CheckoutRequest request, Set<String> codes) {
    var keyed = new KeyedRequest(PublicId.random(), "hash", false, PlacedOrder::publicId);
    return checkout.place(at, keyed, with(request, codes));
  }

  private CheckoutRequest with(CheckoutRequest it, Set<String> codes) {
    return it.but().claiming(Claims.NONE.withCodes(codes)).heldBy(holder).build();
  }
}
