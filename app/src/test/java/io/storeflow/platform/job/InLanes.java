package io.storeflow.platform.job;

import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import com.github.kagkarlsson.scheduler.boot.config.DbSchedulerProperties;
import com.github.kagkarlsson.scheduler.stats.StatsRegistry;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.health.DatabasePulse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.core.env.Environment;

/** Jobs of two kinds on a node of their own. */
abstract class InLanes {
  /** Four missed heartbeats are taken for death. */
  static final Duration HEARTBEAT = Duration.ofMillis(200);

  static final JobSettings SETTINGS =
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

  final Map<Integer, AtomicInteger> done = new ConcurrentHashMap<>();
  final CountDownLatch there = new CountDownLatch(1);
  final AtomicBoolean away = new AtomicBoolean(true);
  final List<Lanes> nodes = new ArrayList<>();

  @AfterEach
  void end() {
    there.countDown();
    away.set(false);
    nodes.forEach(Lanes::end);
  }

  Task<?> hanging(JobFactory factory, TaskDescriptor<Numbered> kind) {
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

  Task<?> counting(JobFactory factory, TaskDescriptor<Numbered> kind) {
    return factory.closing(kind, job -> () -> did(job));
  }

  void did(Job<Numbered> job) {
    done.computeIfAbsent(job.payload().number(), any -> new AtomicInteger()).incrementAndGet();
  }

  void enqueue(TaskDescriptor<Numbered> kind, int from, int many) {
    transactions.write(
        () -> {
          for (int i = from; i < from + many; i++)
            jobs.enqueue(kind, new Numbered(i), Jobs.Priority.DEFAULT);
        });
  }

  void node(Function<JobFactory, List<Task<?>>> work) {
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

  static Condition of(String lane) {
    return field(name("lane"), String.class).eq(lane);
  }

  static Condition picked() {
    return field(name("picked"), Boolean.class).isTrue();
  }

  static Condition failed() {
    return field(name("consecutive_failures"), Integer.class).gt(0);
  }
}
