package io.storeflow.merchant;

import static io.storeflow.db.Tables.OPENING_HOURS;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.only;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.storeflow.db.tables.records.OpeningHoursRecord;
import io.storeflow.store.SettingsWritten;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** When stores are open. */
@Component
public class StoreHours {
  private final DSLContext db;

  /** By slug, as that is what tells of a change. */
  private final Cache<String, List<OpeningHours>> known =
      Caffeine.newBuilder().maximumSize(5_000).expireAfterWrite(Duration.ofMillis(900)).build();

  StoreHours(DSLContext db) {
    this.db = db;
  }

  /**
   * For carts and orders that come by the hundreds a second: at most a second old, as {@link
   * Stores#open} is. What is kept for longer asks {@link #read}.
   *
   * @return Monday first; empty for a store that does not say
   */
  public List<OpeningHours> of(Store store) {
    return known.get(store.slug(), slug -> read(store));
  }

  /** As they are now, Monday first; empty for a store that does not say. */
  public List<OpeningHours> read(Store store) {
    var hours = only(store, OPENING_HOURS);
    return db.select(hours.DAY, hours.OPENS, hours.CLOSES)
        .from(hours)
        .orderBy(hours.DAY, hours.OPENS)
        .fetch(row -> new OpeningHours(DayOfWeek.of(row.value1()), row.value2(), row.value3()));
  }

  /** Writes all hours of the store, in the caller's transaction. */
  public void replace(Store store, Collection<OpeningHours> hours) {
    db.deleteFrom(only(store, OPENING_HOURS)).execute();
    insertAll(db, store, OPENING_HOURS, hours.stream().map(StoreHours::row).toList());
  }

  private static OpeningHoursRecord row(OpeningHours span) {
    var row = new OpeningHoursRecord();
    row.setDay((byte) span.day().getValue());
    row.setOpens((short) span.opens());
    row.setCloses((short) span.closes());
    return row;
  }

  @TransactionalEventListener
  void forget(SettingsWritten written) {
    known.invalidate(written.slugBefore());
    known.invalidate(written.slug());
  }
}
