package io.storeflow.inventory;

import static io.storeflow.db.Tables.LOCATION;
import static io.storeflow.db.Tables.STOCK;
import static io.storeflow.db.Tables.TRANSFER;
import static io.storeflow.db.Tables.TRANSFER_LINE;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import io.storeflow.db.tables.Stock;
import io.storeflow.db.tables.Variant;
import io.storeflow.store.Store;
import org.jooq.Condition;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * What there is of a variant over all locations, as pieces of a query that reads the variant. The
 * one place that sums stock: left is on hand minus reserved.
 */
public final class Availability {
  private final Store store;
  private final Variant v;

  private Availability(Store store, Variant v) {
    this.store = store;
    this.v = v;
  }

  public static Availability of(Store store, Variant v) {
    return new Availability(store, v);
  }

  /** On hand minus reserved, below 0 what is owed; 0 where none was ever counted. */
  public Field<Integer> left() {
    var s = only(store, STOCK);
    return coalesce(total(s, left(s)), inline(0));
  }

  /** The same of one location alone, by its row of stock. */
  public static Field<Integer> left(Stock s) {
    return s.ON_HAND.minus(s.RESERVED);
  }

  /**
   * How many can be bought, also on backorder; null where stock is not tracked. None of what
   * somebody has said to be sold out, whatever is counted.
   */
  public Field<@Nullable Integer> leftOfTracked() {
    return when(v.SOLD_OUT, inline(0)).when(v.TRACKED, left().plus(v.BACKORDER));
  }

  /** Units on hand; null where none was ever counted. */
  public Field<@Nullable Integer> onHand() {
    var s = only(store, STOCK);
    return total(s, s.ON_HAND);
  }

  /** Units reserved; null where none was ever counted. */
  public Field<@Nullable Integer> reserved() {
    var s = only(store, STOCK);
    return total(s, s.RESERVED);
  }

  /** Units under way from one location to another, that are on hand at neither. */
  public Field<Integer> incoming() {
    return incoming(noCondition());
  }

  /** The same, of those on their way to one location, by its row id. */
  public Field<Integer> incomingTo(long location) {
    return incoming(only(store, TRANSFER).TO_ID.eq(location));
  }

  /** The same, by a location of the statement that asks. */
  public Field<Integer> incomingAt(Field<Long> location) {
    return incoming(only(store, TRANSFER).TO_ID.eq(location));
  }

  private Field<Integer> incoming(Condition which) {
    var t = only(store, TRANSFER);
    var l = only(store, TRANSFER_LINE);
    var open = l.QUANTITY.minus(l.ARRIVED).minus(l.LOST);
    return coalesce(
        field(
            select(sum(open).cast(Integer.class))
                .from(l)
                .join(t)
                .on(t.ID.eq(l.TRANSFER_ID))
                .where(l.VARIANT_ID.eq(v.ID))
                .and(t.SENT_AT.isNotNull())
                .and(t.CLOSED_AT.isNull())
                .and(which)),
        inline(0));
  }

  /** At or below it the variant is low; null where none was ever counted. */
  public Field<@Nullable Integer> lowAt() {
    var s = only(store, STOCK);
    return total(s, s.LOW_AT);
  }

  /** The share of {@link #lowAt} that the main location has, which is what staff set. */
  public Field<@Nullable Integer> lowAtMain() {
    var s = only(store, STOCK);
    var l = only(store, LOCATION);
    return field(
        select(s.LOW_AT)
            .from(s)
            .join(l)
            .on(l.ID.eq(s.LOCATION_ID))
            .where(s.VARIANT_ID.eq(v.ID))
            .and(l.MAIN));
  }

  /**
   * Whether any can be had: there are some left, or nobody counts, and nobody has said that it is
   * sold out. By a sum, not by EXISTS, which databases turn into a pass over all variants.
   */
  public Condition isInStock() {
    return v.SOLD_OUT.isFalse().and(v.TRACKED.isFalse().or(left().plus(v.BACKORDER).gt(0)));
  }

  /** Whether so few are left that staff are told; true where none was ever counted. */
  public Condition isLow() {
    return left().le(coalesce(lowAt(), inline(0)));
  }

  /**
   * Like {@link #isLow}, of tracked variants that are found by their stock: where all together are
   * low some location is, and locations that are low have an index. Each variant once.
   */
  public Condition isLow(Stock s) {
    return s.LOW
        .isTrue()
        .and(v.TRACKED)
        .and(isLow())
        .and(isFirst(s, only(store, STOCK).LOW.isTrue()));
  }

  /**
   * Like {@link #isLow(Stock)}.
   *
   * @param out whether none are left; else some are
   */
  public Condition isLow(Stock s, boolean out) {
    return isLow(s).and(out ? left().le(0) : left().gt(0));
  }

  /** Of the rows of stock of a variant the first, so that each variant is listed once. */
  public Condition isFirst(Stock s) {
    return isFirst(s, noCondition());
  }

  private Condition isFirst(Stock s, Condition among) {
    var each = only(store, STOCK);
    var first = select(min(each.LOCATION_ID)).from(each).where(each.VARIANT_ID.eq(v.ID)).and(among);
    return s.LOCATION_ID.eq(field(first));
  }

  private Field<@Nullable Integer> total(Stock s, Field<Integer> column) {
    return field(select(sum(column).cast(Integer.class)).from(s).where(s.VARIANT_ID.eq(v.ID)));
  }
}
