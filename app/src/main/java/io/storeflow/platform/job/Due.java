package io.storeflow.platform.job;

import static io.storeflow.db.Tables.DEAD_LETTER;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.localDateTimeAdd;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.substringIndex;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.when;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.storeflow.platform.db.AcrossOwners;
import io.storeflow.platform.health.DatabasePulse;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.DatePart;
import org.jooq.Record4;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What waits in each lane, how much of it is late, and how much has failed for good, on all nodes
 * together: as of a moment ago, a twelfth of the time after which work is late (5 s).
 */
@Component
class Due {

  /**
   * What waits in a lane.
   *
   * @param due work whose time has come
   * @param late work that was wanted too long ago and is not done, be it that nobody has taken it,
   *     that it is stuck or that it has failed and is tried again
   * @param oldest when that was wanted which waits longest; null where nothing is due or tried
   *     again
   */
  record Waiting(String lane, int due, int late, @Nullable Instant oldest) {
    Duration age(Instant now) {
      return oldest == null ? Duration.ZERO : Duration.between(oldest, now);
    }
  }

  /**
   * @param dead letters of all that wait for a person
   * @param ofNobody those of no store, such as password mails: no page shows them
   */
  record Counts(List<Waiting> lanes, int dead, int ofNobody) {}

  /** Further ahead than any work is put off that has failed. */
  private static final Duration AHEAD = Duration.ofMinutes(15);

  private final DSLContext db;
  private final DatabasePulse database;
  private final JobSettings settings;
  private final Clock clock;
  private final LoadingCache<Boolean, Counts> counts;

  Due(DSLContext db, DatabasePulse database, JobSettings settings, Clock clock) {
    this.db = db;
    this.database = database;
    this.settings = settings;
    this.clock = clock;
    counts =
        Caffeine.newBuilder()
            .expireAfterWrite(settings.lateAfter().dividedBy(12))
            .build(any -> read());
  }

  /** Empty while the database is away: who asks must not wait for it. */
  Optional<Counts> counts() {
    return database.beats() ? Optional.of(counts.get(true)) : Optional.empty();
  }

  private Counts read() {
    var letter = AcrossOwners.read(DEAD_LETTER);
    var open = selectCount().from(letter).where(DeadLetters.isOpen(letter));
    var ofNobody =
        selectCount()
            .from(letter)
            .where(DeadLetters.ofNoStore(letter))
            .and(DeadLetters.isOpen(letter));
    var lanes = lanes();
    return db.select(field(open), field(ofNobody))
        .fetchSingle(row -> new Counts(lanes, row.value1(), row.value2()));
  }

  /** Read from the index by execution_time alone: kind and instance are part of it. */
  private List<Waiting> lanes() {
    var now = Datetimes.utc(clock.instant());
    var instance = field(name("task_instance"), String.class);
    // What is done by the clock each night may take its time.
    var byTheClock = localDateTimeAdd(Datetimes.AT, 1, DatePart.HOUR);
    var wanted =
        when(instance.eq(RecurringTask.INSTANCE), byTheClock)
            .otherwise(field(name("wanted_at"), LocalDateTime.class));
    var lane = substringIndex(field(name("task_name"), String.class), ".", 1);
    var lateBefore = now.minus(settings.lateAfter());
    return db.select(
            lane,
            sum(when(Datetimes.AT.le(now), inline(1)).otherwise(inline(0))),
            sum(when(wanted.le(lateBefore), inline(1)).otherwise(inline(0))),
            min(when(wanted.le(now), wanted)))
        .from(table(name(JobConfiguration.TABLE)))
        .where(Datetimes.AT.le(now.plus(AHEAD)))
        .groupBy(lane)
        .fetch(Due::waiting);
  }

  private static Waiting waiting(Record4<String, BigDecimal, BigDecimal, LocalDateTime> row) {
    return new Waiting(
        row.value1(),
        row.value2().intValueExact(),
        row.value3().intValueExact(),
        Datetimes.instant(row.value4()));
  }
}
