package io.storeflow.transfer;

import io.storeflow.inventory.Adjustments;
import io.storeflow.inventory.Adjustments.Change;
import io.storeflow.inventory.Inventory;
import io.storeflow.inventory.LedgerKind;
import io.storeflow.inventory.LocationClosed;
import io.storeflow.inventory.StockMove;
import io.storeflow.location.Location;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.id.PublicId;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import io.storeflow.transfer.TransferRefused.Why;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jooq.Query;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Stock goes from one location to another: written down, sent, received in one or several parts,
 * cancelled. What is under way is at neither place, and can be sold at neither.
 */
@Service
public class Transfers {
  /** Lines of one transfer; keeps pages and transactions bounded. */
  static final int MOST_LINES = 200;

  private final Transactions transactions;
  private final TransferQueries queries;
  private final TransferRows rows;
  private final Adjustments adjustments;
  private final Inventory inventory;
  private final ApplicationEventPublisher events;

  Transfers(
      Transactions transactions,
      TransferQueries queries,
      TransferRows rows,
      Adjustments adjustments,
      Inventory inventory,
      ApplicationEventPublisher events) {
    this.transactions = transactions;
    this.queries = queries;
    this.rows = rows;
    this.adjustments = adjustments;
    this.inventory = inventory;
    this.events = events;
  }

  /**
   * @throws NotFound if the store has no such transfer
   */
  public Transfer get(Store store, String publicId) {
    return queries.find(store, publicId).orElseThrow(NotFound::new);
  }

  /**
   * Begins a transfer without lines, and returns its public id.
   *
   * @throws TransferRefused if both places are the same, or one is closed
   */
  public String begin(Store store, Location from, Location to, String note, Actor actor) {
    if (from.id() == to.id()) throw new TransferRefused(Why.SAME_PLACE);
    if (!from.active() || !to.active()) throw new TransferRefused(Why.CLOSED);
    var publicId = PublicId.random();
    transactions.write(
        () -> {
          rows.begin(store, publicId, from, to, note, actor);
          tell(store, publicId, from.name(), to.name(), "transfer.begun", 0, actor);
        });
    return publicId;
  }

  /**
   * Sets what a draft has.
   *
   * @param seen version that the person saw
   * @param units by row id of the variant, in the order in which they are shown; at least 1 each
   * @throws TransferRefused if it is no draft any more, somebody else changed it, or it has too
   *     many lines
   */
  public void write(Store store, String publicId, int seen, Map<Long, Integer> units) {
    if (units.size() > MOST_LINES) throw new TransferRefused(Why.MANY);
    transactions.write(
        () -> {
          var transfer = get(store, publicId);
          if (transfer.version() != seen) throw new TransferRefused(Why.MOVED);
          rows.become(store, transfer, TransferState.DRAFT, TransferState.DRAFT);
          rows.write(store, transfer, units);
        });
  }

  /**
   * The units leave the place they come from.
   *
   * @param seen version of the transfer that was shown
   * @throws TransferRefused if it has no lines, or is no draft any more, or a place is closed
   * @throws io.storeflow.inventory.InsufficientStock if more is to leave than can be taken there
   */
  public void send(Store store, String publicId, int seen, Actor actor) {
    transactions.write(
        () -> {
          var transfer = get(store, publicId);
          if (transfer.version() != seen) throw new TransferRefused(Why.MOVED);
          if (transfer.lines().isEmpty()) throw new TransferRefused(Why.EMPTY);
          rows.become(store, transfer, TransferState.DRAFT, TransferState.SENT);
          var changes =
              transfer.lines().stream()
                  .map(it -> new Change(it.variantId(), transfer.fromId(), -it.quantity()))
                  .toList();
          holdOpen(store, List.of(transfer.fromId(), transfer.toId()));
          tell(store, transfer, "transfer.sent", transfer.units(), actor);
          book(store, transfer, changes, actor);
        });
  }

  /**
   * Units arrive. When none is under way any more the transfer is done.
   *
   * @param seen version of the transfer that was shown: an arrival is not written down twice
   * @param arrived units by public id of the variant
   * @param closes whether what has not arrived by now is lost; else it is still expected
   * @param reason why some are lost
   * @throws TransferRefused if more arrive than are under way, or it is not under way any more
   */
  public void receive(
      Store store,
      String publicId,
      int seen,
      Map<String, Integer> arrived,
      boolean closes,
      String reason,
      Actor actor) {
    transactions.write(
        () -> {
          var transfer = get(store, publicId);
          if (transfer.version() != seen) throw new TransferRefused(Why.MOVED);
          rows.become(store, transfer, TransferState.SENT, TransferState.SENT);
          var changes = new ArrayList<Change>();
          var losses = new ArrayList<Change>();
          var updates = new ArrayList<Query>();
          int open = 0;
          int came = 0;
          for (var line : transfer.lines()) {
            int units = arrived.getOrDefault(line.variant(), 0);
            if (units > line.open()) throw new TransferRefused(Why.MORE);
            int rest = line.open() - units;
            int lost = closes ? rest : 0;
            open += rest - lost;
            came += units;
            if (units > 0 || lost > 0)
              updates.add(
                  rows.arrival(
                      store, transfer, line, units, lost, lost > 0 ? reason : line.reason()));
            if (units > 0) changes.add(new Change(line.variantId(), transfer.toId(), units));
            if (lost > 0) losses.add(new Change(line.variantId(), transfer.toId(), lost));
          }
          rows.arrive(updates);
          if (open == 0) rows.close(store, transfer, TransferState.RECEIVED);
          tell(store, transfer, "transfer.received", came, actor);
          inventory.announce(
              store,
              StockMove.joined(
                  moved(store, transfer, changes, actor),
                  lost(store, transfer, losses, reason, actor)));
        });
  }

  /**
   * A draft is given up; of what was sent, what has not arrived is back where it came from.
   *
   * @param seen version of the transfer that was shown
   * @throws TransferRefused if it is done already
   */
  public void cancel(Store store, String publicId, int seen, Actor actor) {
    transactions.write(
        () -> {
          var transfer = get(store, publicId);
          if (transfer.version() != seen || !transfer.state().canBecome(TransferState.CANCELLED))
            throw new TransferRefused(Why.MOVED);
          rows.become(store, transfer, transfer.state(), transfer.state());
          rows.close(store, transfer, TransferState.CANCELLED);
          var changes = new ArrayList<Change>();
          if (transfer.isSent())
            for (var line : transfer.lines())
              if (line.open() > 0)
                changes.add(new Change(line.variantId(), transfer.fromId(), line.open()));
          tell(store, transfer, "transfer.cancelled", transfer.open(), actor);
          book(store, transfer, changes, actor);
        });
  }

  private void holdOpen(Store store, List<Long> locations) {
    try {
      adjustments.holdOpen(store, locations);
    } catch (LocationClosed closed) {
      throw new TransferRefused(Why.CLOSED);
    }
  }

  private void book(Store store, Transfer transfer, List<Change> changes, Actor actor) {
    inventory.announce(store, moved(store, transfer, changes, actor));
  }

  private List<StockMove> moved(Store store, Transfer transfer, List<Change> changes, Actor actor) {
    var why = new Adjustments.Why(LedgerKind.TRANSFER, "", transfer.id());
    return booked(() -> adjustments.book(store, changes, why, actor));
  }

  /** What never came is written down as if it had come and been lost, so that the ledger has it. */
  private List<StockMove> lost(
      Store store, Transfer transfer, List<Change> losses, String reason, Actor actor) {
    var came = new Adjustments.Why(LedgerKind.TRANSFER, reason, transfer.id());
    var gone = new Adjustments.Why(LedgerKind.DAMAGE, reason, transfer.id());
    return booked(() -> adjustments.lose(store, losses, came, gone, actor));
  }

  private static List<StockMove> booked(Supplier<List<StockMove>> moves) {
    try {
      return moves.get();
    } catch (LocationClosed closed) {
      throw new TransferRefused(Why.CLOSED);
    }
  }

  private void tell(Store store, Transfer transfer, String action, int units, Actor actor) {
    tell(store, transfer.publicId(), transfer.from(), transfer.to(), action, units, actor);
  }

  private void tell(
      Store store, String publicId, String from, String to, String action, int units, Actor actor) {
    var changes = Audited.Changes.none().field("units", null, units);
    var label = from + " → " + to;
    events.publishEvent(Audited.in(store, actor, action, "transfer", publicId, label, changes));
  }
}
