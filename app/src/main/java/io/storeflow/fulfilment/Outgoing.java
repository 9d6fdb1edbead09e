package io.storeflow.fulfilment;

import static io.storeflow.db.Tables.FULFILMENT;
import static io.storeflow.db.Tables.FULFILMENT_LINE;
import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import io.storeflow.db.tables.Orders;
import io.storeflow.order.FulfilmentState;
import io.storeflow.shipping.Method;
import io.storeflow.store.Store;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.Field;

/**
 * What of an order has gone out, and what is left: the one place that says so. Gift cards go by
 * mail and are no part of it, nor are units that were removed. An order that was completed before
 * fulfilments were written down has none, and all of it has gone out.
 *
 * @param lines what is to be sent, by position
 * @param parcels what went out and did not come back, in the order in which it did
 */
public record Outgoing(
    Method method, FulfilmentState state, List<Line> lines, List<Fulfilment> parcels) {

  /**
   * So many units of a line.
   *
   * @param paidBack units of all of it that had gone out and were paid back
   */
  public record Line(
      int position,
      String title,
      String variant,
      String sku,
      String image,
      int quantity,
      int paidBack) {
    Line of(int units) {
      return new Line(position, title, variant, sku, image, units, paidBack);
    }
  }

  /** That of an order, as a column of its statement. */
  public static Field<Outgoing> of(Store store, Orders o) {
    var parts = row(o.METHOD, o.FULFILMENT_STATE, lines(store, o), fulfilments(store, o));
    return field(parts.mapping(Outgoing::new));
  }

  private static Field<List<Fulfilment>> fulfilments(Store store, Orders o) {
    var f = only(store, FULFILMENT);
    return fulfilments(store, f, stands(f).and(f.ORDER_ID.eq(o.ID)));
  }

  /** What went out together, with its lines. */
  static Field<List<Fulfilment>> fulfilments(
      Store store, io.storeflow.db.tables.Fulfilment f, Condition which) {
    return multiset(
            select(
                    f.ID,
                    f.PUBLIC_ID,
                    f.STAGE,
                    f.UNITS,
                    row(f.CARRIER, f.CARRIER_NAME, f.TRACKING_NUMBER, f.TRACKING_URL)
                        .mapping(ParcelLabel::new),
                    f.GIVEN_TO,
                    f.BY_CODE,
                    f.SENT_AT,
                    f.DELIVERED_AT,
                    f.MAILED_AT,
                    f.VERSION,
                    parts(store, f))
                .from(f)
                .where(which)
                .orderBy(f.ID))
        .convertFrom(rows -> rows.map(mapping(Fulfilment::new)));
  }

  /** Those that did not come back. */
  static Condition stands(io.storeflow.db.tables.Fulfilment f) {
    return f.STAGE.ne(FulfilmentStage.CANCELLED);
  }

  private static Field<List<Fulfilment.Part>> parts(
      Store store, io.storeflow.db.tables.Fulfilment f) {
    var l = only(store, FULFILMENT_LINE);
    return multiset(
            select(l.LINE_POSITION, l.QUANTITY)
                .from(l)
                .where(l.FULFILMENT_ID.eq(f.ID))
                .orderBy(l.LINE_POSITION))
        .convertFrom(rows -> rows.map(mapping(Fulfilment.Part::new)));
  }

  private static Field<List<Line>> lines(Store store, Orders o) {
    var l = only(store, ORDER_LINE);
    return multiset(
            select(
                    l.POSITION,
                    l.TITLE,
                    l.VARIANT_TITLE,
                    l.SKU,
                    l.IMAGE_PATH,
                    l.QUANTITY.minus(l.REMOVED_UNITS),
                    l.CREDITED_UNITS.minus(l.REMOVED_UNITS))
                .from(l)
                .where(l.ORDER_ID.eq(o.ID))
                .and(l.GIFT_CARD_MINOR.isNull())
                .orderBy(l.POSITION))
        .convertFrom(rows -> rows.map(mapping(Line::new)));
  }

  /** The same as of an order that is there. */
  Outgoing as(FulfilmentState other) {
    return new Outgoing(method, other, lines, parcels);
  }

  /** Where that is which goes out: what is fetched is handed over, all else is on its way. */
  FulfilmentStage stage() {
    return method == Method.PICKUP ? FulfilmentStage.HANDED_OVER : FulfilmentStage.SHIPPED;
  }

  /** What is still to go out, line by line; nothing of an order on which nobody works any more. */
  public List<Line> left() {
    if (!state.isOpen()) return List.of();
    return lines.stream()
        .map(line -> line.of(line.quantity() - gone(line.position())))
        .filter(line -> line.quantity() > 0)
        .toList();
  }

  /** All that is left, by position. */
  public Map<Integer, Integer> rest() {
    var rest = new TreeMap<Integer, Integer>();
    for (var line : left()) rest.put(line.position(), line.quantity());
    return rest;
  }

  /** What went out together, line by line. */
  public List<Line> contents(Fulfilment parcel) {
    return lines.stream()
        .map(line -> line.of(parcel.of(line.position())))
        .filter(line -> line.quantity() > 0)
        .toList();
  }

  /**
   * Whether what went out together can be taken back: not what was paid back, which would be sent
   * again.
   */
  public boolean mayComeBack(Fulfilment parcel) {
    return lines.stream()
        .allMatch(it -> gone(it.position()) - parcel.of(it.position()) >= it.paidBack());
  }

  /** How many units are to be sent in all. */
  public int units() {
    return lines.stream().mapToInt(Line::quantity).sum();
  }

  /** How many have gone out. */
  public int gone() {
    return state == FulfilmentState.COMPLETED
        ? units()
        : parcels.stream().mapToInt(Fulfilment::units).sum();
  }

  /** Whether some of it has gone out, and some has not. */
  public boolean isPartly() {
    return !parcels.isEmpty() && gone() < units();
  }

  /** How many units of a line have gone out; none of gift cards. */
  public int goneOf(int position) {
    if (state == FulfilmentState.COMPLETED) return unitsOf(position);
    return gone(position);
  }

  /** How many units of a line are to be sent in all. */
  public int unitsOf(int position) {
    return lines.stream().filter(it -> it.position() == position).mapToInt(Line::quantity).sum();
  }

  private int gone(int position) {
    return parcels.stream().mapToInt(it -> it.of(position)).sum();
  }
}
