package io.storeflow.kitchen;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.select;

import io.storeflow.order.FulfilmentState;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.pulse.Pulse;
import io.storeflow.soldout.SoldOut;
import io.storeflow.store.Store;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Reads the board of a store as of one moment, in the same few statements for any number. */
@Component
class KitchenQueries {
  private static final int TRIES = 3;

  private final DSLContext db;
  private final Transactions transactions;
  private final Pulse pulse;
  private final BoardTickets places;
  private final TicketQueries tickets;
  private final Slips slips;
  private final SoldOut soldOut;
  private final Clock clock;

  KitchenQueries(
      DSLContext db,
      Transactions transactions,
      Pulse pulse,
      BoardTickets places,
      TicketQueries tickets,
      Slips slips,
      SoldOut soldOut,
      Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.pulse = pulse;
    this.places = places;
    this.tickets = tickets;
    this.slips = slips;
    this.soldOut = soldOut;
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
          var open = tickets.open(store);
          int more = tickets.countOpen(store) - open.size();
          var all = new ArrayList<>(open);
          all.addAll(tickets.struck(store));
          return new Board(seq, all, more, lastBumped(store).orElse(null), soldOut.list(store));
        });
  }

  /**
   * One order as it is printed.
   *
   * @throws NotFound if the store has no such order
   */
  Slip slip(Store store, long number) {
    return transactions.snapshot(
        () -> slips.of(store, List.of(tickets.one(store, number).id())).getFirst());
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
            .and(o.SENT)
            .orderBy(o.READY_AT.desc())
            .limit(1);
    var handedOver =
        select(o.NUMBER, o.FULFILMENT_STATE, o.CLOSED_AT.as("at"))
            .from(o)
            .where(o.CLOSED_AT.ge(since))
            .and(o.FULFILMENT_STATE.eq(FulfilmentState.COMPLETED))
            .and(o.SENT)
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
