package io.storeflow.loyalty;

import static io.storeflow.db.Tables.LOYALTY_LEDGER;
import static io.storeflow.db.Tables.LOYALTY_LINE;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.store.Owned.only;
import static io.storeflow.store.Owned.ownedBy;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import io.storeflow.db.tables.Orders;
import io.storeflow.db.tables.records.LoyaltyLineRecord;
import io.storeflow.loyalty.PointLines.Known;
import io.storeflow.loyalty.PointsLedger.Posting;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.PaymentState;
import io.storeflow.platform.db.Transactions;
import io.storeflow.pricelist.OrderMoney;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Service;

/** Points that orders earn, once the store has the money. */
@Service
public class OrderPoints {
  static final String WELCOME = "welcome";

  /** What is earned has no reason beside the order. */
  static final String EARNED = "";

  private final DSLContext db;
  private final Transactions transactions;
  private final Programs programs;
  private final PointsLedger ledger;
  private final PointLines lines;

  /**
   * A line of an order, with what is more for each of its units.
   *
   * @param back units that came back before they earned
   * @param beside see {@link PointLines#beside}, of its order
   */
  private record Sold(long order, long id, int units, int back, Earned.Line line, long beside) {
    Earned.Kept kept(Program.Terms terms, int times) {
      return new Earned.Kept(line.weight(terms.spend()), units, back, terms.spend(), times);
    }
  }

  OrderPoints(
      DSLContext db,
      Transactions transactions,
      Programs programs,
      PointsLedger ledger,
      PointLines lines) {
    this.db = db;
    this.transactions = transactions;
    this.programs = programs;
    this.ledger = ledger;
    this.lines = lines;
  }

  /** Gives what an order earns once it is paid; nothing a second time. */
  public void earn(Store store, long order) {
    var program = programs.of(store);
    if (!program.runs()) return;
    transactions.write(
        () ->
            lines
                .locked(store, order)
                .filter(Known::paid)
                .ifPresent(
                    it -> {
                      ledger.lock(store, it.customer());
                      earn(store, program, it);
                    }));
  }

  /**
   * Gives what a paid order earns for what was put to it since it earned; nothing while all of it
   * is still to be earned. Joins the caller's transaction.
   */
  public void earnMore(Store store, long order) {
    var program = programs.of(store);
    var terms = program.terms();
    if (!program.runs() || terms == null) return;
    var known = lines.locked(store, order).filter(Known::paid).orElse(null);
    if (known == null || !ledger.isLocked(store.merchant(), known.customer())) return;
    var rows = lines.of(store, order);
    var done =
        rows.stream()
            .filter(it -> it.getEarned() != null)
            .map(LoyaltyLineRecord::getLineId)
            .collect(Collectors.toSet());
    if (done.isEmpty()) return;
    var added =
        sold(store, program, select(val(order))).stream()
            .filter(it -> !done.contains(it.id()))
            .toList();
    int times = times(store, program, known.customer());
    long had = PointLines.left(rows);
    var noted = note(known, rows, added, terms, times);
    write(store, known, noted, terms, had);
  }

  /** Takes what it earned: the store does not have the money after all. */
  public void unearn(Store store, long order) {
    var known = lines.locked(store, order).orElse(null);
    if (known == null || !ledger.isLocked(store.merchant(), known.customer())) return;
    var rows = lines.of(store, order);
    long earned = PointLines.left(rows);
    for (var row : rows) {
      row.setEarned(null);
      row.setEarnedBack(0L);
    }
    lines.keep(store, rows);
    ledger.takeBack(store.merchant(), known.customer(), known.ref(), earned, EARNED);
    takeWelcomeBack(store, known);
  }

  /**
   * What orders of the customer would earn that the store has no money of yet. One statement, and
   * one more where there are any.
   */
  public long pending(Store store, long customer) {
    var program = programs.of(store);
    var terms = program.terms();
    if (!program.runs() || terms == null) return 0;
    var o = only(store, ORDERS);
    var due =
        select(o.ID)
            .from(o)
            .where(o.CUSTOMER_ID.eq(customer))
            .and(o.SETTLED_AT.isNull())
            .and(
                o.PAYMENT_STATE.in(
                    PaymentState.PENDING, PaymentState.PAID, PaymentState.PARTIALLY_REFUNDED))
            .and(o.FULFILMENT_STATE.ne(FulfilmentState.CANCELLED));
    var sold = sold(store, program, due);
    if (sold.isEmpty()) return 0;
    int times = times(store, program, customer);
    return sold.stream().collect(Collectors.groupingBy(Sold::order)).values().stream()
        .mapToLong(of -> left(of, terms, times))
        .sum();
  }

  private static long left(List<Sold> sold, Program.Terms terms, int times) {
    var kept = sold.stream().map(it -> it.kept(terms, times)).toList();
    return Earned.left(kept, Earned.kept(kept, sold.getFirst().beside()));
  }

  /** Those lines of which nothing is written yet. */
  List<LoyaltyLineRecord> unnoted(
      Store store, Program program, long order, List<LoyaltyLineRecord> noted, Set<Long> lines) {
    var there = noted.stream().map(LoyaltyLineRecord::getLineId).collect(Collectors.toSet());
    return sold(store, program, select(val(order))).stream()
        .filter(it -> lines.contains(it.id()) && !there.contains(it.id()))
        .map(it -> PointLines.fresh(order, it.id(), it.units()))
        .toList();
  }

  private void earn(Store store, Program program, Known order) {
    var terms = program.terms();
    var rows = lines.of(store, order.ref().id());
    boolean done = rows.stream().anyMatch(it -> it.getEarned() != null);
    if (terms == null || done) return;
    var merchant = store.merchant();
    var sold = sold(store, program, select(val(order.ref().id())));
    int times = times(store, program, order.customer());
    // A welcome is for who pays: nothing is paid where a code or points take off all of it.
    boolean pays = sold.stream().anyMatch(it -> it.line().minor() > 0);
    boolean first = pays && isFirst(store, order);
    var noted = note(order, rows, sold, terms, times);
    write(store, order, noted, terms, 0);
    boolean stays = noted.stream().anyMatch(it -> it.getBackUnits() < it.getUnits());
    if (first && stays && program.welcome() > 0)
      ledger.write(
          merchant,
          order.customer(),
          Posting.of(PointsKind.BONUS, program.welcome(), order.ref())
              .because(WELCOME, Actor.SYSTEM, null));
  }

  /**
   * What the order earns beside what it has; what has come back before it was earned is none.
   *
   * @param had what it has
   */
  private void write(
      Store store, Known order, List<LoyaltyLineRecord> noted, Program.Terms terms, long had) {
    long beside = lines.beside(store, order.ref().id(), 0);
    long left = PointLines.leave(noted, beside, had, Long.MAX_VALUE, terms.spend());
    lines.keep(store, noted);
    var posting = Posting.of(PointsKind.EARNED, left - had, order.ref());
    ledger.write(store.merchant(), order.customer(), posting);
  }

  private int times(Store store, Program program, long customer) {
    var tier = program.tier(ledger.earnedInYear(store.merchant(), customer));
    return tier == null ? Earned.ONCE : tier.times();
  }

  /** Notes for what each of these lines earns; with all that is noted of the order. */
  private static List<LoyaltyLineRecord> note(
      Known order, List<LoyaltyLineRecord> rows, List<Sold> sold, Program.Terms terms, int times) {
    var all = new ArrayList<>(rows);
    var points = Earned.of(sold.stream().map(Sold::line).toList(), terms.spend(), times);
    for (int i = 0; i < points.length; i++) {
      var line = sold.get(i);
      var row =
          rows.stream()
              .filter(it -> it.getLineId() == line.id())
              .findFirst()
              .orElseGet(
                  () -> {
                    var it = PointLines.fresh(order.ref().id(), line.id(), line.units());
                    all.add(it);
                    return it;
                  });
      row.setEarned(points[i]);
      row.setWeightMinor(line.line().weight(terms.spend()));
      row.setSpendMinor(terms.spend());
      row.setTimes(times);
    }
    return all;
  }

  /**
   * Nobody has earned anything before, nor bought here when there were no points yet. What cost
   * nothing was not bought.
   */
  private boolean isFirst(Store store, Known order) {
    var o = only(store, ORDERS);
    return ledger.broughtByOrders(store.merchant(), order.customer()) == 0
        && !db.fetchExists(
            db.selectOne()
                .from(o)
                .where(o.CUSTOMER_ID.eq(order.customer()))
                .and(o.ID.lt(order.ref().id()))
                .and(o.PAYMENT_STATE.in(PaymentState.COUNTED))
                .and(o.SETTLED_AT.isNotNull())
                .and(o.TOTAL_MINOR.gt(0L))
                .and(o.FULFILMENT_STATE.ne(FulfilmentState.CANCELLED)));
  }

  void takeWelcomeBack(Store store, Known order) {
    long left = welcome(store, order.ref().id());
    ledger.takeBack(store.merchant(), order.customer(), order.ref(), left, WELCOME);
  }

  /** What is left of the welcome that came with an order. */
  long welcome(Store store, long order) {
    var o = only(store, ORDERS);
    return db.select(welcome(store, o)).from(o).where(o.ID.eq(order)).fetchSingle().value1();
  }

  /** The same as a column of a statement about the order. */
  static Field<Long> welcome(Store store, Orders o) {
    var l = only(store.merchant(), LOYALTY_LEDGER, "welcomed");
    return field(
            select(coalesce(DSL.sum(l.POINTS), BigDecimal.ZERO))
                .from(l)
                .where(l.CUSTOMER_ID.eq(o.CUSTOMER_ID))
                .and(l.ORDER_ID.eq(o.ID))
                .and(l.REASON.eq(WELCOME))
                .and(l.KIND.in(PointsKind.BONUS, PointsKind.TAKEN_BACK)))
        .cast(SQLDataType.BIGINT);
  }

  /** Without gift cards, which are no goods yet. */
  private List<Sold> sold(Store store, Program program, Select<Record1<Long>> orders) {
    var l = only(store, ORDER_LINE);
    var o = only(store, ORDERS);
    var p = only(store, PRODUCT);
    var n = LOYALTY_LINE;
    var category = field(select(p.CATEGORY_ID).from(p).where(p.ID.eq(l.PRODUCT_ID)));
    return db.select(
            l.ORDER_ID,
            l.ID,
            l.QUANTITY,
            coalesce(n.BACK_UNITS, 0),
            l.FREE_UNITS,
            OrderMoney.own(o, l.TOTAL_MINOR),
            l.PRODUCT_ID,
            category,
            PointLines.beside(store, o, 0))
        .from(l)
        .join(o)
        .on(o.ID.eq(l.ORDER_ID))
        .leftJoin(n)
        .on(ownedBy(store, n))
        .and(n.ORDER_ID.eq(l.ORDER_ID))
        .and(n.LINE_ID.eq(l.ID))
        .where(l.ORDER_ID.in(orders))
        .and(l.GIFT_CARD_MINOR.isNull())
        .orderBy(l.ORDER_ID, l.POSITION)
        .fetch(
            row ->
                new Sold(
                    row.value1(),
                    row.value2(),
                    row.value3(),
                    row.value4(),
                    new Earned.Line(
                        row.value6(),
                        // What was free earns nothing.
                        row.value6() == 0 ? 0 : row.value3() - row.value5(),
                        program.extra(row.value7(), row.value8())),
                    row.value9()));
  }
}
