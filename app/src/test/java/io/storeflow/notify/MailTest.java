package io.storeflow.notify;

import static io.storeflow.db.Tables.MAILBOX_MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.job.Jobs;
import io.storeflow.profile.PasswordForgotten;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Engines;
import io.storeflow.testing.World;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** Mails to people, and mails by the hundred. */
@AppTest
@Tag("any-engine")
class MailTest extends OfAMailedStore {
  @Autowired World world;
  @Autowired Jobs jobs;
  @Autowired Transactions transactions;
  @Autowired ApplicationEventPublisher events;
  @Autowired DSLContext db;

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
            .atMost(Duration.ofMinutes(1))
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
  void keepsUpWithManyOrders() {
    int many = Integer.getInteger("storeflow.test.mails", 200);
    mailed.place();
    mailed.mail("Order #1001 is in: " + store.name());
    long order = mailed.orderId();
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
}
