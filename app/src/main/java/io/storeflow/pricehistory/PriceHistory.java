package io.storeflow.pricehistory;

import static io.storeflow.db.Tables.PRICE_CHANGE;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.select;

import io.storeflow.db.tables.records.PriceChangeRecord;
import io.storeflow.platform.id.Ids;
import io.storeflow.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.springframework.stereotype.Component;

/**
 * Writes down each change of a price, whoever makes it, and works out the lowest price of the 30
 * days before it: what Directive 98/6/EC, article 6a, lets stand beside a lower price. That is told
 * by the moment of the change alone, so it is kept with the variant, and no page asks for it.
 */
@Component
public class PriceHistory {
  static final Duration BEFORE = Duration.ofDays(30);

  /** Who says a day after a change what it was before speaks of that change. */
  private static final Duration SAME = Duration.ofDays(1);

  private final DSLContext db;
  private final RuledPrices ruled;
  private final Clock clock;

  PriceHistory(DSLContext db, RuledPrices ruled, Clock clock) {
    this.db = db;
    this.ruled = ruled;
    this.clock = clock;
  }

  /** To be called in the transaction that changes them. No statement for none. */
  public void note(Store store, Collection<PriceMove> moves) {
    if (moves.isEmpty()) return;
    var now = clock.instant();
    var begun = begin(store, moves, now);
    var v = only(store, VARIANT);
    var before = only(store, PRICE_CHANGE);
    db.update(v)
        .set(
            v.LOWEST_MINOR,
            select(min(before.WAS_MINOR))
                .from(before)
                .where(before.VARIANT_ID.eq(v.ID))
                .and(before.CURRENCY.eq(store.currency().getCurrencyCode()))
                .and(before.CHANGED_AT.gt(now.minus(BEFORE)))
                .asField())
        .set(v.LOWEST_AT, now)
        .where(v.ID.in(begun))
        .execute();
    if (!begun.isEmpty() && ruled.any(store)) noteRuled(store, begun, now);
  }

  /**
   * The same for prices that are said in a further currency, which are kept elsewhere.
   *
   * @param there the store as it sells in that currency
   * @return by row id of the variant the lowest of the 30 days before, of each whose price begins
   *     to hold now; in minor units of that currency
   */
  public Map<Long, Long> noteIn(Store there, Collection<PriceMove> moves) {
    if (moves.isEmpty()) return Map.of();
    var now = clock.instant();
    var begun = begin(there, moves, now);
    var before = only(there, PRICE_CHANGE);
    var lowest =
        new HashMap<>(
            db.select(before.VARIANT_ID, min(before.WAS_MINOR))
                .from(before)
                .where(before.VARIANT_ID.in(begun))
                .and(before.CURRENCY.eq(there.currency().getCurrencyCode()))
                .and(before.CHANGED_AT.gt(now.minus(BEFORE)))
                .groupBy(before.VARIANT_ID)
                .fetchMap(Record2::value1, Record2::value2));
    if (!begun.isEmpty() && ruled.any(there))
      ruled
          .lowest(there, costs(there, begun, now))
          .forEach((variant, minor) -> lowest.merge(variant, minor, Math::min));
    return lowest;
  }

  /** Writes the moves down, and tells whose price begins to hold with them. */
  private Set<Long> begin(Store store, Collection<PriceMove> moves, Instant now) {
    var begun = new HashSet<>(moves.stream().map(PriceMove::variant).toList());
    begun.removeAll(changedToday(store, moves, now));
    var rows = moves.stream().map(it -> row(store.currency(), it, now)).toList();
    insertAll(db, store, PRICE_CHANGE, rows);
    return begun;
  }

  /** What everybody paid by rules counts like any price. */
  private void noteRuled(Store store, Collection<Long> variants, Instant now) {
    var lowest = ruled.lowest(store, costs(store, variants, now));
    if (lowest.isEmpty()) return;
    var v = only(store, VARIANT);
    db.batch(
            lowest.entrySet().stream()
                .map(
                    it ->
                        db.update(v)
                            .set(v.LOWEST_MINOR, it.getValue())
                            .where(v.ID.eq(it.getKey()))
                            .and(v.LOWEST_MINOR.gt(it.getValue())))
                .toList())
        .execute();
  }

  /** What they cost in the days before, each until its next change. */
  private List<RuledPrices.Cost> costs(Store store, Collection<Long> variants, Instant now) {
    var before = only(store, PRICE_CHANGE);
    var since = new HashMap<Long, Instant>();
    return db.select(before.VARIANT_ID, before.WAS_MINOR, before.CHANGED_AT)
        .from(before)
        .where(before.VARIANT_ID.in(variants))
        .and(before.CURRENCY.eq(store.currency().getCurrencyCode()))
        .and(before.CHANGED_AT.gt(now.minus(BEFORE)))
        .orderBy(before.CHANGED_AT, before.ID)
        .fetch(
            row -> {
              var began = since.put(row.value1(), row.value3());
              var from = began == null ? now.minus(BEFORE) : began;
              return new RuledPrices.Cost(row.value1(), row.value2(), from, row.value3());
            });
  }

  /** Those that only get a price before now, and changed within a day: that began with it. */
  private Set<Long> changedToday(Store store, Collection<PriceMove> moves, Instant now) {
    var same = moves.stream().filter(it -> !it.isChange()).map(PriceMove::variant).toList();
    if (same.isEmpty()) return Set.of();
    var before = only(store, PRICE_CHANGE);
    return db.selectDistinct(before.VARIANT_ID)
        .from(before)
        .where(before.VARIANT_ID.in(same))
        .and(before.CURRENCY.eq(store.currency().getCurrencyCode()))
        .and(before.WAS_MINOR.ne(before.PRICE_MINOR))
        .and(before.CHANGED_AT.gt(now.minus(SAME)))
        .fetchSet(before.VARIANT_ID);
  }

  private static PriceChangeRecord row(Currency currency, PriceMove move, Instant now) {
    var row = new PriceChangeRecord();
    row.setId(Ids.next());
    row.setVariantId(move.variant());
    row.setCurrency(currency.getCurrencyCode());
    row.setWasMinor(move.was());
    row.setPriceMinor(move.now());
    row.setChangedAt(now);
    return row;
  }

  /** What changes of a variant, if anything does that has to be known; at most one. */
  public static List<PriceMove> move(
      long variant, long was, long now, boolean hadBefore, boolean hasBefore) {
    boolean told = was != now || (hasBefore && !hadBefore);
    return told ? List.of(new PriceMove(variant, was, now)) : List.of();
  }
}
