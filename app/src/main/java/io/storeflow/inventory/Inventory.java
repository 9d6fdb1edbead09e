package io.storeflow.inventory;

import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.STOCK;
import static io.storeflow.db.Tables.STOCK_GONE;
import static io.storeflow.db.Tables.STOCK_LEDGER;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static io.storeflow.store.Owned.upsertAll;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.selectOne;

import io.storeflow.db.tables.records.StockGoneRecord;
import io.storeflow.db.tables.records.StockRecord;
import io.storeflow.inventory.Adjustments.Why;
import io.storeflow.inventory.StockLedger.Cause;
import io.storeflow.outbox.Event;
import io.storeflow.outbox.Outbox;
import io.storeflow.platform.db.Transactions;
import io.storeflow.product.ForSale;
import io.storeflow.pulse.Pulse.Part;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * The stock of a store: sold, given back, counted, corrected. Moves of an order return what moved:
 * the order's transaction beats the pulse and announces it, last.
 */
@Service
public class Inventory {

  private final DSLContext db;
  private final Transactions transactions;
  private final StockLedger ledger;
  private final MainLocation main;
  private final Outbox outbox;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Inventory(
      DSLContext db,
      Transactions transactions,
      StockLedger ledger,
      MainLocation main,
      Outbox outbox,
      ApplicationEventPublisher events,
      Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.ledger = ledger;
    this.main = main;
    this.outbox = outbox;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Takes sold units off the stock at once.
   *
   * @param units by variant, tracked variants only
   * @throws InsufficientStock if any variant has fewer than wanted
   */
  public List<StockMove> sell(Store store, long orderId, Map<Long, Integer> units, Actor actor) {
    return sell(store, orderId, units, actor, null);
  }

  /**
   * A location from which something is fetched.
   *
   * @param location row id
   * @param alone whether nothing is brought there from others
   * @param said whether somebody was told that all of it is there: else nothing is taken
   */
  public record From(long location, boolean alone, boolean said) {
    /** Where nobody was told anything. */
    public From(long location, boolean alone) {
      this(location, alone, false);
    }
  }

  /** Not all of it is where it was said to be. Nothing was changed. */
  public static final class NotThere extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotThere() {
      super("not all of it is there any more", null, false, false);
    }
  }

  /**
   * The same for who fetches it somewhere.
   *
   * @param from null for nowhere
   * @throws NotThere if it was said to be there, and somebody was faster
   */
  public List<StockMove> sell(
      Store store, long orderId, Map<Long, Integer> units, Actor actor, @Nullable From from) {
    var cause = Cause.of(LedgerKind.SALE, "", orderId, actor);
    return ledger.order(store, StockLedger.deltas(units, -1, 0), cause, from).moves();
  }

  /**
   * Puts what a cancelled order has taken back to where it was taken from, or to the main location
   * where that was closed since.
   */
  public List<StockMove> giveBack(Store store, long orderId, Actor actor) {
    var cause = Cause.of(LedgerKind.RETURN, "", orderId, actor);
    var taken = main.inPlaceOfClosed(store, ledger.takenBy(store, orderId));
    return ledger.moveAt(store, StockLedger.deltas(taken, 1, 0), cause).moves();
  }

  /**
   * The same for some of its units: what it has taken from several places goes back to the last of
   * them first.
   *
   * @param units by variant; no more than it has taken count
   */
  public List<StockMove> giveBack(
      Store store, long orderId, Map<Long, Integer> units, Actor actor) {
    var cause = Cause.of(LedgerKind.RETURN, "", orderId, actor);
    var taken = main.inPlaceOfClosed(store, some(ledger.takenBy(store, orderId), units));
    return ledger.moveAt(store, StockLedger.deltas(taken, 1, 0), cause).moves();
  }

  private static SortedMap<StockPlace, Integer> some(
      SortedMap<StockPlace, Integer> taken, Map<Long, Integer> units) {
    var left = new HashMap<>(units);
    var some = new TreeMap<StockPlace, Integer>();
    for (var it : new TreeMap<>(taken).descendingMap().entrySet()) {
      long variant = it.getKey().variant();
      int number = Math.min(it.getValue(), left.getOrDefault(variant, 0));
      if (number == 0) continue;
      some.put(it.getKey(), number);
      left.merge(variant, -number, Integer::sum);
    }
    return some;
  }

  /**
   * Says in the ledger that what a cancelled order has taken came back, and is lost: what is on
   * hand stays as it is, or as it is owed.
   */
  public void writeOff(Store store, long orderId, Actor actor) {
    writeOff(
        store, orderId, ledger.takenBy(store, orderId), LedgerReason.CANCELLED_TOO_LATE, actor);
  }

  /**
   * The same for some of its units.
   *
   * @param units by variant; no more than it has taken count
   * @param why they cannot be sold again
   */
  public void writeOff(
      Store store, long orderId, Map<Long, Integer> units, LedgerReason why, Actor actor) {
    writeOff(store, orderId, some(ledger.takenBy(store, orderId), units), why, actor);
  }

  private void writeOff(
      Store store,
      long orderId,
      SortedMap<StockPlace, Integer> units,
      LedgerReason why,
      Actor actor) {
    var reason = why.code();
    var taken = main.inPlaceOfClosed(store, units);
    var back = Cause.of(LedgerKind.RETURN, reason, orderId, actor);
    ledger.moveAt(store, StockLedger.deltas(taken, 1, 0), back);
    var lost = Cause.of(LedgerKind.DAMAGE, reason, orderId, actor);
    ledger.restoreAt(store, StockLedger.deltas(taken, -1, 0), lost);
  }

  /**
   * Changes what is on hand by staff's word, and tells everybody.
   *
   * @param change by variant: units more (or, negative, fewer) on hand
   * @throws InsufficientStock if less would be on hand than is reserved
   */
  public List<StockMove> adjust(
      Store store, Map<Long, Integer> change, LedgerKind kind, String reason, Actor actor) {
    return transactions.write(
        () -> {
          var moves = correct(store, change, new Why(kind, reason, null), actor);
          announce(store, moves);
          return moves;
        });
  }

  /**
   * Like {@link #adjust}, as a part of a greater change: the caller's transaction announces the
   * moves at its end.
   */
  public List<StockMove> correct(Store store, Map<Long, Integer> change, Why why, Actor actor) {
    return ledger.move(store, StockLedger.deltas(change, 1, 0), why.by(actor)).moves();
  }

  /**
   * Puts back, at each place, what a document has moved of these variants; at the main location
   * where the place was closed since. The caller's transaction announces the moves at its end.
   *
   * @param document row id, as the ledger names it; its own lines then sum up to nothing
   * @throws InsufficientStock if less would be on hand at a place than is reserved there
   */
  public List<StockMove> takeBack(
      Store store, long document, Collection<Long> variants, LedgerReason reason, Actor actor) {
    if (variants.isEmpty()) return List.of();
    var moved = main.inPlaceOfClosed(store, ledger.movedBy(store, document, variants));
    var why = new Why(LedgerKind.ADJUSTMENT, reason.code(), document);
    return ledger.moveAt(store, StockLedger.deltas(moved, -1, 0), why.by(actor)).moves();
  }

  /**
   * A variant whose stock is counted.
   *
   * @param received units that come in with it
   * @param lowAt at or below it the variant counts as low
   */
  public record Counted(long variantId, int received, int lowAt) {}

  /**
   * Begins to count the stock of variants at the store's main location, or sets again when they
   * count as low there. The caller's transaction announces the moves at its end: also of those of
   * which nothing came in, as they may be low now, or not any more.
   */
  public List<StockMove> track(Store store, List<Counted> variants, Actor actor) {
    return track(store, variants, new Why(LedgerKind.RECEIPT, "", null), actor);
  }

  /** The same, with the reason why something came in, and the document that it came in with. */
  public List<StockMove> track(Store store, List<Counted> variants, Why why, Actor actor) {
    if (variants.isEmpty()) return List.of();
    long location = main.of(store);
    upsertAll(
        db,
        store,
        STOCK,
        variants.stream().map(each -> record(each, location)).toList(),
        STOCK.LOW_AT);
    var received =
        variants.stream().collect(Collectors.toMap(Counted::variantId, Counted::received));
    var cause = new Why(LedgerKind.RECEIPT, why.reason(), why.document()).by(actor);
    var deltas = StockLedger.deltas(received, 1, 0);
    var still = received.keySet().stream().filter(it -> !deltas.containsKey(it)).toList();
    var moves = new ArrayList<>(ledger.still(store, still));
    moves.addAll(ledger.move(store, deltas, cause).moves());
    return moves;
  }

  private static StockRecord record(Counted variant, long location) {
    var row = new StockRecord();
    row.setVariantId(variant.variantId());
    row.setLocationId(location);
    row.setOnHand(0);
    row.setReserved(0);
    row.setLowAt(variant.lowAt());
    return row;
  }

  /**
   * Forgets the stock of variants that are about to be deleted. The lines of the ledger stay, under
   * the names that these have now.
   *
   * @throws InsufficientStock if units of one are reserved
   */
  public void forget(Store store, Collection<Long> variants) {
    ledger.refuseReserved(store, variants);
    keepNames(store, variants);
    var s = only(store, STOCK);
    db.deleteFrom(s).where(s.VARIANT_ID.in(variants)).execute();
  }

  private void keepNames(Store store, Collection<Long> variants) {
    var v = only(store, VARIANT);
    var p = only(store, PRODUCT);
    var l = only(store, STOCK_LEDGER);
    var now = clock.instant();
    var names =
        db.select(v.ID, p.TITLE, v.TITLE, v.SKU)
            .from(v)
            .join(p)
            .on(p.ID.eq(v.PRODUCT_ID))
            .where(v.ID.in(variants))
            .and(exists(selectOne().from(l).where(l.VARIANT_ID.eq(v.ID))))
            .fetch(it -> gone(it.value1(), it.value2(), it.value3(), it.value4(), now));
    upsertAll(
        db,
        store,
        STOCK_GONE,
        names,
        STOCK_GONE.PRODUCT_TITLE,
        STOCK_GONE.VARIANT_TITLE,
        STOCK_GONE.SKU,
        STOCK_GONE.GONE_AT);
  }

  private static StockGoneRecord gone(
      long variant, String product, String title, String sku, Instant at) {
    var row = new StockGoneRecord();
    row.setVariantId(variant);
    row.setProductTitle(product);
    row.setVariantTitle(title);
    row.setSku(sku);
    row.setGoneAt(at);
    return row;
  }

  /** Beats the pulse for moves that no order announces, and tells everybody after commit. */
  public void announce(Store store, List<StockMove> moves) {
    if (!moves.isEmpty()) announce(store, moves, EnumSet.noneOf(Part.class), List.of());
  }

  /**
   * Like the other, for who has the names, so that stock is locked for shorter.
   *
   * @param ids as {@link #named} tells them
   */
  public void announce(Store store, List<StockMove> moves, Map<Long, String> ids) {
    if (moves.isEmpty()) return;
    var beat = outbox.tell(store, StockMove.parts(moves), StockMove.events(moves));
    events.publishEvent(changed(store, moves, ids, beat.inventory()));
  }

  /**
   * Like the other, as a part of a greater change.
   *
   * @param more parts of the pulse that rise too
   * @param first what has happened besides, and before
   */
  public void announce(Store store, List<StockMove> moves, Set<Part> more, List<Event> first) {
    var parts = StockMove.parts(moves);
    parts.addAll(more);
    var happened = new ArrayList<>(first);
    happened.addAll(StockMove.events(moves));
    var beat = outbox.tell(store, parts, happened);
    if (!moves.isEmpty()) events.publishEvent(changed(store, moves, beat.inventory()));
  }

  /** The announcement of these moves under the sequence number that the pulse gave them. */
  public StockChanged changed(Store store, List<StockMove> moves, long seq) {
    var ids = named(store, moves.stream().map(StockMove::variantId).toList());
    return changed(store, moves, ids, seq);
  }

  /**
   * Like the other, for who has the names.
   *
   * @param ids public ids of the variants by their row ids; of others nothing is told
   */
  public StockChanged changed(Store store, List<StockMove> moves, Map<Long, String> ids, long seq) {
    return StockChanged.of(store, moves, ids, seq, clock.instant());
  }

  /**
   * Public ids, by row id, of those of the variants whose stock everybody may follow: not of drafts
   * and what was taken off the shelf, nor of what is sold out by somebody's word.
   */
  public Map<Long, String> named(Store store, Collection<Long> variants) {
    var variant = only(store, VARIANT);
    var product = only(store, PRODUCT);
    return db.select(variant.ID, variant.PUBLIC_ID)
        .from(variant)
        .join(product)
        .on(product.ID.eq(variant.PRODUCT_ID))
        .where(variant.ID.in(variants))
        .and(ForSale.is(product, variant))
        .and(variant.SOLD_OUT.isFalse())
        .fetchMap(variant.ID, variant.PUBLIC_ID);
  }
}
