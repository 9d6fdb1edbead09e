package io.storeflow.audit;

import static io.storeflow.db.Tables.AUDIT_ENTRY;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.giftcard.CardDraft;
import io.storeflow.giftcard.GiftCards;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.OrderPayments;
import io.storeflow.order.Orders;
import io.storeflow.orderedit.EditQueries;
import io.storeflow.orderedit.EditWish;
import io.storeflow.orderedit.OrderEdits;
import io.storeflow.payment.PaymentKind;
import io.storeflow.payment.Received;
import io.storeflow.platform.money.Money;
import io.storeflow.pricing.Basket;
import io.storeflow.refund.RefundQueries;
import io.storeflow.refund.RefundWish;
import io.storeflow.refund.Refunding;
import io.storeflow.refund.Refunds;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.SellingStore;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever moves money says in the log how much. */
@AppTest
class MovedMoneyTest extends SellingStore {
  private static final Actor ANNA = World.actor("Anna");

  @Autowired OrderPayments payments;
  @Autowired Orders orders;
  @Autowired Refunds refunds;
  @Autowired RefundQueries refundable;
  @Autowired OrderEdits edits;
  @Autowired EditQueries editable;
  @Autowired GiftCards cards;
  @Autowired Staff staff;

  @Test
  void paymentsSayWhatCameAndWhatDidNotAfterAll() {
    place(1001, 3);
    var euros = Received.of(PaymentKind.CASH, store.money(500));
    payments.receive(store, 1001, euros, ANNA);
    payments.unsettle(store, 1001, ANNA);
    payments.settle(store, 1001, ANNA);
    payments.unsettle(store, 1001, ANNA);
    assertThat(told())
        .containsExactly(
            "order.paid EUR 500",
            "order.unpaid EUR 500",
            "order.settled EUR 3000",
            "order.unsettled EUR 3000");
  }

  /** Of an order that nobody paid nothing goes back: it is worth less. */
  @Test
  void refundsAndEditsSayWhatWentBackAndWhatIsWorthMoreOrLess() {
    place(1001, 2);
    place(1002, 2);
    payments.settle(store, 1001, ANNA);
    refund(1001);
    refund(1002);
    edit(1002);
    assertThat(told())
        .containsExactly(
            "order.settled EUR 2000",
            "order.refunded EUR 1000",
            "order.credited EUR 1000",
            "order.edited EUR 1000");
  }

  /** What is paid when it is handed over comes with that, and goes with its undoing. */
  @Test
  void whatComesWithTheHandOverIsSaidWithIt() {
    place(1001, 2);
    var all = List.of(FulfilmentState.ACCEPTED, FulfilmentState.READY, FulfilmentState.COMPLETED);
    for (var to : all) orders.move(store, 1001, to, ANNA);
    orders.move(store, 1001, FulfilmentState.READY, ANNA);
    assertThat(told()).containsExactly("order.moved EUR 2000", "order.moved EUR -2000");
  }

  @Test
  void giftCardsSayWhatIsPutOnThemAndTakenOff() {
    var card = cards.issue(store, new CardDraft(store.money(5000), null, "", "", ""), ANNA);
    cards.adjust(store, card.publicId(), store.money(-1250), "Slip", ANNA);
    cards.change(store, card.publicId(), false, ANNA);
    assertThat(told()).containsExactly("gift_card.issued EUR 5000", "gift_card.adjusted EUR -1250");
    assertThat(staff.visitor(store, Role.OWNER).get(store.page("/audit")).body())
        .contains("−€12.50", "€37.50")
        .doesNotContain("??");
  }

  private void place(long number, int units) {
    var placed = world.order(store, World.request(rate, null, goods, units));
    assertThat(placed.number()).isEqualTo(number);
  }

  private void refund(long number) {
    var order = refundable.find(store, number);
    var zero = Money.zero(store.currency());
    var units = List.of(new RefundWish.Units(order.lines().getFirst().id(), 1, true));
    refunds.make(store, number, new RefundWish(units, zero, zero, false), how(order.version()));
  }

  private void edit(long number) {
    var wish = new EditWish(List.of(), List.of(new Basket.Item(goods.publicId(), 1)));
    var order = editable.find(store, number);
    var shown = edits.plan(store, order, wish);
    edits.make(store, number, wish, shown, how(refundable.find(store, number).version()));
  }

  private static Refunding how(int version) {
    return new Refunding(version, PaymentKind.CASH, "", false, null, ANNA);
  }

  private List<String> told() {
    var e = only(store.merchant(), AUDIT_ENTRY);
    return db.select(e.ACTION, e.CURRENCY, e.AMOUNT_MINOR)
        .from(e)
        .where(e.STORE_ID.eq(store.id()))
        .and(e.AMOUNT_MINOR.isNotNull())
        .orderBy(e.ID)
        .fetch(it -> it.value1() + " " + it.value2() + " " + it.value3());
  }
}
