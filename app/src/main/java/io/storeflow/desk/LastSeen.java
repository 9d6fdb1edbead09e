package io.storeflow.desk;

import static io.storeflow.db.Tables.MEMBERSHIP;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.storeflow.platform.db.Transactions;
import io.storeflow.store.StoreAccess;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Notes when somebody last did something for a merchant: within {@link #OFTEN}, and behind the back
 * of the request, which does not wait for it.
 */
@Component
class LastSeen implements DisposableBean {
  private static final Logger LOG = LoggerFactory.getLogger(LastSeen.class);
  private static final Duration OFTEN = Duration.ofMinutes(5);

  private record Who(long person, long merchant) {}

  private final DSLContext db;
  private final Transactions transactions;
  private final Clock clock;
  private final Cache<Who, Instant> noted =
      Caffeine.newBuilder().maximumSize(20_000).expireAfterWrite(OFTEN).build();
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("last-seen").factory());

  LastSeen(DSLContext db, Transactions transactions, Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.clock = clock;
  }

  void note(StoreAccess access) {
    var who = new Who(access.person().personId(), access.store().merchant().id());
    var now = clock.instant();
    if (noted.asMap().putIfAbsent(who, now) == null) writer.execute(() -> write(who, now));
  }

  private void write(Who who, Instant now) {
    try {
      transactions.statement(
          () ->
              db.update(MEMBERSHIP)
                  .set(MEMBERSHIP.SEEN_AT, now)
                  .where(MEMBERSHIP.PERSON_ID.eq(who.person()))
                  .and(MEMBERSHIP.MERCHANT_ID.eq(who.merchant()))
                  .and(MEMBERSHIP.SEEN_AT.isNull().or(MEMBERSHIP.SEEN_AT.lt(now)))
                  .execute());
    } catch (RuntimeException failure) {
      LOG.warn("Cannot note who was seen: {}", failure.toString());
    }
  }

  @Override
  public void destroy() {
    writer.shutdown();
  }
}
