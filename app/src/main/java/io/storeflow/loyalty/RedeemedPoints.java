package io.storeflow.loyalty;

import static io.storeflow.db.Tables.LOYALTY_LINE;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import io.storeflow.db.tables.Orders;
import io.storeflow.db.tables.records.LoyaltyLineRecord;
import io.storeflow.loyalty.PointLines.Known;
import io.storeflow.loyalty.PointsLedger.Posting;
import io.storeflow.loyalty.PointsLedger.Posting.OrderRef;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jooq.Field;
import org.springframework.stereotype.Service;

/**
 * Points that are spent with orders; given back, and those that were earned taken, for what comes
 * back of them.
 */
@Service
public class RedeemedPoints {
  private final Programs programs;
  private final PointsLedger ledger;
  private final PointLines lines;
  private final OrderPoints earned;

  RedeemedPoints(Programs programs, PointsLedger ledger, PointLines lines, OrderPoints earned) {
    this.programs = programs;
    this.ledger = ledger;
    this.lines = lines;
    this.earned = earned;
  }

  /**
   * A line on which points are spent.
   *
   * @param line row id
   */
  public record Spent(long line, int units, long points) {}

  /**
   * What something moves.
   *
   * @param taken points that were earned by what comes back
   * @param given points that were spent on it
   * @param welcome points that were given for the first order, once nothing of that is kept
   */
  public record Moved(long taken, long given, long welcome) {
    public static final Moved NONE = new Moved(0, 0, 0);

    private static Moved all(List<Moved> lines) {
      return new Moved(
          lines.stream().mapToLong(Moved::taken).sum(),
          lines.stream().mapToLong(Moved::given).sum(),
          0);
    }

    private Moved with(long welcome) {
      return new Moved(taken, given, welcome);
    }

    /** The same where something is put to the order, so that something of it is kept. */
    public Moved withoutWelcome() {
      return with(0);
    }
  }

  /**
   * Redeems points for an order, in its transaction.
   *
   * @throws PointsSpent if there are not so many any more
   */
  public void spend(Store store, long customer, long order, long number, List<Spent> spent) {
    long points = spent.stream().mapToLong(Spent::points).sum();
    var ref = new OrderRef(store.id(), order, number);
    ledger.write(
        store.merchant(),
        customer,
        Posting.of(PointsKind.REDEEMED, -points, ref).because("", Actor.SHOPPER, null));
    lines.add(store, spent.stream().map(it -> row(order, it)).toList());
  }

  /**
   * Undoes the points of what came back, by units or as an amount: takes those that were earned by
   * it, so that the order is left with what it earns for what is kept, and gives back those that
   * were spent on the units. An order that has not earned yet will earn for what is left of it.
   * Joins the caller's transaction, in which its refund is written already.
   *
   * @param units by row id of the line; no more of a line than it has count
   */
  public void takeBack(Store store, long order, Map<Long, Integer> units) {
    var program = programs.of(store);
    lines
        .locked(store, order)
        .ifPresent(
            it -> {
              ledger.isLocked(store.merchant(), it.customer());
              var rows = lines.of(store, order);
              if (program.runs())
                rows.addAll(earned.unnoted(store, program, order, rows, units.keySet()));
              takeBack(store, it, rows, units(units), lines.beside(store, order, 0));
            });
  }

  /**
   * What that would move, for who is to be told before it is done. Three statements.
   *
   * @param units as they are taken back
   * @param other what goes back beside them as an amount, in minor units of the order's currency
   */
  public Moved would(Store store, long order, Map<Long, Integer> units, long other) {
    var rows = lines.seen(store, order);
    var moved = undo(store, rows, units(units), lines.beside(store, order, other));
    return isNothingLeft(store, order, rows) ? moved.with(earned.welcome(store, order)) : moved;
  }

  /**
   * What would move if more were due for an order than was paid: all that it has earned is earned
   * once that is there.
   *
   * @param units that are taken back
   */
  public Moved wouldOwe(Store store, long order, Map<Long, Integer> units) {
    var rows = lines.seen(store, order);
    long had = PointLines.left(rows);
    var given = undo(store, rows, units(units), 0).given();
    return new Moved(had, given, earned.welcome(store, order));
  }

  /** What would move if all of an order came back, as a column of its statement. */
  public static Field<Moved> wouldAll(Store store, Orders o) {
    var n = only(store, LOYALTY_LINE);
    var taken = coalesce(n.EARNED.minus(n.EARNED_BACK), 0L);
    var given = n.SPENT.minus(n.SPENT_BACK);
    return multiset(select(taken, given).from(n).where(n.ORDER_ID.eq(o.ID)))
        .convertFrom(rows -> Moved.all(rows.map(it -> new Moved(it.value1(), it.value2(), 0))));
  }

  /** The welcome that would be taken back with all of it, as a column too. */
  public static Field<Long> welcome(Store store, Orders o) {
    return OrderPoints.welcome(store, o);
  }

  /** The same for all that has not come back before: the order is cancelled, and earns nothing. */
  public void takeBack(Store store, long order) {
    lines
        .locked(store, order)
        .filter(it -> ledger.isLocked(store.merchant(), it.customer()))
        .ifPresent(
            it -> takeBack(store, it, lines.of(store, order), LoyaltyLineRecord::getUnits, 0));
  }

  private static ToIntFunction<LoyaltyLineRecord> units(Map<Long, Integer> of) {
    return line -> of.getOrDefault(line.getLineId(), 0);
  }

  private static LoyaltyLineRecord row(long order, Spent spent) {
    var row = PointLines.fresh(order, spent.line(), spent.units());
    row.setSpent(spent.points());
    return row;
  }

  private void takeBack(
      Store store,
      Known known,
      List<LoyaltyLineRecord> rows,
      ToIntFunction<LoyaltyLineRecord> units,
      long beside) {
    var moved = undo(store, rows, units, beside);
    lines.keep(store, rows);
    var merchant = store.merchant();
    var ref = known.ref();
    ledger.takeBack(merchant, known.customer(), ref, moved.taken(), OrderPoints.EARNED);
    ledger.write(merchant, known.customer(), Posting.of(PointsKind.GIVEN_BACK, moved.given(), ref));
    if (isNothingLeft(store, ref.id(), rows)) earned.takeWelcomeBack(store, known);
  }

  /** Goods that were put to it have no row before they earn. */
  private boolean isNothingLeft(Store store, long order, List<LoyaltyLineRecord> rows) {
    return rows.stream().allMatch(it -> it.getBackUnits().equals(it.getUnits()))
        && lines.goods(store, order) <= rows.size();
  }

  private Moved undo(
      Store store,
      List<LoyaltyLineRecord> rows,
      ToIntFunction<LoyaltyLineRecord> units,
      long beside) {
    long given = 0;
    for (var row : rows) {
      int back = Math.min(row.getUnits(), row.getBackUnits() + Math.max(0, units.applyAsInt(row)));
      row.setBackUnits(back);
      given -= row.getSpentBack();
      row.setSpentBack(PointLines.part(row.getSpent(), row));
      given += row.getSpentBack();
    }
    long had = PointLines.left(rows);
    var terms = programs.of(store).terms();
    long left = PointLines.leave(rows, beside, 0, had, terms == null ? 1 : terms.spend());
    return new Moved(had - left, given, 0);
  }
}
