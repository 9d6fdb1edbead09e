package io.storeflow.outbox;

import static io.storeflow.db.Tables.EVENT;
import static io.storeflow.db.Tables.MERCHANT_EVENT;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.insertInto;

import io.storeflow.db.tables.records.EventRecord;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.job.Jobs;
import io.storeflow.pulse.MerchantPulse;
import io.storeflow.pulse.Pulse;
import io.storeflow.store.Merchant;
import io.storeflow.store.Store;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Writes what has happened, in the transaction of the change and last in it: the positions of
 * events are taken with the pulse, whose lock is held until the commit. So events can be seen in
 * the order of their positions, and none comes to light behind one that was read.
 */
@Component
public class Outbox {
  private final DSLContext db;
  private final Pulse pulse;
  private final MerchantPulse merchantPulse;
  private final Jobs jobs;
  private final Clock clock;
  private final List<ReadsEvents> readers;

  Outbox(
      DSLContext db,
      Pulse pulse,
      MerchantPulse merchantPulse,
      Jobs jobs,
      Clock clock,
      List<ReadsEvents> readers) {
    this.db = db;
    this.pulse = pulse;
    this.merchantPulse = merchantPulse;
    this.jobs = jobs;
    this.clock = clock;
    this.readers = readers;
  }

  /**
   * Beats the pulse and writes the events. One statement more than the pulse alone, and one for the
   * job if a reader is to be woken.
   *
   * @param parts of the pulse that rise
   * @return the pulse as it is now
   */
  public Pulse.Beat tell(Store store, Set<Pulse.Part> parts, List<Event> events) {
    var beat = pulse.beat(store, parts, events.size());
    var now = clock.instant();
    long position = beat.events() - events.size();
    var rows = new ArrayList<EventRecord>();
    for (var event : events) {
      var row = new EventRecord();
      row.setId(Ids.next());
      row.setPosition(++position);
      row.setKind(event.kind().code());
      row.setSubjectId(event.subject());
      row.setVersion(event.version());
      row.setAt(now);
      rows.add(row);
    }
    insertAll(db, store, EVENT, rows);
    if (events.stream().anyMatch(this::wakes))
      jobs.enqueue(EventJobs.READ, new EventJobs.News(store.id()), Jobs.Priority.DEFAULT);
    return beat;
  }

  /**
   * Writes what has happened to something of the merchant, such as a customer. Behind the pulse of
   * the store, if both are to be locked.
   */
  public void tell(Merchant merchant, Event event) {
    insertInto(db, merchant, MERCHANT_EVENT)
        .set(MERCHANT_EVENT.POSITION, merchantPulse.takeEvent(merchant))
        .set(MERCHANT_EVENT.KIND, event.kind().code())
        .set(MERCHANT_EVENT.SUBJECT_ID, event.subject())
        .set(MERCHANT_EVENT.VERSION, event.version())
        .set(MERCHANT_EVENT.AT, clock.instant())
        .execute();
  }

  private boolean wakes(Event event) {
    return readers.stream()
        .anyMatch(reader -> reader.isWoken() && reader.kinds().contains(event.kind()));
  }
}
