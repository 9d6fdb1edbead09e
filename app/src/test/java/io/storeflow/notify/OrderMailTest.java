package io.storeflow.notify;

import static io.storeflow.db.Tables.FULFILMENT;
import static io.storeflow.db.Tables.MAILBOX_MESSAGE;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.SHIPPING_RATE;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import io.storeflow.billing.Billing;
import io.storeflow.fulfilment.Carrier;
import io.storeflow.fulfilment.FulfilmentStage;
import io.storeflow.fulfilment.Fulfilments;
import io.storeflow.fulfilment.ParcelLabel;
import io.storeflow.fulfilment.ParcelNews;
import io.storeflow.fulfilment.Sending;
import io.storeflow.mailtext.MailKind;
import io.storeflow.mailtext.MailTexts;
import io.storeflow.mailtext.OrderTold;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.OrderPayments;
import io.storeflow.order.Orders;
import io.storeflow.order.Timeline;
import io.storeflow.payment.PaymentKind;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.job.Jobs;
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
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What shoppers are told of their order, when, and how often. */
@AppTest
@Tag("any-engine")
class OrderMailTest extends OfAMailedStore {
  @Autowired OrderTold told;
  @Autowired MailTexts texts;
  @Autowired World world;
  @Autowired Orders orders;
  @Autowired Fulfilments fulfilments;
  @Autowired ParcelNews parcels;
  @Autowired OrderPayments payments;
  @Autowired Refunds refunds;
  @Autowired RefundQueries refundable;
  @Autowired RuleChanges rules;
  @Autowired TaxChanges taxes;
  @Autowired Timeline timeline;
  @Autowired Jobs jobs;
  @Autowired Transactions transactions;
  @Autowired DSLContext db;

  @Test
  void tellsTheShopperWhenPlacedAndWhenReady() {
    mailed.place();
    var placed = mailed.mail("Order #1001 is in: " + store.name());
    assertThat(placed.get(MAILBOX_MESSAGE.RECIPIENT)).isEqualTo("ayse@example.com");
    assertThat(placed.get(MAILBOX_MESSAGE.BODY_TEXT))
        .contains("Thank you, order #1001 is in", "http://localhost/track/", "€10.00", "2 ×");
    assertThat(placed.get(MAILBOX_MESSAGE.BODY_HTML))
        .contains("Ayşe Yılmaz", store.settings().colour())
        .doesNotContain("??", " th:", "[#");

    orders.move(store, 1001, FulfilmentState.PREPARING, Actor.SYSTEM);
    orders.move(store, 1001, FulfilmentState.READY, Actor.SYSTEM);
    var ready = mailed.mail(readySubject());
    assertThat(ready.get(MAILBOX_MESSAGE.BODY_TEXT))
        .contains("Straße 1", "ready to be picked up")
        .containsPattern("Your pickup code: [A-Z0-9]{4}\\n");
    await()
        .untilAsserted(
            () ->
                assertThat(timeline.of(store, mailed.orderId()).stream().map(Timeline.Entry::kind))
                    .filteredOn(Timeline.MAIL_SENT::equals)
                    .hasSize(2));
  }

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

  /** With what is in it and how it is followed; and not again when just that came back and went. */
  @Test
  void tellsOfEachParcelOnce() {
    var goods = world.goods(store, 500, null);
    world.order(store, World.request(world.rate(store, Method.SHIPPING, 490), null, goods, 3));
    mailed.mail("Order #1001 is in: " + store.name());
    var label = new ParcelLabel(Carrier.DPD, "", "01126819793342", "");
    var part = new Sending(Map.of(1, 2), label, "", false, true, null, null);
    fulfilments.send(store, 1001, part, Actor.SYSTEM);
    for (var text : texts(mailed.mail("On its way: order #1001, ")))
      assertThat(text)
          .contains("Part of order #1001 is on its way", "DPD", "01126819793342", "Still to come")
          .contains("https://tracking.dpd.de/status/en_DE/parcel/01126819793342", "Goes to")
          .doesNotContain("??", " th:", "[#");
    var parcel = parcels.toTell(store, mailed.orderId(), first());
    assertThat(parcel.orElseThrow().rest().getFirst().quantity()).isEqualTo(1);
    var sent = parcel.get().parcel();
    await().until(() -> told(first()));
    fulfilments.takeBack(store, 1001, sent.publicId(), Actor.SYSTEM);
    fulfilments.send(store, 1001, part, Actor.SYSTEM);
    assertThat(parcels.toTell(store, mailed.orderId(), first())).isEmpty();
    assertThat(parcels.toTell(store, mailed.orderId(), sent.id())).isEmpty();
  }

  private long first() {
    var f = only(store, FULFILMENT);
    return db.select(f.ID).from(f).where(f.STAGE.ne(FulfilmentStage.CANCELLED)).fetchSingle(f.ID);
  }

  private boolean told(long id) {
    var f = only(store, FULFILMENT);
    return db.fetchExists(db.selectOne().from(f).where(f.ID.eq(id)).and(f.MAILED_AT.isNotNull()));
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
    var billing = new Billing("Muster <GmbH>", id, confirmed, graz);
    var request = asked.but().to(vienna).billed(billing).build();
    world.order(store, request);
    var mail = mailed.mail("Order #1001 is in: " + store.name());
    assertThat(mail.get(MAILBOX_MESSAGE.BODY_TEXT))
        .contains("Billed to:", "Muster <GmbH>", "8010 Graz", "VAT id ATU10012345")
        .contains("This VAT id is confirmed.")
        .contains("Intra-Community supply: exempt from VAT (Directive 2006/112/EC, Article 138).")
        .contains("VAT id of the seller: DE123456789")
        .contains("Items: €10.00", "Tax that is not owed: −€1.60", "Total: €12.52")
        .contains("1010 Wien\nAustria\n", "8010 Graz\nAustria\n")
        .doesNotContain("19%");
    assertThat(mail.get(MAILBOX_MESSAGE.BODY_HTML))
        .contains(
            "Muster &lt;GmbH&gt;", "8010 Graz", "ATU10012345", "Directive 2006/112/EC, Article 138")
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

  private static List<String> texts(Record mail) {
    return List.of(mail.get(MAILBOX_MESSAGE.BODY_TEXT), mail.get(MAILBOX_MESSAGE.BODY_HTML));
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
  void tellsTheShopperOfACancel() {
    mailed.place();
    orders.move(store, 1001, FulfilmentState.CANCELLED, Actor.SYSTEM);
    var mail = mailed.mail("Cancelled: order #1001, " + store.name());
    assertThat(mail.get(MAILBOX_MESSAGE.BODY_TEXT))
        .contains(store.name() + " has cancelled your order")
        .contains("Nothing was taken for it")
        .doesNotContain("get that back", "[#")
        .doesNotContain("call us", "Call us", "Answer this mail");
    assertThat(mail.get(MAILBOX_MESSAGE.BODY_HTML)).doesNotContain("??", " th:");
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

  /** Who was told that it is ready may be on the way; a slip that is mended at once is no news. */
  @Test
  void tellsTheShopperThatAReadyOrderWasPutBack() {
    mailed.place();
    orders.move(store, 1001, FulfilmentState.PREPARING, Actor.SYSTEM);
    orders.move(store, 1001, FulfilmentState.READY, Actor.SYSTEM);
    mailed.mail(readySubject());
    orders.move(store, 1001, FulfilmentState.PREPARING, Actor.SYSTEM);
    var subject = "Not ready yet after all: order #1001, " + store.name();
    assertThat(jobs.waits(OrderMail.PUT_BACK, Long.toString(mailed.orderId()))).isTrue();
    assertThat(db.fetchExists(MAILBOX_MESSAGE, MAILBOX_MESSAGE.SUBJECT.eq(subject))).isFalse();
    db.update(table(name("scheduled_tasks")))
        .set(field(name("execution_time"), LocalDateTime.class), LocalDateTime.now(ZoneOffset.UTC))
        .where(field(name("task_name"), String.class).eq(OrderMail.PUT_BACK.getTaskName()))
        .and(field(name("task_instance"), String.class).eq(Long.toString(mailed.orderId())))
        .execute();
    assertThat(mailed.mail(subject).get(MAILBOX_MESSAGE.BODY_TEXT)).contains("worked on again");
  }

  @Test
  void noMailOvertakesTheFirstOfItsOrder() {
    mailed.place();
    mailed.mail("Order #1001 is in: " + store.name());
    var work = new OrderMail(store.id(), mailed.orderId(), null);
    var later = Instant.now().plus(Duration.ofHours(1));
    jobs.enqueue(OrderMail.PLACED, work.first(), work, Jobs.Priority.DEFAULT, later);
    orders.move(store, 1001, FulfilmentState.PREPARING, Actor.SYSTEM);
    orders.move(store, 1001, FulfilmentState.READY, Actor.SYSTEM);
    var waiting =
        field(name("task_name"), String.class)
            .eq(OrderMail.READY.getTaskName())
            .and(
                field("convert(task_data using utf8mb4)", String.class)
                    .contains(Long.toString(mailed.orderId())));
    await()
        .untilAsserted(
            () ->
                assertThat(
                        db.select(field(name("consecutive_failures"), Integer.class))
                            .from(table(name("scheduled_tasks")))
                            .where(waiting)
                            .and(field(name("last_success")).isNotNull())
                            .fetch(row -> row.value1()))
                    .contains(0));
    assertThat(db.fetchExists(MAILBOX_MESSAGE, MAILBOX_MESSAGE.SUBJECT.eq(readySubject())))
        .isFalse();

    db.deleteFrom(table(name("scheduled_tasks")))
        .where(field(name("task_instance"), String.class).eq(work.first()))
        .execute();
    mailed.mail(readySubject());
  }

  /** It is told again only to who was told meanwhile that it is not ready after all. */
  @Test
  void anOrderThatIsMovedToAndFroIsToldOfOnce() {
    mailed.place();
    orders.move(store, 1001, FulfilmentState.PREPARING, Actor.SYSTEM);
    orders.move(store, 1001, FulfilmentState.READY, Actor.SYSTEM);
    mailed.mail(readySubject());
    for (int i = 0; i < 3; i++) {
      orders.move(store, 1001, FulfilmentState.PREPARING, Actor.SYSTEM);
      orders.move(store, 1001, FulfilmentState.READY, Actor.SYSTEM);
    }
    nothingWaits(OrderMail.READY.getTaskName());
    var ready = MAILBOX_MESSAGE.SUBJECT.eq(readySubject());
    assertThat(db.fetchCount(MAILBOX_MESSAGE, ready)).isEqualTo(1);
    told.takeBack(store, mailed.orderId(), MailKind.READY);
    orders.move(store, 1001, FulfilmentState.PREPARING, Actor.SYSTEM);
    orders.move(store, 1001, FulfilmentState.READY, Actor.SYSTEM);
    nothingWaits(OrderMail.READY.getTaskName());
    assertThat(db.fetchCount(MAILBOX_MESSAGE, ready)).isEqualTo(2);
  }

  @Test
  void thatAnOrderIsAcceptedIsToldWhereAStoreWantsIt() {
    var subject = "Accepted: order #1001, " + store.name();
    mailed.place();
    texts.send(store, MailKind.ACCEPTED, true, Actor.SYSTEM);
    texts.send(store, MailKind.READY, false, Actor.SYSTEM);
    orders.move(store, 1001, FulfilmentState.ACCEPTED, Actor.SYSTEM);
    for (var text : texts(mailed.mail(subject)))
      assertThat(text).contains("we have seen your order").doesNotContain("??", " th:", "[#");
    orders.move(store, 1001, FulfilmentState.PREPARING, Actor.SYSTEM);
    orders.move(store, 1001, FulfilmentState.READY, Actor.SYSTEM);
    nothingWaits(OrderMail.READY.getTaskName());
    assertThat(db.fetchExists(MAILBOX_MESSAGE, MAILBOX_MESSAGE.SUBJECT.eq(readySubject())))
        .isFalse();
    assertThat(db.fetchCount(MAILBOX_MESSAGE, MAILBOX_MESSAGE.SUBJECT.eq(subject))).isEqualTo(1);
  }

  private void nothingWaits(String kind) {
    var waiting =
        field(name("task_name"), String.class)
            .eq(kind)
            .and(
                field("convert(task_data using utf8mb4)", String.class)
                    .contains(Long.toString(mailed.orderId())));
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> !db.fetchExists(table(name("scheduled_tasks")), waiting));
  }

  /** Who moves an order to and fro fills nobody's mailbox. */
  @Test
  void anOrderHasSoManyMailsAndStaffSeeThatTheRestWereHeld() {
    mailed.place();
    mailed.mail("Order #1001 is in: " + store.name());
    orders.move(store, 1001, FulfilmentState.PREPARING, Actor.SYSTEM);
    for (int i = 0; i < 12; i++)
      timeline.add(store, mailed.orderId(), Timeline.MAIL_SENT, Actor.SYSTEM, "told before");
    orders.move(store, 1001, FulfilmentState.READY, Actor.SYSTEM);
    await()
        .atMost(Duration.ofMinutes(1))
        .until(
            () ->
                timeline.of(store, mailed.orderId()).stream()
                    .anyMatch(entry -> entry.kind().equals(Timeline.MAIL_HELD)));
    assertThat(db.fetchExists(MAILBOX_MESSAGE, MAILBOX_MESSAGE.SUBJECT.eq(readySubject())))
        .isFalse();
  }

  private String readySubject() {
    return "Ready for you: order #1001, " + store.name();
  }

  @Test
  void sendsNothingForAnOrderThatWasRolledBack() {
    try {
      transactions.write(
          () -> {
            mailed.place();
            throw new IllegalStateException("after the order");
          });
    } catch (IllegalStateException expected) {
      assertThat(db.fetchExists(only(store, ORDERS))).isFalse();
    }
    mailed.place();
    mailed.mail("Order #100");
    assertThat(
            db.fetchCount(MAILBOX_MESSAGE, MAILBOX_MESSAGE.SUBJECT.endsWith(": " + store.name())))
        .isEqualTo(1);
  }
}
