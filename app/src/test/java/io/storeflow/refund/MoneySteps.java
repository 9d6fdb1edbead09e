package io.storeflow.refund;

import static io.storeflow.db.Tables.FULFILMENT;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.checkout.CheckoutRequest;
import io.storeflow.checkout.CheckoutRequest.Contact;
import io.storeflow.fulfilment.CannotSend;
import io.storeflow.fulfilment.FulfilmentStage;
import io.storeflow.fulfilment.Fulfilments;
import io.storeflow.fulfilment.ParcelLabel;
import io.storeflow.fulfilment.Sending;
import io.storeflow.giftcard.CardDraft;
import io.storeflow.giftcard.GiftCards;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.IllegalMove;
import io.storeflow.order.OrderPayments;
import io.storeflow.order.Orders;
import io.storeflow.orderedit.EditQueries;
import io.storeflow.orderedit.EditRefused;
import io.storeflow.orderedit.EditWish;
import io.storeflow.orderedit.OrderEdits;
import io.storeflow.payment.MoneyRefused;
import io.storeflow.payment.PaymentKind;
import io.storeflow.payment.Received;
import io.storeflow.platform.id.Ids;
import io.storeflow.pricing.Basket;
import io.storeflow.pricing.Claims;
import io.storeflow.refund.Refunds.Cancelling;
import io.storeflow.returning.Inspected;
import io.storeflow.returning.ReturnAsked;
import io.storeflow.returning.ReturnOutcome;
import io.storeflow.returning.ReturnQueries;
import io.storeflow.returning.ReturnReason;
import io.storeflow.returning.ReturnRefused;
import io.storeflow.returning.ReturnStage;
import io.storeflow.returning.ReturnTerms;
import io.storeflow.returning.ReturnTermsChanges;
import io.storeflow.returning.Returns;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.store.Trade;
import io.storeflow.testing.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What people do with orders of one store, at random, and what of its goods can be sold then. Each
 * step is told in a word; one that is refused has changed nothing.
 */
abstract class MoneySteps {
  private static final long SEED = Long.getLong("storeflow.test.seed", 20_261_130);
  private static final int STOCKED = 1_000_000;
  private static final Actor ANNA = World.actor("Anna");

  @Autowired private World world;
  @Autowired private Orders orders;
  @Autowired private OrderPayments payments;
  @Autowired private Fulfilments fulfilments;
  @Autowired private Refunds refunds;
  @Autowired RefundQueries queries;
  @Autowired private OrderEdits edits;
  @Autowired private EditQueries editQueries;
  @Autowired private Returns returns;
  @Autowired private ReturnQueries returnQueries;
  @Autowired private ReturnTermsChanges terms;
  @Autowired private GiftCards cards;
  @Autowired DSLContext db;

  /** Units that can be sold, by the row id of their variant. */
  private final Map<Long, Integer> free = new HashMap<>();

  private final Set<String> done = new HashSet<>();
  private final List<String> known = new ArrayList<>();
  final Random random = new Random(SEED);
  Store store;
  private List<World.Goods> goods;
  private List<String> rates;

  /** A store with four kinds of goods, of which there are many. */
  @BeforeEach
  void open() {
    store =
        world.store(
            world.merchant(), World.settingsOf("t-" + Ids.next()).selling(Trade.GOODS).build());
    terms.say(store, new ReturnTerms(30, "", "Depot 7", 0), Actor.SYSTEM);
    goods = new ArrayList<>();
    for (long price : new long[] {999, 1290, 1, 3333})
      goods.add(world.goods(store, price, STOCKED));
    goods.forEach(it -> free.put(it.id(), STOCKED));
    rates = List.of(world.rate(store, Method.PICKUP, 0), world.rate(store, Method.SHIPPING, 490));
  }

  /** Units of a variant that can be sold, as the steps have left them. */
  int free(long variant) {
    return free.getOrDefault(variant, 0);
  }

  /** What was done at least once, and not refused. */
  Set<String> done() {
    return Set.copyOf(done);
  }

  /** Somebody orders; the number of the order. */
  long place() {
    var items = new ArrayList<Basket.Item>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      var one = goods.get((i + random.nextInt(2)) % goods.size());
      if (items.stream().anyMatch(it -> it.variantId().equals(one.publicId()))) continue;
      int units = 1 + random.nextInt(4);
      items.add(new Basket.Item(one.publicId(), units));
      free.merge(one.id(), -units, Integer::sum);
    }
    var rate = rates.get(random.nextInt(rates.size()));
    var contact = new Contact("Ayşe Yılmaz", "ayse@example.com", "+49 30 1234");
    var request =
        CheckoutRequest.of(contact, rate, items, "api")
            .to(World.BERLIN)
            .claiming(random.nextInt(3) == 0 ? Claims.NONE.withGiftCards(cards()) : Claims.NONE)
            .build();
    return world.order(store, request).number();
  }

  /** One or two cards, whose order pays with them in that order. */
  private List<String> cards() {
    var hashes = new ArrayList<String>();
    for (int i = random.nextInt(2); i >= 0; i--) {
      var worth = store.money(1 + random.nextInt(4000));
      var card = cards.issue(store, new CardDraft(worth, null, "", "", ""), ANNA);
      known.add(card.publicId());
      hashes.add(card.code().hash());
    }
    return hashes;
  }

  /** Staff switch cards off and on, whatever orders they have paid. */
  private String toggle() {
    if (known.isEmpty()) return "nothing";
    var card = known.get(known.size() - 1 - random.nextInt(Math.min(2, known.size())));
    cards.change(store, card, random.nextBoolean(), ANNA);
    return "toggled";
  }

  /** Does one of all that can be done with it, or is refused. */
  String act(long number) {
    var order = queries.find(store, number);
    String name = "";
    try {
      name =
          switch (random.nextInt(13)) {
            case 0 -> pay(order);
            case 1 -> settle(order);
            case 2, 3 -> refund(order);
            case 4 -> edit(order);
            case 5 -> move(order);
            case 6 -> send(order);
            case 7 -> random.nextInt(3) == 0 ? cancel(order) : move(order);
            case 8, 9 -> toggle();
            case 10, 11 -> recall(order);
            default -> takeBack(order);
          };
      done.add(name);
      return name;
    } catch (RefundRefused
        | EditRefused
        | IllegalMove
        | CannotSend
        | ReturnRefused
        | MoneyRefused refused) {
      assertThat(queries.find(store, number)).as("refused: " + refused).isEqualTo(order);
      return "refused " + refused.getClass().getSimpleName();
    }
  }

  private String pay(Refundable order) {
    var due = order.balance().due();
    if (due.isZero()) return "nothing";
    var some = store.money(1 + random.nextLong(due.minor()));
    payments.receive(store, order.number(), Received.of(PaymentKind.CASH, some), ANNA);
    return "paid";
  }

  private String settle(Refundable order) {
    payments.settle(store, order.number(), ANNA);
    return "settled";
  }

  private String refund(Refundable order) {
    var units = units(order);
    var shipping = store.money(random.nextInt(3) == 0 ? random.nextInt(500) : 0);
    var other = store.money(random.nextInt(4) == 0 ? random.nextInt(400) - 200 : 0);
    var wish = new RefundWish(units, shipping, other, false);
    changed(() -> refunds.make(store, order.number(), wish, how(order)));
    restocked(order, units);
    return "refunded";
  }

  private String edit(Refundable order) {
    var less = units(order);
    var more = new ArrayList<Basket.Item>();
    var one = goods.get(random.nextInt(goods.size()));
    int count = random.nextInt(3);
    if (count > 0) more.add(new Basket.Item(one.publicId(), count));
    var wish = new EditWish(less, more);
    var shown = edits.plan(store, editQueries.find(store, order.number()), wish);
    changed(() -> edits.make(store, order.number(), wish, shown, how(order)));
    if (count > 0) free.merge(one.id(), -count, Integer::sum);
    restocked(order, less);
    return "edited";
  }

  private String move(Refundable order) {
    var states = FulfilmentState.values();
    var to = states[random.nextInt(states.length)];
    if (to == FulfilmentState.CANCELLED) return "nothing";
    orders.move(store, order.number(), to, ANNA);
    return "moved";
  }

  private String send(Refundable order) {
    int line = random.nextInt(order.lines().size());
    int unsent = order.lines().get(line).unsent();
    if (unsent < 1 || random.nextBoolean()) {
      fulfilments.send(store, order.number(), Sending.all(false), ANNA);
      return "sent";
    }
    var some = Map.of(line + 1, 1 + random.nextInt(unsent));
    var part = new Sending(some, ParcelLabel.NONE, "", false, false, null, null);
    fulfilments.send(store, order.number(), part, ANNA);
    return "sent in part";
  }

  /** What went out by mistake is to be sent again, which is nothing to stock and money. */
  private String recall(Refundable order) {
    var f = only(store, FULFILMENT);
    var gone =
        db.select(f.PUBLIC_ID)
            .from(f)
            .where(f.ORDER_ID.eq(order.id()))
            .and(f.STAGE.ne(FulfilmentStage.CANCELLED))
            .orderBy(f.ID)
            .fetch(f.PUBLIC_ID);
    if (gone.isEmpty()) return "nothing";
    fulfilments.takeBack(store, order.number(), gone.get(random.nextInt(gone.size())), ANNA);
    return "taken back";
  }

  private String cancel(Refundable order) {
    boolean back = random.nextBoolean();
    refunds.cancel(
        store,
        order.number(),
        new Cancelling(null, back, ""),
        random.nextBoolean() ? PaymentKind.CASH : null,
        ANNA);
    // What is cancelled twice comes back once.
    if (back && order.fulfilment() != FulfilmentState.CANCELLED)
      for (var line : order.lines()) free.merge(line.variant(), line.unsent(), Integer::sum);
    return "cancelled";
  }

  /** A return from its request to its refund, or as far as it comes. */
  private String takeBack(Refundable order) {
    long number = order.number();
    var open = returnQueries.returnable(store, number).open();
    if (open.isEmpty()) return "nothing";
    var asked = new ArrayList<ReturnAsked.Units>();
    for (var line : open) {
      int units = 1 + random.nextInt(line.left());
      asked.add(new ReturnAsked.Units(line.of().id(), units, ReturnReason.values()[0], ""));
    }
    var wants = ReturnAsked.byShopper(asked, ReturnOutcome.REFUND, null);
    var it = returns.open(store, number, wants, ANNA);
    if (random.nextInt(6) == 0) return "return asked";
    if (it.stage().canBecome(ReturnStage.APPROVED))
      returns.approve(store, number, it.publicId(), it.version(), "", "", ANNA);
    it = returnQueries.find(store, number, it.publicId());
    var found = new ArrayList<Inspected>();
    for (var line : it.lines()) {
      int good = random.nextInt(line.quantity() + 1);
      int damaged = random.nextInt(line.quantity() - good + 1);
      found.add(new Inspected(line.id(), good, damaged, line.quantity() - good - damaged));
    }
    returns.receive(store, number, it.publicId(), it.version(), found, ANNA);
    for (var one : found) free.merge(order.line(one.line()).variant(), one.good(), Integer::sum);
    if (found.stream().allMatch(one -> one.good() + one.damaged() == 0)) return "return empty";
    var now = queries.find(store, number);
    var units =
        found.stream()
            .filter(one -> one.good() + one.damaged() > 0)
            .map(one -> new RefundWish.Units(one.line(), one.good() + one.damaged(), true))
            .toList();
    var wish = new RefundWish(units, store.money(0), store.money(0), false);
    try {
      returns.settle(store, number, it.publicId(), wish, how(now), ReturnOutcome.REFUND);
      assertThat(queries.find(store, number).lines())
          .as("what is still to be sent, as before")
          .extracting(Refundable.Line::unsent)
          .isEqualTo(now.lines().stream().map(Refundable.Line::unsent).toList());
    } catch (RefundRefused worthLess) {
      // So much was given back before that they are worth more than the order: they came all the
      // same.
      assertThat(queries.find(store, number)).as("refused: " + worthLess).isEqualTo(now);
      return "return refused";
    }
    return "returned";
  }

  /** Some units of some lines, now and then more than there are. */
  private List<RefundWish.Units> units(Refundable order) {
    var units = new ArrayList<RefundWish.Units>();
    for (var line : order.lines()) {
      int most = line.left() + (random.nextInt(9) == 0 ? 1 : 0);
      if (most > 0 && random.nextBoolean())
        units.add(new RefundWish.Units(line.id(), 1 + random.nextInt(most), random.nextBoolean()));
    }
    return units;
  }

  private void restocked(Refundable order, List<RefundWish.Units> units) {
    for (var it : units.stream().filter(RefundWish.Units::restock).toList()) {
      var line = order.line(it.line());
      int here = Math.min(it.quantity(), line.unsent());
      // What is on its way comes back by a return.
      free.merge(line.variant(), here > 0 ? here : it.quantity(), Integer::sum);
    }
  }

  /** Whatever becomes of the order with it, it is nobody's step that may not be. */
  private static void changed(Runnable change) {
    try {
      change.run();
    } catch (IllegalMove moved) {
      throw new AssertionError("a change of money moved the order", moved);
    }
  }

  private static Refunding how(Refundable order) {
    return new Refunding(order.version(), PaymentKind.CASH, "", false, null, ANNA);
  }
}
