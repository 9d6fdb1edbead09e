package io.storeflow.kitchen;

import static io.storeflow.db.Tables.BOARD_TICKET;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.db.Tables.ORDER_LINE_MODIFIER;
import static io.storeflow.db.Tables.ORDER_TIMELINE;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import io.storeflow.db.tables.OrderLine;
import io.storeflow.db.tables.Orders;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.PaymentState;
import io.storeflow.order.Timeline;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.money.Money;
import io.storeflow.pulse.Pulse;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.Method;
import io.storeflow.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the board of a store as of one moment, in the same few statements for any number. */
@Component
class KitchenQueries {
  static final int MOST = 200;
  private static final int TRIES = 3;

  private final DSLContext db;
  private final Transactions transactions;
  private final Pulse pulse;
  private final BoardTickets places;
  private final Clock clock;

  KitchenQueries(
      DSLContext db, Transactions transactions, Pulse pulse, BoardTickets places, Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.pulse = pulse;
    this.places = places;
    this.clock = clock;
  }

  /** The number of the last change that a board could show. */
  long seq(Store store) {
    return pulse.read(store).orders();
  }

  /** Every ticket has its key before anybody sees it. */
  Board board(Store store) {
    var board = read(store);
    for (int tried = 1; tried < TRIES && !board.unplaced().isEmpty(); tried++) {
      places.place(store, board.unplaced());
      board = read(store);
    }
    return board;
  }

  private Board read(Store store) {
    return transactions.snapshot(
        () -> {
          long seq = seq(store);
          var open = open(store);
          int more = openOnes(store) - open.size();
          var tickets = new ArrayList<>(open);
          tickets.addAll(struck(store));
          return new Board(seq, tickets, more, lastBumped(store).orElse(null));
        });
  }

  /**
   * One order as a ticket, wherever it is.
   *
   * @throws NotFound if the store has no such order
   */
  Ticket ticket(Store store, long number) {
    var o = only(store, ORDERS);
    return tickets(store, o, o.NUMBER.eq(number)).stream().findFirst().orElseThrow(NotFound::new);
  }

  /**
   * One order as it is printed.
   *
   * @throws NotFound if the store has no such order
   */
  Slip slip(Store store, long number) {
    return transactions.snapshot(() -> slip(store, ticket(store, number)));
  }

  private Slip slip(Store store, Ticket ticket) {
    var o = only(store, ORDERS);
    return db.select(
            o.PROMISED_AT,
            row(o.COUNTRY, o.POSTAL_CODE, o.REGION, o.CITY, o.LINE1, o.LINE2).mapping(Address::new),
            o.CUSTOMER_PHONE,
            o.TOTAL_MINOR,
            o.CURRENCY,
            o.PAYMENT_STATE,
            o.PAID_BY,
            o.SETTLED_AT)
        .from(o)
        .where(o.ID.eq(ticket.id()))
        .fetchSingle(
            mapping(
                (promised, address, phone, total, currency, payment, told, settled) ->
                    new Slip(
                        ticket,
                        promised,
                        address,
                        phone,
                        new Money(total, Currency.getInstance(currency)),
                        payment,
                        told == null ? ticket.method().paidBy(store) : told,
                        settled)));
  }

  private List<Ticket> open(Store store) {
    var o = only(store, ORDERS);
    return tickets(store, o, isOnBoard(o));
  }

  private List<Ticket> tickets(Store store, Orders o, Condition which) {
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
            coalesce(t.PLACE, inline((short) 0)),
            val((Instant) null, o.CLOSED_AT))
        .from(o)
        .leftJoin(t)
        .on(t.ORDER_ID.eq(o.ID))
        .where(which)
        .orderBy(o.PLACED_AT, o.ID)
        .limit(MOST)
        .fetch(mapping(KitchenQueries::asTicket));
  }

  /** What was cancelled while it was on the board stays there, struck through, until it is seen. */
  private List<Ticket> struck(Store store) {
    var o = only(store, ORDERS);
    var t = only(store, BOARD_TICKET);
    var entry = only(store, ORDER_TIMELINE);
    return db.select(
            o.ID,
            o.NUMBER,
            o.CUSTOMER_NAME,
            o.METHOD,
            entry.DETAIL.convertFrom(KitchenQueries::stateBefore),
            o.PLACED_AT,
            coalesce(o.READY_BY, o.PROMISED_AT),
            o.READY_AT,
            o.NOTE,
            items(store, o),
            t.PLACE,
            o.CLOSED_AT)
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
        .fetch(mapping(KitchenQueries::asTicket));
  }

  /** An entry of the timeline says in its detail where the order came from. */
  private static FulfilmentState stateBefore(String code) {
    return Coded.find(FulfilmentState.class, code).orElse(FulfilmentState.NEW);
  }

  private static Ticket asTicket(
      long id,
      long number,
      String name,
      Method method,
      FulfilmentState state,
      Instant placedAt,
      @Nullable Instant readyBy,
      @Nullable Instant readyAt,
      String note,
      List<Ticket.Item> items,
      short place,
      @Nullable Instant cancelledAt) {
    return new Ticket(
        id,
        number,
        name,
        method,
        state,
        placedAt,
        readyBy,
        readyAt,
        note,
        items,
        place,
        cancelledAt);
  }

  private int openOnes(Store store) {
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
            select(l.QUANTITY, l.TITLE, l.VARIANT_TITLE, l.SKU, extras(store, l))
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
            .where(o.FULFILMENT_STATE.eq(FulfilmentState.READY))
            .and(o.READY_AT.ge(since))
            .orderBy(o.READY_AT.desc())
            .limit(1);
    var handedOver =
        select(o.NUMBER, o.FULFILMENT_STATE, o.CLOSED_AT.as("at"))
            .from(o)
            .where(o.CLOSED_AT.ge(since))
            .and(o.FULFILMENT_STATE.eq(FulfilmentState.COMPLETED))
            .orderBy(o.CLOSED_AT.desc())
            .limit(1);
    return db.fetch(ready.unionAll(handedOver)).stream()
        .max(Comparator.comparing(row -> row.value3()))
        .map(row -> bumped(row.value1(), row.value2()));
  }

  private static Board.Bumped bumped(long number, FulfilmentState state) {
    var back = state == FulfilmentState.READY ? FulfilmentState.PREPARING : FulfilmentState.READY;
    return new Board.Bumped(number, state, back);
  }
}
