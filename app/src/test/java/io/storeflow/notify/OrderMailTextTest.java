package io.storeflow.notify;

import static io.storeflow.db.Tables.MAILBOX_MESSAGE;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.SHIPPING_RATE;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.billing.Billing;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.OrderPayments;
import io.storeflow.order.Timeline;
import io.storeflow.orderedit.EditQueries;
import io.storeflow.orderedit.EditWish;
import io.storeflow.orderedit.OrderEdits;
import io.storeflow.payment.PaymentKind;
import io.storeflow.platform.money.Money;
import io.storeflow.pricerule.Effect;
import io.storeflow.pricerule.RuleChanges;
import io.storeflow.pricerule.RuleDraft;
import io.storeflow.pricerule.Target;
import io.storeflow.pricerule.When;
import io.storeflow.pricing.Basket;
import io.storeflow.product.TaxClass;
import io.storeflow.refund.RefundQueries;
import io.storeflow.refund.RefundWish;
import io.storeflow.refund.Refunding;
import io.storeflow.refund.Refunds;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.tax.TaxChanges;
import io.storeflow.tax.TaxDraft;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.World;
import io.storeflow.vatid.VatId;
import io.storeflow.vatid.VatIdAnswer;
import io.storeflow.vatid.VatIdState;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What mails say of an order: what is in it, what it costs, and what goes back. */
@AppTest
@Tag("any-engine")
class OrderMailTextTest extends OfOrderMails {
  @Autowired OrderPayments payments;
  @Autowired Refunds refunds;
  @Autowired RefundQueries refundable;
  @Autowired OrderEdits edits;
  @Autowired EditQueries edited;
  @Autowired RuleChanges rules;
  @Autowired TaxChanges taxes;

  @Test
  void tellsWhatWasRefundedAndWhy() {
    mailed.place();
    payments.settle(store, 1001, Actor.SYSTEM);
    var order = refundable.find(store, 1001);
    var zero = Money.zero(store.currency());
    var units = List.of(new RefundWish.Units(order.lines().getFirst().id(), 1, true));
    var how =
        new Refunding(order.version(), PaymentKind.CASH, "Too cold", true, null, Actor.SYSTEM);
    refunds.make(store, 1001, new RefundWish(units, zero, zero, false), how);
    for (var text : texts(mailed.mail("Refund: order #1001, " + store.name())))
      assertThat(text)
          .contains("€5.00 is refunded for order #1001", "Reason: Too cold", "/track/")
          .contains("€5.00 goes back to you from " + store.name() + ", in cash.")
          .doesNotContain("still to be paid", "??", " th:", "[#");
  }

  @Test
  void nothingGoesBackOfWhatWasNotPaid() {
    mailed.place();
    var order = refundable.find(store, 1001);
    var zero = Money.zero(store.currency());
    var units = List.of(new RefundWish.Units(order.lines().getFirst().id(), 1, true));
    var how = new Refunding(order.version(), PaymentKind.CASH, "", true, null, Actor.SYSTEM);
    refunds.make(store, 1001, new RefundWish(units, zero, zero, false), how);
    var left = refundable.find(store, 1001).balance().due().format(Locale.ENGLISH);
    for (var text : texts(mailed.mail("Less to pay: order #1001, " + store.name())))
      assertThat(text)
          .contains("costs €5.00 less", "what was taken off:", left + " is still to be paid.")
          .doesNotContain("refunded", "goes back", "??", " th:", "[#");
    assertThat(timeline.of(store, mailed.orderId()))
        .anyMatch(it -> it.kind().equals(Timeline.CREDITED) && it.detail().startsWith("5.00 EUR"))
        .noneMatch(it -> it.kind().equals(Timeline.REFUNDED));
  }

  @Test
  void saysWhatIsEatenAtTheStore() {
    var goods = world.goods(store, 500, null);
    var rate = world.rate(store, Method.PICKUP, 0);
    var r = only(store, SHIPPING_RATE);
    world.change(
        store, () -> db.update(r).set(r.EATEN_HERE, true).where(r.PUBLIC_ID.eq(rate)).execute());
    world.order(store, World.request(rate, null, goods, 2));
    for (var text : texts(mailed.mail("Order #1001 is in: " + store.name())))
      assertThat(text).contains("To eat here.");
  }

  @Test
  void saysWhatARuleTookOff() {
    var off =
        new RuleDraft(
            "Fridays <3", new Effect.Percent(1000), Target.EVERYTHING, When.ALWAYS, "", 0, true);
    rules.create(store, off, Actor.SYSTEM);
    var goods = world.goods(store, 500, null);
    world.order(store, World.request(world.rate(store, Method.SHIPPING, 490), null, goods, 2));
    var mail = mailed.mail("Order #1001 is in: " + store.name());
    assertThat(mail.get(MAILBOX_MESSAGE.BODY_TEXT))
        .contains("Fridays <3: −€1.00", "€13.90", "€10.00\n    (Fridays <3 −€1.00)\n")
        .contains("Goes to:\nAyşe Yılmaz\n")
        .doesNotContain("€9.00");
    assertThat(mail.get(MAILBOX_MESSAGE.BODY_HTML))
        .contains("Fridays &lt;3", "−€1.00", "€10.00", "Goes to:")
        .doesNotContain("€9.00");
  }

  /** Nothing of a counter, of a time or of a parcel: they come by e-mail, once they are paid. */
  @Test
  void ofGiftCardsAloneItSaysThatTheyComeByMail() {
    var card = world.giftCards(store, 2000);
    var rate = world.rate(store, Method.PICKUP, 0);
    world.order(store, World.request(rate, null, card, 1));
    var mail = mailed.mail("Order #1001 is in: " + store.name());
    for (var text : texts(mail))
      assertThat(text)
          .contains("your gift cards come by e-mail", "No tax on a gift card", "€20.00")
          .doesNotContain("Straße 1", "Expected", "counter", "pick", "Pick");
    orders.move(store, 1001, FulfilmentState.PREPARING, Actor.SYSTEM);
    orders.move(store, 1001, FulfilmentState.READY, Actor.SYSTEM);
    world.order(store, World.request(rate, null, world.goods(store, 500, null), 1));
    orders.move(store, 1002, FulfilmentState.PREPARING, Actor.SYSTEM);
    orders.move(store, 1002, FulfilmentState.READY, Actor.SYSTEM);
    mailed.mail("Ready for you: order #1002");
    var m = MAILBOX_MESSAGE;
    assertThat(db.fetchCount(m, m.SUBJECT.eq(readySubject()))).as("it waits nowhere").isZero();
  }

  @Test
  void saysToWhomItIsBilledAndWhyWithoutVat() {
    taxes.say(
        store, new TaxDraft(true, false, false, Set.of(), null, 0, "DE123456789"), Actor.SYSTEM);
    world.sendTo(store, "AT");
    var goods = world.goods(store, 500, null);
    var rate = world.rate(store, Method.SHIPPING, 490);
    world.sendTo(store, "AT");
    var vienna = new Address("AT", "1010", "", "Wien", "Graben 1", "");
    var graz = new Address("AT", "8010", "", "Graz", "Hauptplatz 1", "");
    var id = VatId.ofKept("ATU10012345");
    var confirmed = new VatIdAnswer(VatIdState.CONFIRMED, Instant.EPOCH, "");
    var asked = World.request(rate, null, goods, 2);
    var billing = new Billing("Muster <GmbH> evil.com", id, confirmed, graz);
    var request = asked.but().to(vienna).billed(billing).build();
    world.order(store, request);
    var mail = mailed.mail("Order #1001 is in: " + store.name());
    assertThat(mail.get(MAILBOX_MESSAGE.BODY_TEXT))
        .contains("Billed to:", "Muster <GmbH> evil.\u2060com", "8010 Graz", "VAT id ATU10012345")
        .contains("This VAT id is confirmed.")
        .contains("Intra-Community supply: exempt from VAT (Directive 2006/112/EC, Article 138).")
        .contains("VAT id of the seller: DE123456789")
        .contains("Items: €10.00", "Tax that is not owed: −€1.60", "Total: €12.52")
        .contains("1010 Wien\nAustria\n", "8010 Graz\nAustria\n")
        .doesNotContain("19%");
    assertThat(mail.get(MAILBOX_MESSAGE.BODY_HTML))
        .contains(
            "Muster &lt;GmbH&gt; evil.\u2060com",
            "8010 Graz",
            "ATU10012345",
            "Directive 2006/112/EC, Article 138")
        .contains("DE123456789", "Tax that is not owed", "−€1.60")
        .containsPattern("(?s)Goes to.*>Austria<")
        .doesNotContain("??");

    are(TaxClass.SERVICE, goods);
    var download = world.order(store, request);
    var second = mailed.mail("Order #" + download.number() + " is in: " + store.name());
    for (var text : texts(second))
      assertThat(text)
          .contains("Reverse charge: you owe the VAT (Directive 2006/112/EC, Article 196).");
  }

  private void are(TaxClass taxClass, World.Goods goods) {
    var p = only(store, PRODUCT);
    world.change(
        store,
        () -> db.update(p).set(p.TAX_CLASS, taxClass).where(p.ID.eq(goods.productId())).execute());
  }

  /** Of shipping 2.37 shares the 7 % of 10.70, and 2.63 the 19 % of 11.90. */
  @Test
  void saysWhatTaxIsInTheTotalByRate() {
    taxes.say(store, new TaxDraft(true, false, false, Set.of(), null, 0), Actor.SYSTEM);
    var ramen = world.goods(store, 1070, null);
    are(TaxClass.FOOD, ramen);
    var bowl = world.goods(store, 1190, null);
    var asked = World.request(world.rate(store, Method.SHIPPING, 500), null, bowl, 1);
    var both = List.of(new Basket.Item(ramen.publicId(), 1), asked.items().getFirst());
    world.order(store, asked.but().wanting(both).build());
    var mail = mailed.mail("Order #1001 is in: " + store.name());
    assertThat(mail.get(MAILBOX_MESSAGE.BODY_TEXT))
        .contains("€27.60", "incl. 19% VAT: €2.32", "incl. 7% VAT: €0.86");
    assertThat(mail.get(MAILBOX_MESSAGE.BODY_HTML))
        .containsPattern("(?s)incl. 19% VAT<.{0,200}€2\\.32.*incl. 7% VAT<.{0,200}€0\\.86");
  }

  @Test
  void offersMoneyBackToWhomMayHavePaidBeforeTheHandOver() {
    var goods = world.goods(store, 500, null);
    world.order(store, World.request(world.rate(store, Method.SHIPPING, 490), null, goods, 2));
    orders.move(store, 1001, FulfilmentState.CANCELLED, Actor.SYSTEM);
    assertThat(
            mailed.mail("Cancelled: order #1001, " + store.name()).get(MAILBOX_MESSAGE.BODY_TEXT))
        .contains("No payment for it has reached us. If one is under way, you get it back");
  }

  /** Of 2 for 500 each one is taken off, and 100 more: what is left stands at 400. */
  @Test
  void listsWhatIsStillInItOnceSomethingWasTakenOff() {
    mailed.place();
    mailed.mail("Order #1001 is in: " + store.name());
    var order = refundable.find(store, 1001);
    var zero = Money.zero(store.currency());
    var units = List.of(new RefundWish.Units(order.lines().getFirst().id(), 1, true));
    var wish = new RefundWish(units, zero, store.money(100), false);
    refunds.make(store, 1001, wish, how());
    orders.move(store, 1001, FulfilmentState.PREPARING, Actor.SYSTEM);
    orders.move(store, 1001, FulfilmentState.READY, Actor.SYSTEM);
    var ready = mailed.mail(readySubject());
    assertThat(ready.get(MAILBOX_MESSAGE.BODY_TEXT))
        .contains("1 × ", "Total: €4.00")
        .doesNotContain("2 × ", "€10.00");
    assertThat(ready.get(MAILBOX_MESSAGE.BODY_HTML))
        .containsPattern("(?s)€5\\.00.*Taken off since<.{0,200}−€1\\.00.*Total<.{0,200}€4\\.00")
        .doesNotContain("Subtotal", "€10.00", "2 × ", "??");
    for (var text : texts(mailed.mail("Order #1001 is in: " + store.name())))
      assertThat(text).contains("€10.00");
  }

  /** Of 2 for 500 each one is taken off but for 100 that are kept, and one of 300 is added. */
  @Test
  void listsWhatWasPutToItAndWhatWasKept() {
    mailed.place();
    mailed.mail("Order #1001 is in: " + store.name());
    var order = refundable.find(store, 1001);
    var units = List.of(new RefundWish.Units(order.lines().getFirst().id(), 1, true));
    var zero = Money.zero(store.currency());
    var wish = new RefundWish(units, zero, store.money(-100), false);
    refunds.make(store, 1001, wish, how());
    var more = world.goods(store, 300, null);
    var added = new EditWish(List.of(), List.of(new Basket.Item(more.publicId(), 1)));
    edits.make(store, 1001, added, edits.plan(store, edited.find(store, 1001), added), how());
    orders.move(store, 1001, FulfilmentState.PREPARING, Actor.SYSTEM);
    orders.move(store, 1001, FulfilmentState.READY, Actor.SYSTEM);
    var ready = mailed.mail(readySubject());
    assertThat(ready.get(MAILBOX_MESSAGE.BODY_TEXT))
        .containsPattern("(?s)1 × .*1 × .*Total: €9\\.00")
        .doesNotContain("2 × ");
    assertThat(ready.get(MAILBOX_MESSAGE.BODY_HTML))
        .containsPattern("(?s)€5\\.00.*€3\\.00.*Other<.{0,200}€1\\.00.*Total<.{0,200}€9\\.00")
        .doesNotContain("Taken off since", "??");
  }

  private Refunding how() {
    int version = refundable.find(store, 1001).version();
    return new Refunding(version, PaymentKind.CASH, "", false, null, Actor.SYSTEM);
  }
}
