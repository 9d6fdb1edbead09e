package io.storeflow.kitchen;

import static io.storeflow.db.Tables.BOARD_TICKET;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.select;

import io.storeflow.db.tables.BoardTicket;
import io.storeflow.db.tables.records.BoardTicketRecord;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.Timeline;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.pulse.Pulse;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/**
 * What the board itself knows of the orders it has shown: the place among its keys that each keeps
 * while it is there, and whether somebody acknowledged that it was cancelled.
 */
@Service
class BoardTickets {

  /** A key that is free again rests: a hand that was on its way must not press another ticket. */
  static final Duration REST = Duration.ofSeconds(30);

  /** For how long a cancelled order stays on the board when nobody acknowledges it. */
  static final Duration STRUCK = Duration.ofDays(3);

  private final DSLContext db;
  private final Transactions transactions;
  private final Timeline timeline;
  private final Pulse pulse;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  BoardTickets(
      DSLContext db,
      Transactions transactions,
      Timeline timeline,
      Pulse pulse,
      ApplicationEventPublisher events,
      Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.timeline = timeline;
    this.pulse = pulse;
    this.events = events;
    this.clock = clock;
  }

  /** Gives these orders the lowest places that are free; another screen may be faster. */
  void place(Store store, Collection<Long> orderIds) {
    try {
      transactions.write(() -> placeFree(store, orderIds));
    } catch (DuplicateKeyException faster) {
      // Whoever was faster has placed the same orders: the caller looks again.
    }
  }

  private void placeFree(Store store, Collection<Long> orderIds) {
    var ticket = only(store, BOARD_TICKET);
    db.deleteFrom(ticket).where(ticket.ORDER_ID.in(gone(store))).execute();
    var taken = db.select(ticket.ORDER_ID, ticket.PLACE).from(ticket).fetch();
    var places = free(new HashSet<>(taken.getValues(ticket.PLACE)), orderIds.size());
    var placed = new HashSet<>(taken.getValues(ticket.ORDER_ID));
    var rows = new ArrayList<BoardTicketRecord>();
    for (var order : orderIds) {
      if (!placed.add(order)) continue;
      var row = new BoardTicketRecord();
      row.setOrderId(order);
      row.setPlace(places.get(rows.size()));
      rows.add(row);
    }
    insertAll(db, store, BOARD_TICKET, rows);
  }

  /** The lowest places that are not taken. */
  static List<Short> free(Set<Short> taken, int count) {
    return IntStream.rangeClosed(1, taken.size() + count)
        .mapToObj(place -> (short) place)
        .filter(place -> !taken.contains(place))
        .limit(count)
        .toList();
  }

  /** The orders whose key is free again. */
  private List<Long> gone(Store store) {
    var ticket = only(store, BOARD_TICKET);
    var order = only(store, ORDERS);
    return db.select(ticket.ORDER_ID)
        .from(ticket)
        .join(order)
        .on(order.ID.eq(ticket.ORDER_ID))
        .where(hasLeft(ticket, order, clock.instant().minus(REST)))
        .fetch(ticket.ORDER_ID);
  }

  private Condition hasLeft(
      BoardTicket ticket, io.storeflow.db.tables.Orders order, Instant rested) {
    var struck = order.FULFILMENT_STATE.eq(FulfilmentState.CANCELLED);
    return order
        .CLOSED_AT
        .lt(rested)
        .and(
            struck
                .not()
                .or(ticket.ACKNOWLEDGED_AT.lt(rested))
                .or(order.CLOSED_AT.lt(clock.instant().minus(STRUCK))));
  }

  /**
   * Somebody at the board has seen that the order was cancelled: it leaves the board, on every
   * screen. Nothing if that was known.
   *
   * @throws NotFound if the board has shown no such cancelled order
   */
  void acknowledge(Store store, long number, Actor actor) {
    transactions.write(
        () -> {
          long order = cancelled(store, number);
          var ticket = only(store, BOARD_TICKET);
          int first =
              db.update(ticket)
                  .set(ticket.ACKNOWLEDGED_AT, clock.instant())
                  .where(ticket.ORDER_ID.eq(order))
                  .and(ticket.ACKNOWLEDGED_AT.isNull())
                  .execute();
          if (first == 0) return;
          timeline.add(store, order, Timeline.CANCEL_SEEN, actor, "");
          var name = Long.toString(number);
          events.publishEvent(
              Audited.in(
                  store,
                  actor,
                  "order.cancel_seen",
                  "order",
                  name,
                  "#" + name,
                  Audited.Changes.none()));
          pulse.beat(store, EnumSet.of(Pulse.Part.ORDERS));
        });
  }

  private long cancelled(Store store, long number) {
    var order = only(store, ORDERS);
    var ticket = only(store, BOARD_TICKET);
    return db.select(order.ID)
        .from(order)
        .where(order.NUMBER.eq(number))
        .and(order.FULFILMENT_STATE.eq(FulfilmentState.CANCELLED))
        .and(order.ID.in(select(ticket.ORDER_ID).from(ticket)))
        .fetchOptional(order.ID)
        .orElseThrow(NotFound::new);
  }
}
