package io.storeflow.kitchen;

import static io.storeflow.db.Tables.BOARD_TICKET;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.db.Tables.ORDER_TIMELINE;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import io.storeflow.db.tables.OrderLine;
import io.storeflow.modifier.LineExtras;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.Orders;
import io.storeflow.order.Timeline;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Component;

/** Orders of a store as tickets: in one statement each, with what is in them. */
@Component
class TicketQueries {
  /** Tickets of a board at most. */
  static final int MOST = 200;

  private final DSLContext db;
  private final Clock clock;

  TicketQueries(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /**
   * One order as a ticket, wherever it is.
   *
   * @throws NotFound if the store has no such order
   */
  Ticket one(Store store, long number) {
    var o = only(store, ORDERS);
    return tickets(store, o, o.NUMBER.eq(number), 1).stream()
        .findFirst()
        .orElseThrow(NotFound::new);
  }

  /** What is on the board. */
  List<Ticket> open(Store store) {
    var o = only(store, ORDERS);
    return tickets(store, o, Orders.areOnBoard(o), MOST);
  }

  /** Those orders as tickets, wherever they are, by when they were placed. */
  List<Ticket> of(Store store, Collection<Long> orders) {
    var o = only(store, ORDERS);
    return tickets(store, o, o.ID.in(orders), orders.size());
  }

  /** How many are on the board, however many it shows. */
  int countOpen(Store store) {
    var o = only(store, ORDERS);
    return db.select(count()).from(o).where(Orders.areOnBoard(o)).fetchSingle().value1();
  }

  /** What was cancelled while it was on the board stays there, struck through, until it is seen. */
  List<Ticket> struck(Store store) {
    var o = only(store, ORDERS);
    var t = only(store, BOARD_TICKET);
    var entry = only(store, ORDER_TIMELINE);
    return db.select(
            o.ID,
            o.NUMBER,
            o.CUSTOMER_NAME,
            o.METHOD,
            entry.DETAIL.convertFrom(TicketQueries::stateBefore),
            o.PLACED_AT,
            coalesce(o.READY_BY, o.PROMISED_AT),
            o.READY_AT,
            o.NOTE,
            items(store, o),
            t.PLACE.convertFrom(Short::intValue),
            o.CLOSED_AT,
            o.PICKUP_PLACE,
            o.HOLD_REASON)
        .from(t)
        .join(o)
        .on(o.ID.eq(t.ORDER_ID))
        .join(entry)
        .on(entry.ORDER_ID.eq(t.ORDER_ID))
        .and(entry.KIND.eq(Timeline.moved(FulfilmentState.CANCELLED)))
        .where(t.ACKNOWLEDGED_AT.isNull())
        .and(o.FULFILMENT_STATE.eq(FulfilmentState.CANCELLED))
        .and(o.CLOSED_AT.gt(clock.instant().minus(BoardTickets.STRUCK)))
        .orderBy(o.PLACED_AT, o.ID)
        .limit(MOST)
        .fetch(mapping(Ticket::new));
  }

  private List<Ticket> tickets(
      Store store, io.storeflow.db.tables.Orders o, Condition which, int most) {
    var t = only(store, BOARD_TICKET);
    return db.select(
            o.ID,
            o.NUMBER,
            o.CUSTOMER_NAME,
            o.METHOD,
            o.FULFILMENT_STATE,
            o.PLACED_AT,
            coalesce(o.READY_BY, o.PROMISED_AT),
            o.READY_AT,
            o.NOTE,
            items(store, o),
            coalesce(t.PLACE, inline((short) 0)).convertFrom(Short::intValue),
            val((Instant) null, o.CLOSED_AT),
            o.PICKUP_PLACE,
            o.HOLD_REASON)
        .from(o)
        .leftJoin(t)
        .on(t.ORDER_ID.eq(o.ID))
        .where(which)
        .orderBy(o.PLACED_AT, o.ID)
        .limit(most)
        .fetch(mapping(Ticket::new));
  }

  /** An entry of the timeline says in its detail where the order came from. */
  private static FulfilmentState stateBefore(String code) {
    return Coded.find(FulfilmentState.class, code).orElse(FulfilmentState.NEW);
  }

  /** What is to be made: nobody makes what will not go out. */
  private static Field<Integer> left(OrderLine l) {
    return l.QUANTITY.minus(l.REMOVED_UNITS);
  }

  private static Field<List<Ticket.Item>> items(Store store, io.storeflow.db.tables.Orders o) {
    var l = only(store, ORDER_LINE);
    return multiset(
            select(left(l), l.TITLE, l.VARIANT_TITLE, l.SKU, LineExtras.of(store, l, o))
                .from(l)
                .where(l.ORDER_ID.eq(o.ID))
                .and(left(l).gt(0).or(o.FULFILMENT_STATE.eq(FulfilmentState.CANCELLED)))
                .orderBy(l.POSITION))
        .convertFrom(found -> found.map(mapping(Ticket.Item::new)))
        .as("items");
  }
}
