package io.storeflow.refund;

import static io.storeflow.db.Tables.FULFILMENT;
import static io.storeflow.db.Tables.FULFILMENT_LINE;
import static io.storeflow.db.Tables.GIFT_CARD;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_GIFT_CARD;
import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.db.Tables.REFUND;
import static io.storeflow.db.Tables.REFUND_LINE;
import static io.storeflow.pricelist.OrderMoney.money;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import io.storeflow.db.tables.OrderLine;
import io.storeflow.db.tables.Orders;
import io.storeflow.fulfilment.FulfilmentStage;
import io.storeflow.giftcard.CardState;
import io.storeflow.order.BalanceRows;
import io.storeflow.order.FulfilmentState;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.money.Money;
import io.storeflow.store.Store;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Component;

/** Reads what can be refunded of an order, and what was. */
@Component
public class RefundQueries {
  private final DSLContext db;

  RefundQueries(DSLContext db) {
    this.db = db;
  }

  /**
   * The order as its refunds see it. One statement, however many lines.
   *
   * @throws NotFound if the store has no such order
   */
  public Refundable find(Store store, long number) {
    var o = only(store, ORDERS);
    var lines = lines(store, o).as("lines");
    var cards = cards(store, o).as("cards");
    var balance = BalanceRows.of(o);
    return db.select(
            o.ID,
            o.VERSION,
            o.FULFILMENT_STATE,
            o.PAYMENT_STATE,
            o.SHIPPING_MINOR,
            o.SHIPPING_CREDITED_MINOR,
            o.TAX_MINOR,
            o.TAX_INCLUDED,
            o.ROUNDING_MINOR,
            o.PAID_COUNTS,
            balance,
            lines,
            cards)
        .from(o)
        .where(o.NUMBER.eq(number))
        .fetchOptional(
            mapping(
                (id,
                    version,
                    state,
                    payment,
                    shipping,
                    credited,
                    tax,
                    held,
                    rounding,
                    counts,
                    paid,
                    all,
                    left) -> {
                  var currency = paid.total().currency();
                  long onTop =
                      held ? 0 : tax - all.stream().mapToLong(it -> it.tax().minor()).sum();
                  return new Refundable(
                      id,
                      number,
                      version,
                      state,
                      payment,
                      paid,
                      all.stream().map(it -> it.line(held, state)).toList(),
                      new Money(shipping + onTop, currency),
                      new Money(credited, currency),
                      new Money(Math.min(left.active(), paid.kept().minor()), currency),
                      new Money(left.off(), currency),
                      new Money(rounding, currency),
                      counts);
                }))
        .orElseThrow(NotFound::new);
  }

  /** A line as it was read: its price without the tax that is on top of it. */
  private record Read(Refundable.Line line, Money tax) {
    Refundable.Line line(boolean held, FulfilmentState state) {
      var price = held ? line.price() : line.price().plus(tax);
      boolean all = state == FulfilmentState.COMPLETED;
      int gone = all ? line.quantity() - line.removed() : line.gone();
      return new Refundable.Line(
          line.row(),
          line.id(),
          line.title(),
          line.variantTitle(),
          line.image(),
          line.variant(),
          line.tracked(),
          line.quantity(),
          line.credited(),
          line.removed(),
          gone,
          price,
          tax,
          line.was(),
          line.giftCard());
    }
  }

  private static Field<List<Read>> lines(Store store, Orders o) {
    var l = only(store, ORDER_LINE);
    return multiset(
            select(
                    l.ID,
                    l.PUBLIC_ID,
                    l.TITLE,
                    l.VARIANT_TITLE,
                    l.IMAGE_PATH,
                    l.VARIANT_ID,
                    l.TRACKED,
                    l.QUANTITY,
                    l.CREDITED_UNITS,
                    l.REMOVED_UNITS,
                    l.TOTAL_MINOR,
                    l.TAX_MINOR,
                    l.CREDITED_MINOR,
                    l.GIFT_CARD_MINOR,
                    gone(store, l),
                    o.CURRENCY)
                .from(l)
                .where(l.ORDER_ID.eq(o.ID))
                .orderBy(l.POSITION))
        .convertFrom(
            rows ->
                rows.map(
                    mapping(
                        (row,
                            id,
                            title,
                            variant,
                            image,
                            of,
                            tracked,
                            units,
                            credited,
                            removed,
                            total,
                            tax,
                            was,
                            card,
                            gone,
                            currency) ->
                            new Read(
                                new Refundable.Line(
                                    row,
                                    id,
                                    title,
                                    variant,
                                    image,
                                    of,
                                    tracked,
                                    units,
                                    credited,
                                    removed,
                                    gone,
                                    money(total, currency),
                                    money(tax, currency),
                                    money(was, currency),
                                    card != null),
                                money(tax, currency)))));
  }

  /** Units that went out; of orders from before that was written down none. */
  private static Field<Integer> gone(Store store, OrderLine l) {
    var f = only(store, FULFILMENT);
    var g = only(store, FULFILMENT_LINE);
    return field(
        select(coalesce(sum(g.QUANTITY), inline(BigDecimal.ZERO)).cast(Integer.class))
            .from(g)
            .join(f)
            .on(f.ID.eq(g.FULFILMENT_ID))
            .where(g.ORDER_ID.eq(l.ORDER_ID))
            .and(g.LINE_POSITION.eq(l.POSITION))
            .and(f.STAGE.ne(FulfilmentStage.CANCELLED)));
  }

  /**
   * What gift cards paid of an order and did not get back, in minor units.
   *
   * @param off of those that are switched off
   */
  private record CardsLeft(long active, long off) {
    CardsLeft with(long minor, CardState state) {
      return state == CardState.ACTIVE
          ? new CardsLeft(active + minor, off)
          : new CardsLeft(active, off + minor);
    }
  }

  private static Field<CardsLeft> cards(Store store, Orders o) {
    var p = only(store, ORDER_GIFT_CARD);
    var c = only(store, GIFT_CARD);
    return multiset(
            select(p.AMOUNT_MINOR.minus(p.GIVEN_BACK_MINOR), c.STATE)
                .from(p)
                .join(c)
                .on(c.ID.eq(p.CARD_ID))
                .where(p.ORDER_ID.eq(o.ID)))
        .convertFrom(
            rows -> {
              var left = new CardsLeft(0, 0);
              for (var row : rows) left = left.with(row.value1(), row.value2());
              return left;
            });
  }

  /**
   * One refund, by its row id.
   *
   * @throws NotFound if the store has no such refund
   */
  public Refund one(Store store, long id) {
    var o = only(store, ORDERS);
    var r = only(store, REFUND);
    var which = r.ORDER_ID.eq(o.ID).and(r.ID.eq(id));
    return db.select(refunds(store, o, r, which))
        .from(o)
        .where(o.ID.eq(field(select(r.ORDER_ID).from(r).where(r.ID.eq(id)))))
        .fetchOptional(row -> row.value1().getFirst())
        .orElseThrow(NotFound::new);
  }

  /** The refunds of an order, the first one first, as a column of its statement. */
  public static Field<List<Refund>> of(Store store, Orders o) {
    var r = only(store, REFUND);
    return refunds(store, o, r, r.ORDER_ID.eq(o.ID));
  }

  private static Field<List<Refund>> refunds(
      Store store, Orders o, io.storeflow.db.tables.Refund r, Condition which) {
    var lines = linesOf(store, r);
    return multiset(
            select(
                    r.PUBLIC_ID,
                    r.KIND,
                    r.CREDITED_MINOR,
                    r.SHIPPING_MINOR,
                    r.OTHER_MINOR,
                    r.CARDS_MINOR,
                    r.MONEY_MINOR,
                    r.REASON,
                    r.MADE_AT,
                    r.ACTOR_KIND,
                    r.ACTOR,
                    o.CURRENCY,
                    lines)
                .from(r)
                .where(which)
                .orderBy(r.ID))
        .convertFrom(
            rows ->
                rows.map(
                    mapping(
                        (id,
                            kind,
                            credited,
                            shipping,
                            other,
                            cards,
                            back,
                            reason,
                            at,
                            by,
                            actor,
                            currency,
                            all) ->
                            new Refund(
                                id,
                                kind,
                                money(credited, currency),
                                money(shipping, currency),
                                money(other, currency),
                                money(cards, currency),
                                money(back, currency),
                                reason,
                                at,
                                by,
                                actor,
                                all.stream().map(it -> it.apply(currency)).toList()))));
  }

  /** Without the currency: MySQL knows no column of a statement two levels above. */
  private static Field<List<Function<String, Refund.Line>>> linesOf(
      Store store, io.storeflow.db.tables.Refund r) {
    var rl = only(store, REFUND_LINE);
    var l = only(store, ORDER_LINE, "refunded");
    return multiset(
            select(
                    l.TITLE,
                    l.VARIANT_TITLE,
                    rl.QUANTITY,
                    rl.REMOVED,
                    field(rl.RESTOCKED.isTrue().and(l.TRACKED.isTrue())),
                    rl.AMOUNT_MINOR,
                    rl.TAX_MINOR)
                .from(rl)
                .join(l)
                .on(l.ID.eq(rl.LINE_ID))
                .where(rl.REFUND_ID.eq(r.ID))
                .and(l.ORDER_ID.eq(r.ORDER_ID))
                .orderBy(l.POSITION))
        .convertFrom(rows -> rows.map(mapping(RefundQueries::line)));
  }

  private static Function<String, Refund.Line> line(
      String title,
      String variant,
      int units,
      int removed,
      boolean restocked,
      long amount,
      long tax) {
    return currency ->
        new Refund.Line(
            title,
            variant,
            units,
            removed,
            restocked,
            money(amount, currency),
            money(tax, currency));
  }

  /** The refund that a form has made. */
  Optional<String> once(Store store, String once) {
    var r = only(store, REFUND);
    return db.select(r.PUBLIC_ID).from(r).where(r.ONCE.eq(once)).fetchOptional(r.PUBLIC_ID);
  }
}
