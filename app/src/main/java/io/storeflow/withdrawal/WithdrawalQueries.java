package io.storeflow.withdrawal;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.db.Tables.ORDER_RETURN;
import static io.storeflow.db.Tables.WITHDRAWAL;
import static io.storeflow.db.Tables.WITHDRAWAL_LINE;
import static io.storeflow.store.Owned.only;
import static io.storeflow.store.Owned.ownedBy;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.sum;

import io.storeflow.db.tables.OrderReturn;
import io.storeflow.db.tables.Orders;
import io.storeflow.exemption.Exemption;
import io.storeflow.exemption.Exemptions;
import io.storeflow.platform.input.Email;
import io.storeflow.platform.input.OrderNumber;
import io.storeflow.platform.paging.Keyset;
import io.storeflow.platform.paging.Page;
import io.storeflow.returning.ReturnQueries;
import io.storeflow.returning.Returnable;
import io.storeflow.store.Store;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.SelectField;
import org.jooq.SelectOnConditionStep;
import org.jooq.SelectSelectStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads declarations of withdrawal, and what of an order one may withdraw from. */
@Component
public class WithdrawalQueries {
  private static final Orders ITS_ORDER = ORDERS.as("withdrawn_order");
  private static final OrderReturn ITS_RETURN = ORDER_RETURN.as("withdrawn_return");

  private final DSLContext db;
  private final ReturnQueries returns;

  WithdrawalQueries(DSLContext db, ReturnQueries returns) {
    this.db = db;
    this.returns = returns;
  }

  /** Those that name an order, the first one first, as a column of its statement. */
  public static Field<List<Withdrawal>> of(Store store, Orders o) {
    var w = only(store, WITHDRAWAL);
    var d = only(store, WITHDRAWAL, "doubted");
    var last =
        select(max(d.ID)).from(d).where(d.ORDER_ID.eq(w.ORDER_ID)).and(isDoubted(d, ITS_ORDER));
    var shown = w.PROVEN.isTrue().or(w.EMAIL.eq(ITS_ORDER.CUSTOMER_EMAIL)).or(w.ID.eq(last));
    return multiset(
            of(select(row(store, w)), store, w)
                .where(w.ORDER_ID.eq(o.ID))
                .and(shown)
                .orderBy(w.PROVEN.desc(), field(w.EMAIL.eq(ITS_ORDER.CUSTOMER_EMAIL)).desc(), w.ID))
        .convertFrom(rows -> rows.map(Record1::value1));
  }

  /**
   * How many of those of an order wait that come from another address than its own, and that nobody
   * has shown: anybody can send them, so that they are counted and not listed.
   */
  public static Field<Integer> doubted(Store store, Orders o) {
    var d = only(store, WITHDRAWAL, "doubtful");
    return field(selectCount().from(d).where(d.ORDER_ID.eq(o.ID)).and(isDoubted(d, o)));
  }

  private static Condition isDoubted(io.storeflow.db.tables.Withdrawal d, Orders o) {
    return d.PROVEN.isFalse().and(d.ANSWERED_AT.isNull()).and(d.EMAIL.ne(o.CUSTOMER_EMAIL));
  }

  /** A page of them, the last one first. One statement. */
  public Page<Withdrawal> page(Store store, int size, @Nullable String cursor) {
    var w = only(store, WITHDRAWAL);
    var keyset = Keyset.of(null, w.ID, true, store.id() + " withdrawals", cursor, size);
    var rows =
        of(db.select(row(store, w)), store, w)
            .where(keyset.beyond())
            .orderBy(keyset.order())
            .limit(keyset.limit())
            .fetch(Record1::value1);
    return keyset.page(rows, Withdrawal::id, Withdrawal::id);
  }

  /** One by its public id, which whoever has made it knows; empty for none. */
  public Optional<Withdrawal> find(Store store, String publicId) {
    return one(store, WITHDRAWAL.PUBLIC_ID.eq(publicId));
  }

  /** One by its row id. */
  public Optional<Withdrawal> byId(Store store, long id) {
    return one(store, WITHDRAWAL.ID.eq(id));
  }

  /** How far one is, as of now: nobody else changes it before this transaction ends. */
  record Standing(boolean proven, boolean answered) {}

  Standing locked(Store store, long id) {
    var w = only(store, WITHDRAWAL);
    return db.select(w.PROVEN, w.ANSWERED_AT)
        .from(w)
        .where(w.ID.eq(id))
        .forUpdate()
        .fetchSingle(it -> new Standing(it.value1(), it.value2() != null));
  }

  private Optional<Withdrawal> one(Store store, Condition which) {
    var w = only(store, WITHDRAWAL);
    return of(db.select(row(store, w)), store, w).where(which).fetchOptional(Record1::value1);
  }

  /**
   * An order, as whoever knows its page and names it and its address may know it; empty where it is
   * not theirs. Six statements, however many lines.
   *
   * @param of the public id by which its page is found; null for who does not know it
   */
  public Optional<Withdrawable> proven(
      Store store, @Nullable String of, String order, String email) {
    return named(store, order)
        .filter(it -> it.isOf(email) && it.publicId().equals(of))
        .map(it -> open(store, it.number()));
  }

  /** Whether a declaration names an order and the address with which that was placed. */
  public boolean names(Store store, Declaration said) {
    return named(store, said.order()).filter(it -> it.isOf(said.email())).isPresent();
  }

  /** By which its shopper can show that it is theirs; empty where nothing is left to be shown. */
  public Optional<String> proofOf(Store store, Withdrawal it) {
    if (!it.isUnconfirmed() || it.answeredAt() != null) return Optional.empty();
    return named(store, Long.toString(it.orderNumber())).map(Named::publicId);
  }

  /** An order that somebody names. */
  record Named(long id, long number, String email, String publicId) {
    boolean isOf(String typed) {
      return email.equals(Email.kept(typed));
    }
  }

  Optional<Named> named(Store store, String typed) {
    var o = only(store, ORDERS);
    return OrderNumber.read(typed)
        .value()
        .flatMap(
            number ->
                db.select(o.ID, o.NUMBER, o.CUSTOMER_EMAIL, o.PUBLIC_ID)
                    .from(o)
                    .where(o.NUMBER.eq(number))
                    .fetchOptional(
                        mapping((id, n, to, open) -> new Named(id, n, Email.kept(to), open))));
  }

  /** What is left of the contract on an order, of whomever it is. Five statements. */
  public Withdrawable open(Store store, long number) {
    return open(store, returns.returnable(store, number));
  }

  Withdrawable open(Store store, Returnable there) {
    var order = there.order();
    var why = exemptions(store, order.id());
    var said = said(store, order.id());
    var lines =
        order.lines().stream()
            .map(
                it ->
                    new Withdrawable.Line(
                        it.row(),
                        it.id(),
                        it.title(),
                        it.variantTitle(),
                        it.credited(),
                        it.left() - said.getOrDefault(it.row(), 0),
                        it.gone() > 0,
                        why.getOrDefault(it.row(), Exemption.NONE)))
            .filter(it -> it.left() > 0)
            .toList();
    return new Withdrawable(order.number(), lines);
  }

  private Map<Long, Exemption> exemptions(Store store, long order) {
    var l = only(store, ORDER_LINE);
    return db.select(l.ID, Exemptions.of(store, l))
        .from(l)
        .where(l.ORDER_ID.eq(order))
        .fetchMap(it -> it.value1(), it -> it.value2());
  }

  /** Units of lines of which somebody has withdrawn before, by the row ids of those. */
  private Map<Long, Integer> said(Store store, long order) {
    var w = only(store, WITHDRAWAL);
    var l = only(store, WITHDRAWAL_LINE);
    return db.select(l.LINE_ID, sum(l.QUANTITY))
        .from(l)
        .join(w)
        .on(w.ID.eq(l.WITHDRAWAL_ID))
        .where(w.ORDER_ID.eq(order))
        .and(w.ANSWERED_AT.isNull())
        .and(l.EXEMPTION.eq(Exemption.NONE))
        .groupBy(l.LINE_ID)
        .fetchMap(it -> it.value1(), it -> it.value2().intValueExact());
  }

  /** With the order and the return that it may have come to. */
  private static SelectOnConditionStep<Record1<Withdrawal>> of(
      SelectSelectStep<Record1<Withdrawal>> what,
      Store store,
      io.storeflow.db.tables.Withdrawal w) {
    return what.from(w)
        .leftJoin(ITS_ORDER)
        .on(ownedBy(store, ITS_ORDER))
        .and(ITS_ORDER.ID.eq(w.ORDER_ID))
        .leftJoin(ITS_RETURN)
        .on(ownedBy(store, ITS_RETURN))
        .and(ITS_RETURN.ID.eq(w.RETURN_ID));
  }

  private static SelectField<Withdrawal> row(Store store, io.storeflow.db.tables.Withdrawal w) {
    var o = ITS_ORDER;
    var kept = o.GIFT_CARDS_MINOR.plus(o.PAID_MINOR).minus(o.REFUNDED_MINOR);
    return DSL.row(
            w.ID,
            w.PUBLIC_ID,
            w.NAME,
            w.ORDER_TEXT,
            o.NUMBER,
            w.EMAIL,
            w.PART,
            w.PROVEN,
            w.LATE,
            w.DECLARED_AT,
            w.ANSWER,
            w.ANSWERED_AT,
            o.FULFILMENT_STATE,
            ITS_RETURN.STAGE,
            coalesce(kept, 0L),
            coalesce(o.REFUNDED_MINOR, 0L),
            lines(store, w),
            coalesce(field(o.CUSTOMER_EMAIL.eq(w.EMAIL)), false))
        .mapping(Withdrawal::new);
  }

  private static Field<List<Withdrawal.Line>> lines(
      Store store, io.storeflow.db.tables.Withdrawal w) {
    var wl = only(store, WITHDRAWAL_LINE);
    var l = only(store, ORDER_LINE, "withdrawn");
    return multiset(
            select(l.ID, l.TITLE, l.VARIANT_TITLE, wl.QUANTITY, wl.EXEMPTION)
                .from(wl)
                .join(l)
                .on(l.ID.eq(wl.LINE_ID))
                .where(wl.WITHDRAWAL_ID.eq(w.ID))
                .and(l.ORDER_ID.eq(w.ORDER_ID))
                .orderBy(l.POSITION))
        .convertFrom(rows -> rows.map(mapping(Withdrawal.Line::new)));
  }
}
