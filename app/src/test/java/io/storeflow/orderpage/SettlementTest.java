package io.storeflow.orderpage;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_TIMELINE;
import static io.storeflow.db.Tables.STORE;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.order.FulfilmentState;
import io.storeflow.order.OrderPayments;
import io.storeflow.order.Orders;
import io.storeflow.order.PaymentState;
import io.storeflow.order.Timeline;
import io.storeflow.paymentmethod.Counts;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.PaidBy;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import io.storeflow.store.TaxWords;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Client;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Nobody is told that money was paid, or goes back, that the store never had. */
@AppTest
class SettlementTest {
  @Autowired World world;
  @Autowired Staff staff;
  @Autowired Stores stores;
  @Autowired Orders orders;
  @Autowired OrderPayments payments;
  @Autowired DSLContext db;
  @LocalServerPort int port;

  Store store;
  Staff.Visitor manager;
  Client shopper;

  @BeforeEach
  void open() {
    store = world.store();
    manager = staff.visitor(store, Role.MANAGER);
    shopper = new Client(port);
  }

  @Test
  void isDueUntilSomebodyMarksItAsPaidAndDueAgainAfterAnUndo() {
    var track = place(Method.PICKUP);
    assertThat(page())
        .contains(">Due</span>", "You pay at the counter.", "Mark as paid")
        .doesNotContain("counts as paid", "??");
    assertThat(manager.get("/s/" + store.slug() + "/orders").body()).contains(">Due</span>");
    assertThat(shopper.get(track).body()).contains("€10.00 to pay.", "You pay at the counter.");

    assertThat(act("settlement")).contains("/settlement/removal", "Order #1001 marked as paid");
    assertThat(page())
        .contains(">Paid</span>", "Not paid after all", "and €10.00 is due then")
        .doesNotContain(">Due<", "??");
    assertThat(settledAt()).isNotNull();
    assertThat(shopper.get(track).body()).doesNotContain("to pay.");
    assertThat(shopper.get("/api/v1" + track).body()).contains("\"payment_state\":\"paid\"");
    assertThat(manager.get("/s/" + store.slug() + "/orders?view=all&payment=due").body())
        .doesNotContain("#1001");

    assertThat(act("settlement/removal")).contains("Order #1001 is due again");
    assertThat(settledAt()).isNull();
    var t = only(store, ORDER_TIMELINE);
    assertThat(db.select(t.DETAIL).from(t).where(t.KIND.eq(Timeline.UNSETTLED)).fetch(t.DETAIL))
        .containsExactly("10.00 EUR");
    assertThat(act("settlement/removal"))
        .contains("No payment of order #1001 is written down")
        .doesNotContain("is due again");
    assertThat(manager.get("/s/" + store.slug() + "/orders?view=all&payment=due").body())
        .contains("#1001");
    assertThat(manager.get("/s/" + store.slug() + "/audit?what=order.").body())
        .contains("Order marked as paid", "Order not paid after all");
  }

  @Test
  void whatIsPaidOnHandOverIsSettledByItAndIsNotIfThatIsUndone() {
    place(Method.PICKUP);
    orders.move(store, 1001, FulfilmentState.ACCEPTED, Actor.SYSTEM);
    orders.move(store, 1001, FulfilmentState.READY, Actor.SYSTEM);
    orders.move(store, 1001, FulfilmentState.COMPLETED, Actor.SYSTEM);
    assertThat(settledAt()).isNotNull();
    orders.move(store, 1001, FulfilmentState.READY, Actor.SYSTEM);
    assertThat(settledAt()).isNull();
    payments.settle(store, 1001, Actor.SYSTEM);
    var taken = settledAt();
    orders.move(store, 1001, FulfilmentState.COMPLETED, Actor.SYSTEM);
    orders.move(store, 1001, FulfilmentState.READY, Actor.SYSTEM);
    assertThat(settledAt()).as("was paid before it was handed over").isEqualTo(taken);
  }

  @Test
  void whatIsPaidOtherwiseStaysDueWhenItIsHandedOver() {
    world.change(
        store,
        () ->
            db.update(STORE)
                .set(STORE.PAID_AT_PICKUP, PaidBy.INVOICE)
                .where(STORE.ID.eq(store.id()))
                .execute());
    store = stores.reopen(store.id());
    place(Method.PICKUP);
    orders.move(store, 1001, FulfilmentState.ACCEPTED, Actor.SYSTEM);
    orders.move(store, 1001, FulfilmentState.READY, Actor.SYSTEM);
    orders.move(store, 1001, FulfilmentState.COMPLETED, Actor.SYSTEM);
    assertThat(settledAt()).isNull();
    assertThat(page()).contains("You get an invoice with the goods.");
    assertThat(act("settlement")).contains("Bank transfer").doesNotContain("Otherwise");
  }

  @Test
  void whatAProviderIsToReportSaysWhyNobodyWritesItDown() {
    place(Method.PICKUP);
    var o = only(store, ORDERS);
    world.change(
        store,
        () ->
            db.update(o)
                .set(o.PAYMENT_STATE, PaymentState.PENDING)
                .set(o.PAID_COUNTS, Counts.WHEN_RECORDED)
                .execute());
    assertThat(page()).contains("Mark as paid").doesNotContain("A payment provider reports");
    world.change(store, () -> db.update(o).setNull(o.PAID_COUNTS).execute());
    assertThat(page())
        .contains("Awaiting payment", "A payment provider reports")
        .doesNotContain("Mark as paid", "??");
    var list = "/s/" + store.slug() + "/orders?view=all&payment=";
    assertThat(manager.get(list + "pending").body())
        .contains("#1001", "Awaiting payment: counts as paid once it comes");
    assertThat(manager.get(list + "due").body()).doesNotContain("#1001");
  }

  @Test
  void theListOfWhatIsPaidHasWhatItsLabelsSay() {
    place(Method.PICKUP);
    var o = only(store, ORDERS);
    var list = "/s/" + store.slug() + "/orders?view=all&payment=";
    // Of old releases: settled, and no sum of what came.
    world.change(store, () -> db.update(o).set(o.SETTLED_AT, o.PLACED_AT).execute());
    assertThat(manager.get(list + "paid").body()).doesNotContain("#1001");
    assertThat(manager.get(list + "due").body()).contains("#1001", ">Due</span>");
    world.change(store, () -> db.update(o).set(o.PAID_MINOR, o.TOTAL_MINOR).execute());
    assertThat(manager.get(list + "paid").body()).contains("#1001", ">Paid</span>");
    assertThat(manager.get(list + "due").body()).doesNotContain("#1001");
  }

  /** Who cooks or helps could else order gift cards and make them good without paying. */
  @ParameterizedTest
  @CsvSource({"FULFILMENT", "SUPPORT"})
  void giftCardsAreMarkedAsPaidOnlyByWhoMayIssueThem(Role role) {
    var cards = world.giftCards(store, 5000);
    var rate = world.rate(store, Method.PICKUP, 0);
    world.order(store, World.request(rate, null, cards, 1));
    var order = "/s/" + store.slug() + "/orders/1001";
    var cook = staff.visitor(store, role);
    assertThat(cook.get(order).body())
        .contains("only those who may issue gift cards", ">Due</span>")
        .doesNotContain("Mark as paid");
    cook.post(order, order + "/settlement");
    assertThat(cook.get(order).body()).contains("only those who may issue gift cards");
    for (var to :
        List.of(FulfilmentState.ACCEPTED, FulfilmentState.READY, FulfilmentState.COMPLETED))
      orders.move(store, 1001, to, Actor.SYSTEM);
    assertThat(settledAt()).as("not by the hand-over either").isNull();
    assertThat(page()).contains("Mark as paid").doesNotContain("only those who may issue");
    assertThat(act("settlement")).contains("Order #1001 marked as paid");
    cook.post(order, order + "/settlement/removal");
    assertThat(settledAt()).isNotNull();
  }

  @Test
  void aCancelOfWhatWasNeverTakenGivesNothingBack() {
    var track = place(Method.PICKUP);
    assertThat(page()).contains("Nothing was paid, so there is nothing to give back.");
    orders.cancel(store, 1001, null, null, "", Actor.SYSTEM);
    assertThat(page()).contains(">Nothing taken</span>").doesNotContain(">Refunded<");
    assertThat(shopper.get(track).body()).contains("Nothing was taken from you");
    assertThat(act("settlement")).contains("Nothing was changed.");
  }

  @Test
  void aCancelOfWhatWasPaidSaysThatSomebodyHasToGiveItBack() {
    var track = place(Method.PICKUP);
    payments.settle(store, 1001, Actor.SYSTEM);
    assertThat(page()).contains("give back €10.00");
    orders.cancel(store, 1001, null, null, "", Actor.SYSTEM);
    assertThat(page()).contains("Give it back the way it came");
    assertThat(shopper.get(track).body()).contains("What was paid goes back");
  }

  @Test
  void aCancelMayNoteAtOnceThatTheMoneyIsGivenBack() {
    place(Method.PICKUP);
    payments.settle(store, 1001, Actor.SYSTEM);
    var order = "/s/" + store.slug() + "/orders/1001";
    assertThat(page()).contains("You give €10.00 back", "Later: it stays noted");
    manager.post(order, order + "/cancellation", "from", "NEW", "restock", "yes", "back", "cash");
    assertThat(page()).contains(">Refunded</span>", "−€10.00").doesNotContain("Give it back");
  }

  @Test
  void theStoresOwnWordsStandBeforeTheOrderAndAfterIt() {
    world.change(
        store,
        () ->
            db.update(STORE)
                .set(STORE.PAID_AT_PICKUP, PaidBy.ARRANGED)
                .set(STORE.PAYMENT_WORDS, "Cash or card when we meet.")
                .set(STORE.TAX_WORDS, TaxWords.UNSAID)
                .where(STORE.ID.eq(store.id()))
                .execute());
    store = stores.reopen(store.id());
    var track = place(Method.PICKUP);
    var goods = world.goods(store, 500, 5);
    var shop = "/shop/" + store.slug();
    shopper.post(shop + "/cart", Map.of("variant", goods.publicId(), "quantity", "1"));
    assertThat(shopper.get(shop + "/checkout").body())
        .contains("Cash or card when we meet.")
        .doesNotContain("Prices include tax");
    assertThat(shopper.get(track).body()).contains("Cash or card when we meet.");
  }

  @ParameterizedTest
  @CsvSource({"DE, INCLUDED", "GB, INCLUDED", "CH, INCLUDED", "US, UNSAID", "CA, UNSAID"})
  void saysOfTaxWhatIsUsualInTheCountry(String country, TaxWords words) {
    assertThat(TaxWords.usual(country)).isEqualTo(words);
  }

  /** An order of €10.00; the address of its tracking page. */
  private String place(Method method) {
    var request = World.request(world.rate(store, method, 0), null, world.goods(store, 1000, 9), 1);
    return "/track/" + world.order(store, request).publicId();
  }

  private String page() {
    return manager.get("/s/" + store.slug() + "/orders/1001").body();
  }

  private String act(String noun) {
    var order = "/s/" + store.slug() + "/orders/1001";
    manager.post(order, order + "/" + noun);
    return page();
  }

  private @Nullable Instant settledAt() {
    var o = only(store, ORDERS);
    return db.select(o.SETTLED_AT).from(o).where(o.NUMBER.eq(1001L)).fetchSingle(o.SETTLED_AT);
  }
}
