package io.storeflow.giftcard;

import static io.storeflow.db.Tables.GIFT_CARD;
import static io.storeflow.db.Tables.MAILBOX_MESSAGE;
import static io.storeflow.db.Tables.MERCHANT;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_TIMELINE;
import static io.storeflow.store.Owned.only;
import static java.util.Comparator.naturalOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storeflow.cardpayment.CardPayments;
import io.storeflow.modifier.Chosen;
import io.storeflow.modifier.GroupDraft;
import io.storeflow.modifier.ModifierGroups;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.OrderPayments;
import io.storeflow.order.Orders;
import io.storeflow.order.Timeline;
import io.storeflow.platform.db.Transactions;
import io.storeflow.pricerule.Effect;
import io.storeflow.pricerule.RuleChanges;
import io.storeflow.pricerule.RuleDraft;
import io.storeflow.pricerule.Target;
import io.storeflow.pricerule.When;
import io.storeflow.pricing.Basket;
import io.storeflow.pricing.Claims;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Payments;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Staff;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import io.storeflow.testing.World.Goods;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Gift cards that are bought. */
@AppTest
class CardSalesTest {
  private static final Pattern CODE = Pattern.compile("[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-Z]{4}){3}");

  @Autowired private World world;
  @Autowired private CardQueries queries;
  @Autowired private CardSales sales;
  @Autowired private CardPayments payments;
  @Autowired private GiftCards cards;
  @Autowired private CardCodes codes;
  @Autowired private ModifierGroups groups;
  @Autowired private Statements statements;
  @Autowired private Orders orders;
  @Autowired private OrderPayments paying;
  @Autowired private OrderPayments money;
  @Autowired private RuleChanges rules;
  @Autowired private Stores stores;
  @Autowired private Transactions transactions;
  @Autowired private Staff staff;
  @Autowired private DSLContext db;

  private Store store;

  @BeforeEach
  void open() {
    store = world.store();
  }

  @Test
  void eachUnitIsACardWhoseCodeIsMailed() {
    var placed = world.order(store, World.request(rate(), null, giftCards(), 2));
    long order = id(placed.number());
    // Nothing is sent, and no rule makes money cheaper.
    assertThat(placed.totals().shipping()).isEqualTo(store.money(0));
    assertThat(placed.totals().total()).isEqualTo(store.money(5000));
    // It counts as paid, but nobody has seen the money.
    assertThat(queries.ofOrder(store, order)).isEmpty();
    paying.settle(store, placed.number(), Actor.SYSTEM);
    var made = queries.ofOrder(store, order);
    assertThat(made).hasSize(2).allMatch(it -> it.balance().equals(store.money(2500)));
    assertThat(made).allMatch(it -> it.email().equals("ayse@example.com"));
    transactions.write(() -> sales.issue(store, order));
    assertThat(queries.ofOrder(store, order)).hasSize(2);

    var codes = CODE.matcher(mail()).results().map(it -> it.group()).distinct().toList();
    var hashes = codes.stream().map(it -> CardCode.read(it).orElseThrow().hash()).toList();
    assertThat(queries.byHashes(store, hashes).values())
        .extracting(GiftCard::id)
        .containsExactlyInAnyOrderElementsOf(made.stream().map(GiftCard::id).toList());
    var page = staff.visitor(store, Role.OWNER).get("/s/" + store.slug() + "/orders/1001").body();
    assertThat(page)
        .contains("/gift-cards/" + made.getFirst().publicId(), "By e-mail")
        .doesNotContain(">Pickup<");
    // With that mail all of it is done; it can still be called off while no card was used.
    var o = only(store, ORDERS);
    await()
        .until(
            () -> db.select(o.FULFILMENT_STATE).from(o).fetchSingle().value1(),
            FulfilmentState.COMPLETED::equals);
    var done = staff.visitor(store, Role.OWNER).get("/s/" + store.slug() + "/orders/1001").body();
    assertThat(done).contains("/orders/1001/cancellation", "Completed").doesNotContain("??");
    orders.move(store, 1001, FulfilmentState.CANCELLED, Actor.SYSTEM);
    assertThat(queries.ofOrder(store, order)).allMatch(it -> it.state() == CardState.DISABLED);
    CardLaw.holds(db, store);
  }

  @Test
  void otherGoodsAreSentAndMadeCheaperAsEver() {
    var card = giftCards();
    var goods = world.goods(store, 1000, null);
    var request = World.request(rate(), null, card, 1);
    var both = List.of(request.items().getFirst(), new Basket.Item(goods.publicId(), 1));
    var totals = world.order(store, request.but().wanting(both).build()).totals();
    assertThat(totals.shipping()).isEqualTo(store.money(490));
    assertThat(totals.discount()).isEqualTo(store.money(100));
  }

  /**
   * Else three cards could be had for the price of none: of one with which prices went before that
   * was refused.
   */
  @Test
  void isWorthWhatIsPaidForItWithWhatWasChosen() {
    rule();
    var card = world.goods(store, 2500, null);
    var entries =
        List.of(
            new GroupDraft.Entry(null, "Less", store.money(-1000), false, null),
            new GroupDraft.Entry(null, "Nothing", store.money(-2500), false, null),
            new GroupDraft.Entry(null, "More", store.money(500), false, null));
    var group = groups.create(store, new GroupDraft("Worth", 0, 1, entries), Actor.SYSTEM);
    groups.offer(store, card.product(), List.of(group), Actor.SYSTEM);
    world.becomeGiftCards(store, card);
    var items =
        groups.get(store, group).modifiers().stream()
            .map(it -> new Chosen(List.of(new Chosen.Pick(it.publicId(), 1))))
            .map(it -> new Basket.Item(card.publicId(), 1, it))
            .toList();
    var request = World.request(rate(), null, card, 1);
    var placed = world.order(store, request.but().wanting(items).build());
    assertThat(placed.totals().total()).isEqualTo(store.money(4500));
    paying.settle(store, placed.number(), Actor.SYSTEM);
    assertThat(queries.ofOrder(store, id(placed.number())))
        .extracting(GiftCard::balance)
        .containsExactlyInAnyOrder(store.money(1500), store.money(3000));
    CardLaw.holds(db, store);
  }

  /** Also where the store brings nothing. */
  @Test
  void needsNoAddress() {
    var request = World.request(rate(), null, giftCards(), 1);
    var placed = world.order(store, request.but().to(null).build());
    assertThat(placed.totals().shipping()).isEqualTo(store.money(0));
    assertThat(placed.totals().rate()).isNotNull();
  }

  @Test
  void cannotBeUsedWhileTheMoneyIsNotThereAfterAll() {
    var placed = world.order(store, World.request(rate(), null, giftCards(), 2));
    long order = id(placed.number());
    paying.settle(store, placed.number(), Actor.SYSTEM);
    var lost = queries.ofOrder(store, order).getLast();
    cards.change(store, lost.publicId(), false, Actor.SYSTEM);
    paying.unsettle(store, placed.number(), Actor.SYSTEM);
    assertThat(queries.ofOrder(store, order)).allMatch(it -> it.state() == CardState.DISABLED);
    // Its balance may change while it is off.
    var good = queries.ofOrder(store, order).getFirst();
    cards.adjust(store, good.publicId(), store.money(-500), "A mistake", Actor.SYSTEM);
    paying.settle(store, placed.number(), Actor.SYSTEM);
    // What staff switched off by hand stays so.
    assertThat(queries.ofOrder(store, order))
        .extracting(GiftCard::state)
        .containsExactly(CardState.ACTIVE, CardState.DISABLED);
    CardLaw.holds(db, store);
  }

  @Test
  void isSwitchedOffWhenTheOrderIsCancelled() {
    var placed = world.order(store, World.request(rate(), null, giftCards(), 2));
    long order = id(placed.number());
    paying.settle(store, placed.number(), Actor.SYSTEM);
    var used = queries.ofOrder(store, order).getFirst();
    cards.adjust(store, used.publicId(), store.money(-500), "As if spent", Actor.SYSTEM);
    orders.move(store, placed.number(), FulfilmentState.CANCELLED, Actor.SYSTEM);
    assertThat(queries.ofOrder(store, order)).allMatch(it -> it.state() == CardState.DISABLED);
    var t = only(store, ORDER_TIMELINE);
    assertThat(
            db.select(t.DETAIL)
                .from(t)
                .where(t.ORDER_ID.eq(order))
                .and(t.KIND.eq(Timeline.GIFT_CARD_SPENT))
                .fetch(t.DETAIL))
        .singleElement()
        .asString()
        .contains("5.00 EUR");
    CardLaw.holds(db, store);
  }

  /** As many statements for a hundred as for two, whatever becomes of them. */
  @Test
  void asksTheDatabaseAsOftenForManyAsForTwo() {
    var card = giftCards();
    assertThat(least(card, Basket.MOST_CARDS)).isEqualTo(least(card, 2));
    CardLaw.holds(db, store);
  }

  /** Of several orders, as one of them is always asked for what else is remembered then. */
  private List<Integer> least(Goods card, int units) {
    var each = Stream.generate(() -> counts(card, units)).limit(4).toList();
    return IntStream.range(0, each.getFirst().size())
        .mapToObj(step -> each.stream().map(it -> it.get(step)).min(naturalOrder()).orElseThrow())
        .toList();
  }

  /** Statements to make the cards, their codes, to switch them off and on again. */
  private List<Integer> counts(Goods card, int units) {
    long number = world.order(store, World.request(rate(), null, card, units)).number();
    long order = id(number);
    int made = sent(() -> paying.settle(store, number, Actor.SYSTEM));
    var ids = queries.ofOrder(store, order).stream().map(GiftCard::id).toList();
    assertThat(ids).hasSize(units);
    int coded = sent(() -> assertThat(codes.make(store, ids)).hasSize(units));
    assertThat(queries.ofOrder(store, order)).noneMatch(it -> it.lastFour().isEmpty());
    int off = sent(() -> paying.unsettle(store, number, Actor.SYSTEM));
    int on = sent(() -> paying.settle(store, number, Actor.SYSTEM));
    assertThat(queries.ofOrder(store, order)).allMatch(it -> it.state() == CardState.ACTIVE);
    return List.of(made, coded, off, on);
  }

  /** Without the store and its pulse, which are remembered until time or somebody else forgets. */
  private int sent(Runnable work) {
    var all = statements.during(work).stream();
    return (int) all.filter(it -> !it.startsWith("select `store")).count();
  }

  @Test
  void isMadeWhenThePaymentComesAndOnce() {
    var merchant = world.merchant();
    db.update(MERCHANT)
        .set(MERCHANT.PAYMENTS, Payments.AWAITED)
        .where(MERCHANT.PUBLIC_ID.eq(merchant.publicId()))
        .execute();
    store = stores.reopen(world.store(merchant).id());
    var placed = world.order(store, World.request(rate(), null, giftCards(), 3));
    long order = id(placed.number());
    assertThat(queries.ofOrder(store, order)).isEmpty();
    money.pay(store, order);
    money.pay(store, order);
    assertThat(queries.ofOrder(store, order)).hasSize(3);
  }

  /** What was paid by a card goes back when the rest does not come in time. */
  @Test
  void givesBackWhenThePaymentDoesNotCome() {
    var merchant = world.merchant();
    db.update(MERCHANT)
        .set(MERCHANT.PAYMENTS, Payments.AWAITED)
        .where(MERCHANT.PUBLIC_ID.eq(merchant.publicId()))
        .execute();
    store = stores.reopen(world.store(merchant).id());
    var card = cards.issue(store, new CardDraft(store.money(300), null, "", "", ""), Actor.SYSTEM);
    var goods = world.goods(store, 1000, 5);
    var request = World.request(rate(), null, goods, 1);
    var claims = Claims.NONE.withGiftCards(List.of(card.code().hash()));
    var paid = request.but().claiming(claims).build();
    long order = id(world.order(store, paid).number());
    assertThat(queries.get(store, card.publicId()).balance()).isEqualTo(store.money(0));
    money.expire(store, order);
    money.expire(store, order);
    assertThat(queries.get(store, card.publicId()).balance()).isEqualTo(store.money(300));
    long more = transactions.write(() -> payments.giveBack(store, order, Actor.SYSTEM));
    assertThat(more).isZero();
    CardLaw.holds(db, store);
  }

  /** Else money that went back to one card could be spent by the other too. */
  @Test
  void isNotPaidByAGiftCard() {
    var old = cards.issue(store, new CardDraft(store.money(5000), null, "", "", ""), Actor.SYSTEM);
    var card = giftCards();
    var request = World.request(rate(), null, card, 1);
    var goods = new Basket.Item(world.goods(store, 1000, null).publicId(), 1);
    var claims = Claims.NONE.withGiftCards(List.of(old.code().hash()));
    var both = List.of(request.items().getFirst(), goods);
    var paid = request.but().wanting(both).claiming(claims).build();
    var placed = world.order(store, paid);
    long order = id(placed.number());
    // 9.00 of goods and 4.90 of shipping.
    assertThat(queries.get(store, old.publicId()).balance()).isEqualTo(store.money(3610));
    paying.settle(store, placed.number(), Actor.SYSTEM);
    var made = queries.ofOrder(store, order).getFirst();
    cards.adjust(store, made.publicId(), store.money(-2500), "As if spent", Actor.SYSTEM);
    orders.move(store, placed.number(), FulfilmentState.CANCELLED, Actor.SYSTEM);
    assertThat(queries.get(store, old.publicId()).balance()).isEqualTo(store.money(5000));
    CardLaw.holds(db, store);
  }

  private void rule() {
    var tenth = new Effect.Percent(1000);
    rules.create(
        store,
        new RuleDraft("Tenth off", tenth, Target.EVERYTHING, When.ALWAYS, "", 0, true),
        Actor.SYSTEM);
  }

  private Goods giftCards() {
    rule();
    return world.giftCards(store, 2500);
  }

  private String rate() {
    return world.rate(store, Method.SHIPPING, 490);
  }

  private long id(long number) {
    var o = only(store, ORDERS);
    return db.select(o.ID).from(o).where(o.NUMBER.eq(number)).fetchSingle(o.ID);
  }

  private String mail() {
    var c = only(store, GIFT_CARD);
    assertThat(db.fetchCount(c)).isPositive();
    return await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () ->
                db.select(MAILBOX_MESSAGE.BODY_TEXT)
                    .from(MAILBOX_MESSAGE)
                    .where(MAILBOX_MESSAGE.SUBJECT.startsWith("Gift card from"))
                    .and(MAILBOX_MESSAGE.SUBJECT.contains(store.name()))
                    .fetch(MAILBOX_MESSAGE.BODY_TEXT),
            found -> !found.isEmpty())
        .getFirst();
  }
}
