package io.storeflow.soldout;

import static io.storeflow.db.Tables.MODIFIER;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;

import io.storeflow.merchant.StoreHours;
import io.storeflow.outbox.Event;
import io.storeflow.outbox.EventKind;
import io.storeflow.outbox.Outbox;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.failure.Problem;
import io.storeflow.platform.job.Jobs;
import io.storeflow.platform.paging.Page;
import io.storeflow.pulse.Pulse.Part;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Audited.Changes;
import io.storeflow.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Says what is sold out, whatever is counted, and puts it back. Carts, checkout and pages of the
 * shop know with the next version of the store's offer, which every node sees within a second.
 */
@Service
public class SoldOut {
  private final DSLContext db;
  private final Transactions transactions;
  private final SoldOutQueries queries;
  private final StoreHours hours;
  private final Jobs jobs;
  private final Outbox outbox;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  SoldOut(
      DSLContext db,
      Transactions transactions,
      SoldOutQueries queries,
      StoreHours hours,
      Jobs jobs,
      Outbox outbox,
      ApplicationEventPublisher events,
      Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.queries = queries;
    this.hours = hours;
    this.jobs = jobs;
    this.outbox = outbox;
    this.events = events;
    this.clock = clock;
  }

  /** What is sold out by somebody's word, by its name: the first page. One statement. */
  public List<Gone> list(Store store) {
    return page(store, null).rows();
  }

  /**
   * A page of it.
   *
   * @param cursor of the page as an earlier one named it; null for the first
   * @throws Problem 400 if the cursor belongs to another list
   */
  public Page<Gone> page(Store store, @Nullable String cursor) {
    return queries.gone(store, cursor);
  }

  /** What may be said to be sold out, by its name; the first ones for no words. */
  public List<Gone> named(Store store, String words) {
    return queries.named(store, words);
  }

  /** The variants of a product, and the modifiers that go with it. */
  public List<Gone> ofProduct(Store store, String productId) {
    return queries.ofProduct(store, productId);
  }

  /** Public ids of those of which none is there, whatever somebody says of them. One statement. */
  Set<String> outOfStock(Store store, List<List<Gone>> listed) {
    return queries.outOfStock(
        store, listed.stream().flatMap(List::stream).map(Gone::publicId).toList());
  }

  /**
   * Says that something is sold out, or back. Saying it again changes nothing.
   *
   * @return the thing as it is now
   * @throws NotFound if the store has no such thing
   */
  public Gone say(Store store, Thing what, String publicId, Spell spell, Actor actor) {
    return transactions.write(
        () -> {
          var known = queries.lock(store, what, publicId).orElseThrow(NotFound::new);
          var until = spell == Spell.OPENING ? opening(store) : null;
          return change(store, known, spell != Spell.BACK, until, actor);
        });
  }

  /** Puts back what was sold out until now. May be done more than once. */
  void putBack(Store store) {
    var now = clock.instant();
    for (var thing : queries.due(store, now)) putBack(store, thing, now);
  }

  /** Unless it was deleted since it was read, or somebody has said something else of it. */
  void putBack(Store store, Gone read, Instant now) {
    transactions.write(
        () ->
            queries
                .lock(store, read.what(), read.publicId())
                .filter(known -> known.thing().isDue(now))
                .map(known -> change(store, known, false, null, Actor.SYSTEM)));
  }

  private Gone change(
      Store store, SoldOutQueries.Known known, boolean gone, @Nullable Instant until, Actor actor) {
    var was = known.thing();
    var now = new Gone(was.what(), was.publicId(), was.title(), was.part(), gone, until);
    if (now.equals(was)) return now;
    write(store, known, gone, until);
    if (until != null) remind(store, until);
    audit(store, actor, was, now);
    announce(store, known, gone);
    return now;
  }

  private Instant opening(Store store) {
    return NextOpening.after(clock.instant(), hours.of(store), store.timeZone());
  }

  private void write(
      Store store, SoldOutQueries.Known known, boolean gone, @Nullable Instant until) {
    if (known.thing().what() == Thing.VARIANT) {
      var v = only(store, VARIANT);
      db.update(v)
          .set(v.SOLD_OUT, gone)
          .set(v.SOLD_OUT_UNTIL, until)
          .where(v.ID.eq(known.id()))
          .execute();
    } else {
      var m = only(store, MODIFIER);
      db.update(m)
          .set(m.SOLD_OUT, gone)
          .set(m.SOLD_OUT_UNTIL, until)
          .where(m.ID.eq(known.id()))
          .execute();
    }
  }

  /** One job for all that ends at that time. */
  private void remind(Store store, Instant until) {
    jobs.enqueue(
        SoldOutJobs.KIND,
        store.id() + "." + until.getEpochSecond(),
        new SoldOutJobs.Due(store.id()),
        Jobs.Priority.DEFAULT,
        until);
  }

  private void audit(Store store, Actor actor, Gone was, Gone now) {
    var action = now.soldOut() ? "soldout.said" : "soldout.back";
    var changes =
        Changes.none()
            .field("sold_out", was.soldOut(), now.soldOut())
            .field("until", told(was.until()), told(now.until()));
    var title = now.part().isEmpty() ? now.title() : now.title() + " / " + now.part();
    events.publishEvent(
        Audited.in(store, actor, action, now.what().code(), now.publicId(), title, changes));
  }

  private static @Nullable String told(@Nullable Instant at) {
    return at == null ? null : at.toString();
  }

  private void announce(Store store, SoldOutQueries.Known known, boolean gone) {
    var thing = known.thing();
    var parts = EnumSet.of(Part.SHOP, Part.OFFER, Part.INVENTORY, Part.ORDERS);
    var happened =
        thing.what() == Thing.VARIANT
            ? List.of(Event.of(EventKind.STOCK_MOVED, known.id()))
            : List.<Event>of();
    var beat = outbox.tell(store, parts, happened);
    events.publishEvent(
        new SoldOutChanged(
            store.publicId(),
            thing.what(),
            thing.publicId(),
            gone,
            gone ? Integer.valueOf(0) : known.left(),
            beat.inventory(),
            beat.orders(),
            clock.instant()));
  }
}
