package io.storeflow.platform.job;

import static io.storeflow.db.Tables.DEAD_LETTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerProperties;
import com.github.kagkarlsson.scheduler.stats.StatsRegistry;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.health.DatabasePulse;
import io.storeflow.testing.AppTest;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.core.env.Environment;

/** Workers of the test's own, whose jobs are the test's own too, on the database of all. */
@AppTest
class LanesTest {
  /** Four missed heartbeats are taken for death. */
  private static final Duration HEARTBEAT = Duration.ofMillis(200);

  private static final JobSettings SETTINGS =
      new JobSettings(
          Duration.ofMillis(10),
          40,
          Duration.ofMillis(300),
          Duration.ofSeconds(1),
          Map.of("hangs", 2, "sleeps", 2, "away", 2));

  record Numbered(int number) implements JobPayload {
    @Override
    public long storeId() {
      return NO_STORE;
    }
  }

  @Autowired ApplicationContext context;
  @Autowired Environment environment;
  @Autowired DataSource database;
  @Autowired DeadLetters deadLetters;
  @Autowired Transactions transactions;
  @Autowired DatabasePulse pulse;
  @Autowired Jobs jobs;
  @Autowired DSLContext db;

  private final Map<Integer, AtomicInteger> done = new ConcurrentHashMap<>();
  private final CountDownLatch there = new CountDownLatch(1);
  private final AtomicBoolean away = new AtomicBoolean(true);
  private final List<Lanes> nodes = new ArrayList<>();

  @AfterEach
  void end() {
    there.countDown();
    away.set(false);
    nodes.forEach(Lanes::end);
  }

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

  private Task<?> hanging(JobFactory factory, TaskDescriptor<Numbered> kind) {
    return factory.closing(
        kind,
        job -> {
          try {
            there.await();
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
          did(job);
          return () -> {};
        });
  }

  private Task<?> counting(JobFactory factory, TaskDescriptor<Numbered> kind) {
    return factory.closing(kind, job -> () -> did(job));
  }

  private void did(Job<Numbered> job) {
    done.computeIfAbsent(job.payload().number(), any -> new AtomicInteger()).incrementAndGet();
  }

  private void enqueue(TaskDescriptor<Numbered> kind, int from, int many) {
    transactions.write(
        () -> {
          for (int i = from; i < from + many; i++)
            jobs.enqueue(kind, new Numbered(i), Jobs.Priority.DEFAULT);
        });
  }

  private void node(Function<JobFactory, List<Task<?>>> work) {
    var node = new AtomicReference<Lanes>();
    ObjectProvider<Lanes> late =
        new ObjectProvider<>() {
          @Override
          public Stream<Lanes> stream() {
            return Stream.of(node.get());
          }

          @Override
          public @Nullable Lanes getIfAvailable() {
            return node.get();
          }
        };
    var factory = new JobFactory(deadLetters, transactions, Clock.systemUTC(), SETTINGS, late);
    var how = new DbSchedulerProperties();
    how.setHeartbeatInterval(HEARTBEAT);
    how.setMissedHeartbeatsLimit(4);
    how.setPollingInterval(Duration.ofMillis(100));
    var lanes =
        new Lanes(
            context,
            environment,
            how,
            SETTINGS,
            database,
            work.apply(factory),
            Clock.systemUTC(),
            new SimpleMeterRegistry(),
            context.getBeanProvider(StatsRegistry.class));
    node.set(lanes);
    nodes.add(lanes);
    lanes.begin(new ContextRefreshedEvent(context));
  }

  private static Condition of(String lane) {
    return field(name("lane"), String.class).eq(lane);
  }

  private static Condition picked() {
    return field(name("picked"), Boolean.class).isTrue();
  }

  private static Condition failed() {
    return field(name("consecutive_failures"), Integer.class).gt(0);
  }
}
