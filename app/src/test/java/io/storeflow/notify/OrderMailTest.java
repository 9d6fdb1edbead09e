package io.storeflow.notify;

import static io.storeflow.db.Tables.FULFILMENT;
import static io.storeflow.db.Tables.MAILBOX_MESSAGE;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import io.storeflow.fulfilment.Carrier;
import io.storeflow.fulfilment.FulfilmentStage;
import io.storeflow.fulfilment.Fulfilments;
import io.storeflow.fulfilment.ParcelLabel;
import io.storeflow.fulfilment.ParcelNews;
import io.storeflow.fulfilment.Sending;
import io.storeflow.mailtext.MailKind;
import io.storeflow.mailtext.OrderTold;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.Timeline;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.job.Jobs;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What shoppers are told of their order, when, and how often. */
@AppTest
@Tag("any-engine")
class OrderMailTest extends OfOrderMails {
  @Autowired OrderTold told;
  @Autowired Fulfilments fulfilments;
  @Autowired ParcelNews parcels;
  @Autowired Jobs jobs;
  @Autowired Transactions transactions;

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
