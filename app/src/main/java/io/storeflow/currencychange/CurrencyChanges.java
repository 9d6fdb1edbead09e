package io.storeflow.currencychange;

import io.storeflow.outbox.Event;
import io.storeflow.outbox.Outbox;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.job.Jobs;
import io.storeflow.productimport.Imports;
import io.storeflow.pulse.Pulse;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import io.storeflow.store.StoreRows;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Gives a store another currency, and all that it says in money with it, in one transaction: nobody
 * buys at figures of one currency in the other. Who has read the store before writes nothing (see
 * {@link Pulse#beat}).
 */
@Service
class CurrencyChanges {
  private static final int EVENTS = 500;

  /** So long others may still show a store as it was; then what they kept of it is forgotten. */
  private static final Duration SHOWN_BEFORE = Duration.ofSeconds(5);

  /** Somebody else changed the store since it was shown. */
  static final class Stale extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final Transactions transactions;
  private final StoreRows rows;
  private final Blockers blockers;
  private final Amounts amounts;
  private final FurtherCurrencies further;
  private final Imports imports;
  private final Pulse pulse;
  private final Outbox outbox;
  private final Jobs jobs;
  private final Clock clock;
  private final ApplicationEventPublisher events;

  CurrencyChanges(
      Transactions transactions,
      StoreRows rows,
      Blockers blockers,
      Amounts amounts,
      FurtherCurrencies further,
      Imports imports,
      Pulse pulse,
      Outbox outbox,
      Jobs jobs,
      Clock clock,
      ApplicationEventPublisher events) {
    this.transactions = transactions;
    this.rows = rows;
    this.blockers = blockers;
    this.amounts = amounts;
    this.further = further;
    this.imports = imports;
    this.pulse = pulse;
    this.outbox = outbox;
    this.jobs = jobs;
    this.clock = clock;
    this.events = events;
  }

  /** What holds the store at its currency, whatever the other one is. */
  Optional<Blocker> holding(Store store) {
    return blockers.any(store);
  }

  /** What holds the store at its currency; empty for nothing. */
  Optional<Blocker> blocker(Store store, Change wanted) {
    if (wanted.isNone()) return Optional.empty();
    return blockers.any(store).or(() -> blockers.of(store, wanted));
  }

  /**
   * @param version of the settings that the person saw
   * @throws Stale if they were changed since
   * @throws Refused if something holds the store at its currency
   */
  void change(Store store, int version, Change wanted, Actor actor) {
    if (wanted.isNone()) return;
    transactions.write(() -> write(store, version, wanted, actor));
  }

  private void write(Store store, int version, Change wanted, Actor actor) {
    if (rows.lockedVersion(store) != version) throw new Stale();
    pulse.lock(store);
    imports.endLooked(store);
    blocker(store, wanted).ifPresent(CurrencyChanges::refuse);
    var before = further.told(store);
    var products = amounts.convert(store, wanted);
    further.follow(store, wanted);
    // What others had begun before they had to wait for this can be seen by now.
    blockers.any(store).ifPresent(CurrencyChanges::refuse);
    var changed = rows.update(store, store.settings().in(wanted.to().getCurrencyCode()));
    changed = rows.sell(changed, further.on(changed));
    var told = told(wanted).field("currencies", before, further.told(changed));
    events.publishEvent(
        Audited.in(store, actor, "store.changed", "store", store.slug(), store.name(), told));
    tell(changed, products);
    var again = new ShownAgain(store.id());
    var at = clock.instant().plus(SHOWN_BEFORE);
    jobs.enqueue(ShownAgain.KIND, Long.toString(store.id()), again, Jobs.Priority.DEFAULT, at);
  }

  private static void refuse(Blocker why) {
    throw new Refused(why);
  }

  private static Audited.Changes told(Change wanted) {
    return Audited.Changes.none()
        .field("currency", wanted.from().getCurrencyCode(), wanted.to().getCurrencyCode())
        .field("prices", null, wanted.goods().code())
        .field("rates", null, wanted.rest().code())
        .field("factor", null, factor(wanted))
        .field("rounding", null, factor(wanted) == null ? null : wanted.rounding().code());
  }

  private void tell(Store store, List<Event> products) {
    outbox.tell(store, EnumSet.copyOf(Pulse.SHOP_CHANGED), List.of());
    for (int from = 0; from < products.size(); from += EVENTS)
      outbox.tell(
          store,
          EnumSet.noneOf(Pulse.Part.class),
          products.subList(from, Math.min(from + EVENTS, products.size())));
  }

  private static @Nullable String factor(Change wanted) {
    if (wanted.goods() != Way.CONVERT && wanted.rest() != Way.CONVERT) return null;
    return wanted.rate().stripTrailingZeros().toPlainString();
  }
}
