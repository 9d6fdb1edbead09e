package io.storeflow.platform.job;

import static io.storeflow.db.Tables.DEAD_LETTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.storeflow.testing.AppTest;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Workers of the test's own, whose jobs are the test's own too, on the database of all. */
@AppTest
class LanesTest extends InLanes {
  @Test
  void workForTheEndOfTheCenturyWaitsUntilThen() {
    var then = LocalDateTime.of(2099, 12, 31, 23, 0);
    var century = TaskDescriptor.of("century.one", Numbered.class);
    var at = then.toInstant(ZoneOffset.UTC);
    transactions.write(
        () -> jobs.enqueue(century, "end", new Numbered(1), Jobs.Priority.DEFAULT, at));
    for (var time : List.of("execution_time", "wanted_at"))
      assertThat(
              db.select(field(name(time), LocalDateTime.class))
                  .from(table(name("scheduled_tasks")))
                  .where(of("century"))
                  .fetchSingle()
                  .value1())
          .isEqualTo(then);
  }

  @Test
  void workThatHangsHoldsUpNoOtherKindAndIsSaidToBeLate() {
    var hangs = TaskDescriptor.of("hangs.one", Numbered.class);
    var quick = TaskDescriptor.of("quick.one", Numbered.class);
    node(factory -> List.of(hanging(factory, hangs), counting(factory, quick)));
    enqueue(hangs, 0, 6);
    enqueue(quick, 100, 10);
    await().until(() -> IntStream.range(100, 110).allMatch(done::containsKey));
    assertThat(db.fetchCount(table(name("scheduled_tasks")), of("hangs").and(picked())))
        .as("no more are taken than are being done")
        .isEqualTo(2);

    var due = new Due(db, pulse, SETTINGS, Clock.systemUTC());
    var health = new JobsHealth(due, Clock.systemUTC());
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                assertThat(String.valueOf(health.health().getDetails().get("hangs")))
                    .startsWith("6 late, the oldest by"));
    assertThat(health.health().getStatus()).isEqualTo(JobsHealth.LATE);
    assertThat(health.health().getDetails()).doesNotContainKey("quick");

    there.countDown();
    await().until(() -> IntStream.range(0, 6).allMatch(done::containsKey));
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(health.health().getDetails()).doesNotContainKey("hangs"));
  }

  /** It is stuck for longer than it takes to be found dead, and another node looks for the dead. */
  @Test
  void whatWaitsBehindWorkThatHangsIsDoneOnce() throws Exception {
    var sleeps = TaskDescriptor.of("sleeps.one", Numbered.class);
    for (int i = 0; i < 2; i++) node(factory -> List.of(hanging(factory, sleeps)));
    enqueue(sleeps, 0, 12);
    assertThat(there.await(HEARTBEAT.toMillis() * 15, TimeUnit.MILLISECONDS)).isFalse();
    assertThat(db.fetchCount(table(name("scheduled_tasks")), of("sleeps").and(failed()))).isZero();
    there.countDown();
    await().until(() -> db.fetchCount(table(name("scheduled_tasks")), of("sleeps")) == 0);
    assertThat(done).hasSize(12);
    assertThat(done.values()).allSatisfy(times -> assertThat(times).hasValue(1));
  }

  @Test
  void whatCannotBeDoneAsTheServerIsAwayWaitsWithoutUsingUpItsTries() throws Exception {
    var mail = TaskDescriptor.of("away.one", Numbered.class);
    var tries = new AtomicInteger();
    node(
        factory ->
            List.of(
                factory.closing(
                    mail,
                    job -> {
                      tries.incrementAndGet();
                      if (away.get())
                        throw new Away("a server", new IllegalStateException("silent"));
                      return () -> did(job);
                    })));
    enqueue(mail, 0, 20);
    await().until(() -> tries.get() >= 3);
    int before = tries.get();
    assertThat(there.await(1500, TimeUnit.MILLISECONDS)).isFalse();
    assertThat(tries.get() - before).as("two at a time, after each rest").isLessThan(20);
    away.set(false);
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> db.fetchCount(table(name("scheduled_tasks")), of("away")) == 0);
    assertThat(done).hasSize(20);
    assertThat(done.values()).allSatisfy(times -> assertThat(times).hasValue(1));
    assertThat(
            db.fetchCount(
                DEAD_LETTER,
                DEAD_LETTER.STORE_ID.eq(JobPayload.NO_STORE),
                DEAD_LETTER.KIND.eq(mail.getTaskName())))
        .isZero();
  }
}
