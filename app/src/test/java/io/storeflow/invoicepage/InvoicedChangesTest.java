package io.storeflow.invoicepage;

import static io.storeflow.db.Tables.INVOICE;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.db.Tables.ORDER_TAX;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.invoice.Invoice;
import io.storeflow.invoice.InvoiceKind;
import io.storeflow.invoice.InvoiceMoment;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.Orders;
import io.storeflow.orderedit.EditQueries;
import io.storeflow.orderedit.EditWish;
import io.storeflow.orderedit.OrderEdits;
import io.storeflow.payment.PaymentKind;
import io.storeflow.platform.money.Money;
import io.storeflow.pricing.Basket;
import io.storeflow.product.TaxClass;
import io.storeflow.refund.RefundWish;
import io.storeflow.refund.Refunding;
import io.storeflow.refund.Refunds;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Client;
import io.storeflow.testing.World;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.json.JsonMapper;

/** What invoices say of orders that are changed, refunded or cancelled. */
@AppTest
class InvoicedChangesTest extends AtTheInvoices {
  @Autowired Orders orders;
  @Autowired Refunds refunds;
  @Autowired OrderEdits edits;
  @Autowired EditQueries edited;

  @Test
  void refundsCorrectionsAndCancellationsTakeOffWhatIsStated() {
    say(InvoiceMoment.ASKED);
    order(3);
    payments.settle(store, 1001, Actor.SYSTEM);
    refund(100);
    var o = only(store, ORDERS);
    var track = "/track/" + db.select(o.PUBLIC_ID).from(o).fetchSingle(o.PUBLIC_ID);
    for (var page : List.of(at("/orders/1001"), track))
      assertThat(owner.get(page).body()).contains("The tax above belongs to €38.20");
    invoices.make(store, 1001, Actor.SYSTEM);
    refund(200);
    assertThat(rows()).containsExactly("invoice 3720", "credit_note 200");
    invoices.correct(store, 1001, null, Actor.SYSTEM);
    assertThat(rows().subList(2, 4)).containsExactly("corrected 3520", "cancellation 3520");
    var page = owner.get(at("/orders/1001"));
    var again = new String[] {"invoice", Client.hidden(page, "invoice")};
    owner.post(at("/orders/1001"), at("/orders/1001/invoice/correction"), again);
    assertThat(owner.get(at("/orders/1001")).body()).contains("has changed since that invoice");
    owner.post(
        at("/orders/1001"), at("/orders/1001/invoice/correction"), "invoice", "RE-2000-00001");
    assertThat(owner.get(at("/orders/1001")).body()).contains("was made of it meanwhile");
    assertThat(rows()).hasSize(4);
    orders.cancel(store, 1001, null, null, "", Actor.SYSTEM);
    assertThat(rows()).hasSize(5).last().isEqualTo("cancellation 3520");
    assertThat(owner.get(at("/orders/1001")).body())
        .contains("Cancellation", "−€35.20", "Invoice cancelled")
        .doesNotContain("Correct the invoice", "Make the invoice", "??");
    for (var id : ids())
      assertThat(owner.get(at("/orders/1001/documents/" + id)).statusCode()).isEqualTo(200);
    var other = staff.visitor(world.store(), Role.OWNER);
    assertThat(other.get(at("/orders/1001/documents/" + ids().getFirst())).statusCode())
        .isEqualTo(404);
  }

  /** Made before anything went out, the invoice stays as it is; what is taken off later knows. */
  @Test
  void whatIsCreditedSaysWhenTheGoodsWereSupplied() throws Exception {
    say(InvoiceMoment.ASKED);
    order(3);
    payments.settle(store, 1001, Actor.SYSTEM);
    invoices.make(store, 1001, Actor.SYSTEM);
    refund(100);
    for (var state :
        List.of(FulfilmentState.PREPARING, FulfilmentState.READY, FulfilmentState.COMPLETED))
      orders.move(store, 1001, state, Actor.SYSTEM);
    refund(200);
    assertThat(rows()).containsExactly("invoice 3820", "credit_note 100", "credit_note 200");
    var i = only(store, INVOICE);
    var days =
        db.select(i.CONTENT)
            .from(i)
            .orderBy(i.ID)
            .fetch(it -> JsonMapper.shared().readValue(it.value1(), Invoice.class).suppliedOn());
    assertThat(days).containsExactly(null, null, LocalDate.now(store.timeZone()));
    var before = text(files.of(store, ids().get(1)).pdf());
    assertThat(before).doesNotContain("not yet supplied", "Date of supply");
    assertThat(text(files.of(store, ids().get(2)).pdf()))
        .contains("Date of supply")
        .doesNotContain("not yet supplied");
    assertThat(text(files.of(store, ids().getFirst()).pdf())).contains("not yet supplied");
  }

  @Test
  void whatAnEditAddsIsTaxedAtItsOwnRate() {
    order(1);
    var book = world.goods(store, 535, 9);
    var p = only(store, PRODUCT);
    world.change(
        store,
        () ->
            db.update(p)
                .set(p.TAX_CLASS, TaxClass.REDUCED)
                .where(p.ID.eq(book.productId()))
                .execute());
    edit(0, book);
    var l = only(store, ORDER_LINE);
    var t = only(store, ORDER_TAX);
    assertThat(
            db.select(l.TAX_PPM, t.RATE_PPM)
                .from(l)
                .join(t)
                .on(t.ORDER_ID.eq(l.ORDER_ID))
                .and(t.POSITION.eq(l.TAX_POSITION.cast(Integer.class)))
                .orderBy(l.POSITION)
                .fetch(it -> it.value1() + " " + it.value2()))
        .containsExactly("190000 190000", "70000 70000");
  }

  @Test
  void statesAnEditedOrderAsItIsNow() throws Exception {
    say(InvoiceMoment.ASKED);
    order(2);
    payments.settle(store, 1001, Actor.SYSTEM);
    edit(1, world.goods(store, 690, 9));
    invoices.make(store, 1001, Actor.SYSTEM);
    assertThat(rows()).containsExactly("invoice 2130");
    assertThat(due()).isZero();

    edit(1, world.goods(store, 400, 9));
    assertThat(rows()).containsExactly("invoice 2130", "credit_note 1190");
    invoices.correct(store, 1001, null, Actor.SYSTEM);
    assertThat(rows().subList(2, 4)).containsExactly("corrected 1340", "cancellation 940");
    assertThat(due()).isZero();
    var shown = text(files.of(store, ids().get(2)).pdf());
    assertThat(shown).contains("€13.40", "not yet supplied").doesNotContain("€11.90", "??");

    assertThat(owner.get(at("/orders/1001")).body())
        .containsOnlyOnce("it does not hold any more")
        .doesNotContain("its invoices state", "??");
    edit(0, world.goods(store, 100, 9));
    assertThat(owner.get(at("/orders/1001")).body())
        .contains("worth €14.40 now, and its invoices state €13.40");
    invoices.correct(store, 1001, null, Actor.SYSTEM);
    assertThat(rows()).contains("corrected 1440");
    assertThat(due()).isEqualTo(100);
    refund(1440);
    assertThat(rows()).last().isEqualTo("credit_note 1440");
  }

  /** Takes so many units off the first line, and puts one of that to the order. */
  private void edit(int less, World.Goods more) {
    var l = only(store, ORDER_LINE);
    var first = db.select(l.PUBLIC_ID).from(l).orderBy(l.POSITION).limit(1).fetchSingle().value1();
    var off =
        less == 0 ? List.<RefundWish.Units>of() : List.of(new RefundWish.Units(first, less, true));
    var wish = new EditWish(off, List.of(new Basket.Item(more.publicId(), 1)));
    var seen = edited.find(store, 1001);
    var how = new Refunding(version(), PaymentKind.CASH, "", false, null, Actor.SYSTEM);
    edits.make(store, 1001, wish, edits.plan(store, seen, wish), how);
  }

  /** What the last invoice says is to be paid. */
  private long due() {
    var i = only(store, INVOICE);
    return db.select(i.CONTENT)
        .from(i)
        .where(i.KIND.in(InvoiceKind.INVOICE, InvoiceKind.CORRECTED))
        .orderBy(i.ID.desc())
        .limit(1)
        .fetchSingle(it -> JsonMapper.shared().readValue(it.value1(), Invoice.class))
        .due();
  }

  private void refund(long minor) {
    var zero = Money.zero(store.currency());
    var wish = new RefundWish(List.of(), zero, new Money(minor, store.currency()), false);
    refunds.make(
        store,
        1001,
        wish,
        new Refunding(version(), PaymentKind.CASH, "Late", false, null, Actor.SYSTEM));
  }

  private int version() {
    var o = only(store, ORDERS);
    return db.select(o.VERSION).from(o).fetchSingle(o.VERSION);
  }
}
