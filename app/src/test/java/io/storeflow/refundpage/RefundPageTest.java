package io.storeflow.refundpage;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.db.Tables.STOCK;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.fulfilment.Fulfilments;
import io.storeflow.fulfilment.HoldReason;
import io.storeflow.fulfilment.OrderHolds;
import io.storeflow.fulfilment.ParcelLabel;
import io.storeflow.fulfilment.Sending;
import io.storeflow.inventory.StockLaw;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.OrderPayments;
import io.storeflow.order.Orders;
import io.storeflow.order.PaymentState;
import io.storeflow.payment.PaymentKind;
import io.storeflow.payment.Received;
import io.storeflow.platform.money.Money;
import io.storeflow.refund.RefundQueries;
import io.storeflow.refund.RefundRefused;
import io.storeflow.refund.RefundWish;
import io.storeflow.refund.Refunding;
import io.storeflow.refund.Refunds;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Staff;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Refunds by line and unit, of shipping and freely: shown first, then done once. */
@AppTest
class RefundPageTest {
  @Autowired World world;
  @Autowired Staff staff;
  @Autowired Orders orders;
  @Autowired OrderPayments payments;
  @Autowired Refunds refunds;
  @Autowired RefundQueries queries;
  @Autowired StockLaw law;
  @Autowired Fulfilments fulfilments;
  @Autowired OrderHolds holds;
  @Autowired Statements statements;
  @Autowired DSLContext db;

  Store store;
  Staff.Visitor manager;
  World.Goods goods;
  String track;

  @BeforeEach
  void place() {
    store = world.store();
    manager = staff.visitor(store, Role.MANAGER);
    goods = world.goods(store, 1000, 9);
    var request = World.request(world.rate(store, Method.PICKUP, 250), null, goods, 3);
    track = "/track/" + world.order(store, request).publicId();
  }

  @Test
  void showsWhatItDoesThenDoesItOnceAndTheShopperGetsTheMoneyTheStockTheUnit() {
    payments.settle(store, 1001, Actor.SYSTEM);
    var page = manager.get(at("/refunds/new")).body();
    assertThat(page).contains("Units, of 3", "Choose items, or write an amount.", "At most €2.50");
    var shown = refund("1", "", "", "");
    assertThat(shown.statusCode()).isEqualTo(200);
    assertThat(shown.body())
        .contains("Refund €10.00", "1 item will not go out any more", "1 item can be sold again");
    assertThat(onHand()).isEqualTo(6);

    var once = field(shown.body(), "once");
    var seen = field(shown.body(), "seen");
    var done = refund("1", "", once, seen);
    assertThat(done.statusCode()).isEqualTo(302);
    assertThat(onHand()).isEqualTo(7);
    assertThat(state()).isEqualTo(PaymentState.PARTIALLY_REFUNDED);
    assertThat(manager.get(at("")).body())
        .contains("€10.00 refunded", "−€10.00", "1 of 3 refunded", "1 of 3 will not go out");
    assertThat(manager.get(track).body())
        .contains("Taken off since", "−€10.00", "Refunded", "€10.00", "1 of 3 taken off since")
        .contains("2 items")
        .doesNotContain("to pay.", "??");
    assertThat(refund("1", "", once, seen).body()).contains("has changed since this page");
    assertThat(onHand()).isEqualTo(7);
    assertThat(law.breaches(store, 9)).isEmpty();

    assertThat(refund("3", "", "", "").body()).contains("Only 2 are left to refund.");
    assertThat(refund("", "2.51", "", "").body()).contains("At most €2.50 of shipping");
    assertThat(refund("x", "", "", "").statusCode()).isEqualTo(422);
    assertThat(manager.get("/s/" + store.slug() + "/audit?what=order.").body())
        .contains("Order refunded");
  }

  @Test
  void goesBackInTheWayItCame() {
    var form = at("/refunds/new");
    assertThat(manager.get(form).body()).containsPattern("value=\"cash\"[^>]*selected");
    var some = Received.of(PaymentKind.TRANSFER, store.money(1000));
    payments.receive(store, 1001, some, Actor.SYSTEM);
    assertThat(manager.get(form).body()).containsPattern("value=\"transfer\"[^>]*selected");
  }

  /** Also where it is held: there is nothing to hold any more. */
  @Test
  void theRestOfWhatHasPartlyGoneOutIsTakenOffAndEndsIt() {
    payments.settle(store, 1001, Actor.SYSTEM);
    assertThat(manager.get(at("")).body()).contains("data-dialog=\"cancel\"");
    var part = new Sending(Map.of(1, 1), ParcelLabel.NONE, "", false, false, null, null);
    fulfilments.send(store, 1001, part, Actor.SYSTEM);
    assertThat(manager.get(at("")).body())
        .as("what has gone out cannot be cancelled")
        .doesNotContain("data-dialog=\"cancel\"");
    holds.hold(store, 1001, HoldReason.OTHER, "", Actor.SYSTEM);
    var shown = refund("3", "", "", "");
    assertThat(shown.body())
        .contains("2 items will not go out any more", "2 items can be sold again");
    shown = refund("2", "", "", "");
    assertThat(shown.body()).contains("Nothing is left to be sent then");
    refund("2", "", field(shown.body(), "once"), field(shown.body(), "seen"));
    var o = only(store, ORDERS);
    assertThat(db.select(o.FULFILMENT_STATE, o.HOLD_REASON).from(o).fetchSingle().intoList())
        .containsExactly(FulfilmentState.COMPLETED, null);
    assertThat(onHand()).isEqualTo(8);
    assertThat(law.breaches(store, 9)).isEmpty();
  }

  /** Nothing is handed over with that, so that nobody has taken any money. */
  @Test
  void whatIsDueAtTheCounterStaysDueAsTheRestIsTakenOff() {
    var request = World.request(world.rate(store, Method.PICKUP, 0), null, goods, 3);
    long number = world.order(store, request).number();
    var part = new Sending(Map.of(1, 1), ParcelLabel.NONE, "", false, false, null, null);
    fulfilments.send(store, number, part, Actor.SYSTEM);
    var order = queries.find(store, number);
    var rest = List.of(new RefundWish.Units(order.lines().getFirst().id(), 2, true));
    var how = new Refunding(order.version(), PaymentKind.CASH, "", false, null, Actor.SYSTEM);
    refunds.make(store, number, new RefundWish(rest, store.money(0), store.money(0), false), how);
    var ended = queries.find(store, number);
    assertThat(ended.fulfilment()).isEqualTo(FulfilmentState.COMPLETED);
    assertThat(ended.balance().paid()).isEqualTo(store.money(0));
    assertThat(ended.balance().due()).isEqualTo(store.money(1000));
  }

  @Test
  void nothingIsSaidOfTheStockOfWhatHasNone() {
    var l = only(store, ORDER_LINE);
    db.update(l).set(l.TRACKED, false).execute();
    payments.settle(store, 1001, Actor.SYSTEM);
    assertThat(manager.get(at("/refunds/new")).body()).doesNotContain("Can be sold again");
    assertThat(manager.get(at("")).body()).doesNotContain("Comes back and can be sold again");
    var shown = refund("1", "", "", "");
    assertThat(shown.body()).contains("Refund €10.00").doesNotContain("can be sold again");
    refund("1", "", field(shown.body(), "once"), field(shown.body(), "seen"));
    assertThat(manager.get(at("")).body())
        .contains("−€10.00")
        .doesNotContain("back in stock", "??");
  }

  @Test
  void partPaymentsAddUpAndOneThatDidNotComeIsDueAgain() {
    assertThat(pay("40.00", "").body()).contains("Only €32.50 is due");
    assertThat(pay("10", "20").statusCode()).isEqualTo(302);
    assertThat(manager.get(at("")).body())
        .contains("Partly paid", "€22.50", "€20.00 given, €10.00 change", "Some of it paid");
    payments.settle(store, 1001, Actor.SYSTEM);
    assertThat(manager.get(at("")).body()).contains(">Paid</span>");
    assertThat(pay("1", "").body()).contains("Nothing is due any more.");
    var cash = Pattern.compile("payments/([A-Za-z0-9_-]{22})/withdrawal");
    var found = cash.matcher(manager.get(at("")).body());
    assertThat(found.find()).isTrue();
    manager.post(at(""), at("/payments/" + found.group(1) + "/withdrawal"));
    assertThat(manager.get(at("")).body()).contains("Partly paid", "The payment does not count");
  }

  @Test
  void whatWasPaidTooMuchGoesBackAlsoOfACancelledOrder() {
    var euros = new Money(4000, store.currency());
    payments.receive(store, 1001, Received.of(PaymentKind.TRANSFER, euros), Actor.SYSTEM);
    assertThat(manager.get(at("")).body()).contains("To give back", "Give back €7.50");
    orders.cancel(store, 1001, null, null, "", Actor.SYSTEM);
    var page = manager.get(at("/refunds/new")).body();
    assertThat(page).contains("Refund €40.00");
    var done = refund("", "", field(page, "once"), field(page, "seen"));
    assertThat(done.statusCode()).isEqualTo(302);
    assertThat(manager.get(at("")).body()).contains(">Refunded</span>");
    assertThat(refund("", "", "", "").body()).contains("all that was paid has gone back");
  }

  @Test
  void ofACancelledOrderAPartMayGoBackAndNoItemIsAskedFor() {
    payments.settle(store, 1001, Actor.SYSTEM);
    orders.cancel(store, 1001, null, null, "", Actor.SYSTEM);
    assertThat(manager.get(at("/refunds/new")).body())
        .contains("Refund €32.50", "Leave it empty to give back all of the €32.50 that are left.")
        .doesNotContain("Units, of", "At most €2.50", "More or less", "switches them off", "??");
    assertThat(refund("1", "", "", "").body())
        .contains("only an amount can be given back, at most the €32.50 that are left")
        .doesNotContain("all that was paid has gone back");
    assertThat(back("32.51", "", "").body()).contains("At most €32.50 can be refunded.");
    assertThat(back("0", "", "").body())
        .contains("Choose at least one item, or write an amount.")
        .doesNotContain("Refund €32.50");
    var shown = back("10.00", "", "");
    assertThat(shown.body()).contains("Refund €10.00", "You give €10.00 back");
    var done = back("10.00", field(shown.body(), "once"), field(shown.body(), "seen"));
    assertThat(done.statusCode()).isEqualTo(302);
    assertThat(queries.find(store, 1001).balance().surplus()).isEqualTo(store.money(2250));
    assertThat(manager.get(at("")).body()).contains("Give back €22.50");
    assertThat(manager.get(at("/refunds/new")).body()).contains("Refund €22.50");
  }

  private HttpResponse<String> back(String amount, String once, String seen) {
    return manager.post(
        at("/refunds/new"),
        at("/refunds"),
        "other",
        amount,
        "kind",
        "cash",
        "once",
        once,
        "seen",
        seen);
  }

  @Test
  void ofTwoWhoRefundTheLastUnitsAtOnceOneIsToldToLookAgain() throws Exception {
    payments.settle(store, 1001, Actor.SYSTEM);
    for (var to :
        List.of(FulfilmentState.ACCEPTED, FulfilmentState.READY, FulfilmentState.COMPLETED))
      orders.move(store, 1001, to, Actor.SYSTEM);
    var order = queries.find(store, 1001);
    var zero = Money.zero(store.currency());
    var units = List.of(new RefundWish.Units(order.lines().getFirst().id(), 3, true));
    var wish = new RefundWish(units, zero, zero, false);
    var how = new Refunding(order.version(), PaymentKind.CASH, "", true, null, Actor.SYSTEM);
    var tries = new ArrayList<Callable<Boolean>>();
    for (int i = 0; i < 8; i++)
      tries.add(
          () -> {
            try {
              refunds.make(store, 1001, wish, how);
              return true;
            } catch (RefundRefused late) {
              return false;
            }
          });
    int done = 0;
    try (var pool = Executors.newFixedThreadPool(8)) {
      for (var each : pool.invokeAll(tries)) if (each.get()) done++;
    }
    assertThat(done).isOne();
    assertThat(queries.find(store, 1001).balance().refunded())
        .isEqualTo(zero.plus(new Money(3000, store.currency())));
    assertThat(onHand()).isEqualTo(9);
    assertThat(law.breaches(store, 9)).isEmpty();
  }

  @Test
  void isForThoseWhoMayAndAsksAsOftenForManyLines() {
    var cook = staff.visitor(store, Role.FULFILMENT);
    assertThat(cook.get(at("/refunds/new")).statusCode()).isEqualTo(403);
    assertThat(cook.get(at("")).body()).doesNotContain("/refunds/new");
    manager.get(at("/refunds/new"));
    int few = statements.ofWarmRequests(() -> manager.get(at("/refunds/new"))).size();
    assertThat(few).isLessThan(20);
  }

  private HttpResponse<String> refund(String units, String shipping, String once, String seen) {
    var line = queries.find(store, 1001).lines().getFirst().id();
    return manager.post(
        at("/refunds/new"),
        at("/refunds"),
        "units[0].line",
        line,
        "units[0].quantity",
        units,
        "units[0].restock",
        "true",
        "shipping",
        shipping,
        "kind",
        "cash",
        "mail",
        "true",
        "once",
        once,
        "seen",
        seen);
  }

  private HttpResponse<String> pay(String amount, String given) {
    return manager.post(
        at(""), at("/payments"), "kind", "cash", "amount", amount, "tendered", given);
  }

  private static String field(String page, String name) {
    var found = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
    assertThat(found.find()).as(name).isTrue();
    return found.group(1);
  }

  private PaymentState state() {
    var o = only(store, ORDERS);
    return db.select(o.PAYMENT_STATE).from(o).fetchSingle(o.PAYMENT_STATE);
  }

  private int onHand() {
    var s = only(store, STOCK);
    return db.select(s.ON_HAND).from(s).fetchSingle(s.ON_HAND);
  }

  private String at(String below) {
    return "/s/" + store.slug() + "/orders/1001" + below;
  }
}
