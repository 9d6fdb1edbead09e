package io.storeflow.platform.job;

import static io.storeflow.db.Tables.DEAD_LETTER;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.table;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.storeflow.platform.db.AcrossOwners;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** How much work waits, and how much has failed for good: one statement, at most every 5 s. */
@Component
class JobMetrics implements MeterBinder {
  /**
   * @param ofNobody dead letters of no store, such as password mails: no page shows them
   */
  private record Counts(int due, int dead, int ofNobody) {}

  private final DSLContext db;
  private final Clock clock;
  private final LoadingCache<Boolean, Counts> counts =
      Caffeine.newBuilder().expireAfterWrite(Duration.ofSeconds(5)).build(any -> read());

  JobMetrics(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("storeflow.jobs.due", () -> counts.get(true).due())
        .description("Jobs whose time has come and that are not done")
        .register(registry);
    Gauge.builder("storeflow.dead.letters", () -> counts.get(true).dead())
        .description("Work that failed for good and waits for a person")
        .register(registry);
    Gauge.builder("storeflow.dead.letters.of.no.store", () -> counts.get(true).ofNobody())
        .description(
            "Of these, work of no store: see the table dead_letter, store_id 0, and the log")
        .register(registry);
  }

  private Counts read() {
    var at = field(name("execution_time"), LocalDateTime.class);
    var now = LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    var letter = AcrossOwners.read(DEAD_LETTER);
    var ofNobody = selectCount().from(letter).where(DeadLetters.ofNoStore(letter));
    return db.select(count(), field(selectCount().from(letter)), field(ofNobody))
        .from(table(name("scheduled_tasks")))
        .where(at.le(now))
        .fetchSingle(row -> new Counts(row.value1(), row.value2(), row.value3()));
  }
}
