package io.storeflow.notify;

import static io.storeflow.db.Tables.DEAD_LETTER;
import static io.storeflow.db.Tables.MAILBOX_MESSAGE;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import io.storeflow.order.FulfilmentState;
import io.storeflow.order.Orders;
import io.storeflow.order.Timeline;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.job.Jobs;
import io.storeflow.profile.PasswordForgotten;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Engines;
import io.storeflow.testing.Visitor;
import io.storeflow.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;

@AppTest
@Tag("any-engine")
class MailTest {
  @LocalServerPort int port;
  @Autowired World world;
  @Autowired Orders orders;
  @Autowired Timeline timeline;
  @Autowired Jobs jobs;
  @Autowired Transactions transactions;
  @Autowired ApplicationEventPublisher events;
  @Autowired DSLContext db;

  Store store;

  @BeforeEach
  void open() {
    store = world.store();
  }

  @Test
  void tellsTheShopperWhenPlacedAndWhenReady() {
    place();
    var placed = mail("Order #1001 is in: " + store.name());
    assertThat(placed.get(MAILBOX_MESSAGE.RECIPIENT)).isEqualTo("ayse@example.com");
    assertThat(placed.get(MAILBOX_MESSAGE.BODY_TEXT))
        .contains("Thank you, order #1001 is in", "http://localhost/track/", "€10.00", "2 ×");
    assertThat(placed.get(MAILBOX_MESSAGE.BODY_HTML))
        .contains("Ayşe Yılmaz", store.settings().colour())
        .doesNotContain("??", " th:", "[#");

    orders.move(store, 1001, FulfilmentState.PREPARING, Actor.SYSTEM);
    orders.move(store, 1001, FulfilmentState.READY, Actor.SYSTEM);
    var ready = mail(readySubject());
    assertThat(ready.get(MAILBOX_MESSAGE.BODY_TEXT)).contains("Straße 1", "ready to be picked up");
    await()
        .untilAsserted(
            () ->
                assertThat(timeline.of(store, orderId()).stream().map(Timeline.Entry::kind))
                    .filteredOn(Timeline.MAIL_SENT::equals)
                    .hasSize(2));
  }

  @Test
  void tellsTheShopperOfACancel() {
    place();
    orders.move(store, 1001, FulfilmentState.CANCELLED, Actor.SYSTEM);
    var mail = mail("Cancelled: order #1001, " + store.name());
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
    assertThat(mail("Cancelled: order #1001, " + store.name()).get(MAILBOX_MESSAGE.BODY_TEXT))
        .contains("If you have paid for it already, you get that back");
  }

  /** Who was told that it is ready may be on the way; a slip that is mended at once is no news. */
  @Test
  void tellsTheShopperThatAReadyOrderWasPutBack() {
    place();
    orders.move(store, 1001, FulfilmentState.PREPARING, Actor.SYSTEM);
    orders.move(store, 1001, FulfilmentState.READY, Actor.SYSTEM);
    mail(readySubject());
    orders.move(store, 1001, FulfilmentState.PREPARING, Actor.SYSTEM);
    var subject = "Not ready yet after all: order #1001, " + store.name();
    assertThat(jobs.waits(OrderMail.PUT_BACK, Long.toString(orderId()))).isTrue();
    assertThat(db.fetchExists(MAILBOX_MESSAGE, MAILBOX_MESSAGE.SUBJECT.eq(subject))).isFalse();
    db.update(table(name("scheduled_tasks")))
        .set(field(name("execution_time"), LocalDateTime.class), LocalDateTime.now(ZoneOffset.UTC))
        .where(field(name("task_name"), String.class).eq(OrderMail.PUT_BACK.getTaskName()))
        .and(field(name("task_instance"), String.class).eq(Long.toString(orderId())))
        .execute();
    assertThat(mail(subject).get(MAILBOX_MESSAGE.BODY_TEXT)).contains("worked on again");
  }

  @Test
  void noMailOvertakesTheFirstOfItsOrder() {
    place();
    mail("Order #1001 is in: " + store.name());
    var work = new OrderMail(store.id(), orderId(), null);
    var later = Instant.now().plus(Duration.ofHours(1));
    jobs.enqueue(OrderMail.PLACED, work.first(), work, Jobs.Priority.DEFAULT, later);
    orders.move(store, 1001, FulfilmentState.PREPARING, Actor.SYSTEM);
    orders.move(store, 1001, FulfilmentState.READY, Actor.SYSTEM);
    var waiting =
        field(name("task_name"), String.class)
            .eq(OrderMail.READY.getTaskName())
            .and(
                field("convert(task_data using utf8mb4)", String.class)
                    .contains(Long.toString(orderId())));
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
    mail(readySubject());
  }

  /** Who moves an order to and fro fills nobody's mailbox. */
  @Test
  void anOrderHasSoManyMailsAndStaffSeeThatTheRestWereHeld() {
    place();
    mail("Order #1001 is in: " + store.name());
    orders.move(store, 1001, FulfilmentState.PREPARING, Actor.SYSTEM);
    for (int i = 0; i < 12; i++)
      timeline.add(store, orderId(), Timeline.MAIL_SENT, Actor.SYSTEM, "told before");
    orders.move(store, 1001, FulfilmentState.READY, Actor.SYSTEM);
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                timeline.of(store, orderId()).stream()
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
            place();
            throw new IllegalStateException("after the order");
          });
    } catch (IllegalStateException expected) {
      assertThat(db.fetchExists(only(store, ORDERS))).isFalse();
    }
    place();
    mail("Order #100");
    assertThat(
            db.fetchCount(MAILBOX_MESSAGE, MAILBOX_MESSAGE.SUBJECT.endsWith(": " + store.name())))
        .isEqualTo(1);
  }

  @Test
  void sendsALinkToPeopleItKnowsAlone() {
    var person = world.person();
    transactions.write(
        () -> {
          events.publishEvent(new PasswordForgotten("nobody-" + person.email()));
          events.publishEvent(new PasswordForgotten(person.email()));
        });
    var mail =
        await()
            .atMost(Duration.ofSeconds(20))
            .until(
                () ->
                    db.selectFrom(MAILBOX_MESSAGE)
                        .where(MAILBOX_MESSAGE.RECIPIENT.eq(person.email()))
                        .fetch(),
                found -> !found.isEmpty());
    assertThat(mail.getFirst().getBodyText())
        .contains("http://localhost/account/password/reset?token=");
    assertThat(
            db.fetchExists(
                MAILBOX_MESSAGE, MAILBOX_MESSAGE.RECIPIENT.startsWith("nobody-" + person.email())))
        .isFalse();
  }

  @Test
  void noNameBeginsAHeader() {
    var mail =
        new Mail(
            "m/1",
            "a@b.de",
            "Shop\r\nBcc: x@y.de",
            null,
            "Hello\nX-Evil: 1\u2028",
            "t",
            "<p>h</p>");
    assertThat(mail.fromName()).isEqualTo("Shop Bcc: x@y.de");
    assertThat(mail.subject()).isEqualTo("Hello X-Evil: 1");
  }

  @Test
  void whatFailedForGoodIsTriedAgainFromItsPage() {
    place();
    mail("Order #1001 is in: " + store.name());
    long letter =
        letter(
            "mail.order-placed",
            "{\"store_id\":%d,\"order_id\":%d}".formatted(store.id(), orderId()));
    var manager = as(Role.MANAGER);
    var path = "/s/" + store.slug() + "/failed-work";
    assertThat(manager.get(path).body()).contains("Mail: order placed", "Connection refused");
    var other = world.store();
    var stranger = new Visitor(port);
    stranger.signIn(world.member(other, Role.OWNER).email(), World.PASSWORD);
    var foreign = "/s/" + other.slug() + "/failed-work/" + letter + "/retry";
    assertThat(stranger.post("/account", foreign, Map.of()).statusCode()).isEqualTo(404);

    var answer = manager.post("/account", path + "/" + letter + "/retry", Map.of());
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(db.fetchExists(only(store, DEAD_LETTER))).isFalse();
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(
                        db.fetchCount(
                            MAILBOX_MESSAGE,
                            MAILBOX_MESSAGE.SUBJECT.eq("Order #1001 is in: " + store.name())))
                    .isEqualTo(2));
    assertThat(manager.get("/s/" + store.slug() + "/audit").body())
        .contains("Failed task tried again");
    assertThat(as(Role.FULFILMENT).get(path).statusCode()).isEqualTo(403);
  }

  @Test
  void keepsUpWithManyOrders() {
    int many = Integer.getInteger("storeflow.test.mails", 200);
    place();
    mail("Order #1001 is in: " + store.name());
    long order = orderId();
    transactions.write(
        () -> {
          for (int i = 0; i < many; i++)
            jobs.enqueue(
                OrderMail.PLACED, new OrderMail(store.id(), order, null), Jobs.Priority.DEFAULT);
        });
    var waiting = field(name("task_name"), String.class).eq("mail.order-placed");
    long begin = System.nanoTime();
    long cpu = cpuMillis();
    await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(50))
        .untilAsserted(
            () -> assertThat(db.fetchCount(table(name("scheduled_tasks")), waiting)).isZero());
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    System.out.printf(
        "%d mails in %d ms, %d/s, %.2f ms of processor each, database included%n",
        many, millis, many * 1000L / millis, (cpuMillis() - cpu) / (double) many);
    assertThat(
            db.fetchCount(
                MAILBOX_MESSAGE, MAILBOX_MESSAGE.SUBJECT.eq("Order #1001 is in: " + store.name())))
        .isEqualTo(many + 1);
  }

  /** What this process and the database have used. */
  private static long cpuMillis() {
    return java.util.stream.Stream.of(
            ProcessHandle.current(), ProcessHandle.of(Engines.databasePid()).orElseThrow())
        .mapToLong(it -> it.info().totalCpuDuration().orElse(Duration.ZERO).toMillis())
        .sum();
  }

  private long letter(String kind, String payload) {
    long id = Ids.next();
    insertInto(db, store, DEAD_LETTER)
        .set(DEAD_LETTER.ID, id)
        .set(DEAD_LETTER.KIND, kind)
        .set(DEAD_LETTER.INSTANCE, "i" + id)
        .set(DEAD_LETTER.PAYLOAD, payload)
        .set(DEAD_LETTER.ERROR, "Connection refused\ncaused by: a server that is away")
        .set(DEAD_LETTER.TRIES, 8)
        .set(DEAD_LETTER.FAILED_AT, Instant.now())
        .execute();
    return id;
  }

  private void place() {
    var goods = world.goods(store, 500, null);
    var rate = world.rate(store, Method.PICKUP, 0);
    world.order(store, World.request(rate, null, goods, 2));
  }

  private long orderId() {
    var order = only(store, ORDERS);
    return db.select(order.ID).from(order).fetchSingle(order.ID);
  }

  private Record mail(String subject) {
    return await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                db.selectFrom(MAILBOX_MESSAGE)
                    .where(MAILBOX_MESSAGE.SUBJECT.startsWith(subject))
                    .and(MAILBOX_MESSAGE.SUBJECT.endsWith(store.name()))
                    .fetch(),
            found -> !found.isEmpty())
        .getFirst();
  }

  private Visitor as(Role role) {
    var visitor = new Visitor(port);
    visitor.signIn(world.member(store, role).email(), World.PASSWORD);
    return visitor;
  }
}
