package io.storeflow.kitchen;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.db.Tables.ORDER_LINE_MODIFIER;
import static io.storeflow.merchant.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import io.storeflow.db.tables.OrderLine;
import io.storeflow.db.tables.Orders;
import io.storeflow.merchant.Pulse;
import io.storeflow.merchant.Store;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.PaymentState;
import io.storeflow.platform.db.Transactions;
import io.storeflow.shipping.Method;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Component;

/** Reads the board of a store as of one moment, in the same few statements for any number. */
@Component
class KitchenQueries {
  static final int MOST = 200;

  private final DSLContext db;
  private final Transactions transactions;
  private final Pulse pulse;
  private final Clock clock;

  KitchenQueries(DSLContext db, Transactions transactions, Pulse pulse, Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.pulse = pulse;
    this.clock = clock;
  }

  /** The number of the last change that a board could show. */
  long seq(Store store) {
    return pulse.read(store).orders();
  }

  Board board(Store store) {
    return transactions.snapshot(
        () -> {
          long seq = seq(store);
          var tickets = tickets(store);
          return new Board(
              seq, tickets, open(store) - tickets.size(), lastBumped(store).orElse(null));
        });
  }

  private List<Ticket> tickets(Store store) {
    var o = only(store, ORDERS);
    return db.select(
            o.NUMBER,
            o.CUSTOMER_NAME,
            o.METHOD,
            o.FULFILMENT_STATE,
            o.PLACED_AT,
            o.PROMISED_AT,
            o.READY_AT,
            o.NOTE,
            items(store, o))
        .from(o)
        .where(isOnBoard(o))
        .orderBy(o.PLACED_AT, o.ID)
        .limit(MOST)
        .fetch(
            mapping(
                (number, name, method, state, placed, promised, ready, note, items) ->
                    new Ticket(
                        number,
                        name,
                        Method.of(method),
                        FulfilmentState.of(state),
                        placed,
                        promised,
                        ready,
                        note,
                        items)));
  }

  private int open(Store store) {
    var o = only(store, ORDERS);
    return db.select(count()).from(o).where(isOnBoard(o)).fetchSingle().value1();
  }

  /** Nothing is cooked that is still to be paid. */
  private static Condition isOnBoard(Orders o) {
    return o.CLOSED_AT.isNull().and(o.PAYMENT_STATE.notIn(PaymentState.OWED));
  }

  private static Field<List<Ticket.Item>> items(Store store, Orders o) {
    var l = only(store, ORDER_LINE);
    return multiset(
            select(l.QUANTITY, l.TITLE, l.VARIANT_TITLE, extras(store, l))
                .from(l)
                .where(l.ORDER_ID.eq(o.ID))
                .orderBy(l.POSITION))
        .convertFrom(found -> found.map(mapping(Ticket.Item::new)))
        .as("items");
  }

  private static Field<List<Ticket.Extra>> extras(Store store, OrderLine l) {
    var m = only(store, ORDER_LINE_MODIFIER);
    return multiset(
            select(m.QUANTITY, m.TITLE)
                .from(m)
                .where(m.ORDER_ID.eq(l.ORDER_ID))
                .and(m.LINE_POSITION.eq(l.POSITION))
                .orderBy(m.POSITION))
        .convertFrom(found -> found.map(mapping(Ticket.Extra::new)));
  }

  /** The last that was made ready or handed over, if that is not long ago. */
  private Optional<Board.Bumped> lastBumped(Store store) {
    var o = only(store, ORDERS);
    var since = Board.recallableSince(clock.instant());
    var ready =
        select(o.NUMBER, o.FULFILMENT_STATE, o.READY_AT.as("at"))
            .from(o)
            .where(o.FULFILMENT_STATE.eq(FulfilmentState.READY.code()))
            .and(o.READY_AT.ge(since))
            .orderBy(o.READY_AT.desc())
            .limit(1);
    var handedOver =
        select(o.NUMBER, o.FULFILMENT_STATE, o.CLOSED_AT.as("at"))
            .from(o)
            .where(o.CLOSED_AT.ge(since))
            .and(o.FULFILMENT_STATE.eq(FulfilmentState.COMPLETED.code()))
            .orderBy(o.CLOSED_AT.desc())
            .limit(1);
    return db.fetch(ready.unionAll(handedOver)).stream()
        .max(Comparator.comparing(row -> row.value3()))
        .map(row -> bumped(row.value1(), FulfilmentState.of(row.value2())));
  }

  private static Board.Bumped bumped(long number, FulfilmentState state) {
    var back = state == FulfilmentState.READY ? FulfilmentState.PREPARING : FulfilmentState.READY;
    return new Board.Bumped(number, state, back);
  }
}
