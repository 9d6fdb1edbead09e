package io.storeflow.demo;

import io.storeflow.inventory.LedgerKind;
import io.storeflow.order.FulfilmentState;
import io.storeflow.shipping.Method;
import io.storeflow.shipping.Promise;
import io.storeflow.store.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order with all that has happened to it, before it is written.
 *
 * @param steps moves of the fulfilment so far, oldest first
 * @param shipping what the delivery costs, in minor units
 */
record OrderPlan(
    long id,
    String publicId,
    Shopper shopper,
    Method method,
    String rateName,
    long shipping,
    List<Line> lines,
    String note,
    Outcome outcome,
    Instant placedAt,
    Promise promise,
    List<Step> steps) {

  record Line(Item item, int quantity) {
    long total() {
      return item.price() * quantity;
    }
  }

  record Step(FulfilmentState from, FulfilmentState to, Instant at) {}

  long subtotal() {
    return lines.stream().mapToLong(Line::total).sum();
  }

  long total() {
    return subtotal() + shipping;
  }

  int count() {
    return lines.stream().mapToInt(Line::quantity).sum();
  }

  FulfilmentState fulfilment() {
    return steps.isEmpty() ? FulfilmentState.NEW : steps.getLast().to();
  }

  int version() {
    return 1 + steps.size();
  }

  @Nullable Instant readyAt() {
    return steps.stream()
        .filter(step -> step.to() == FulfilmentState.READY)
        .map(Step::at)
        .findFirst()
        .orElse(null);
  }

  @Nullable Instant closedAt() {
    return fulfilment().isOpen() ? null : steps.getLast().at();
  }

  /** What it did to the stock. */
  List<StockChange> stockChanges() {
    List<StockChange> changes = new ArrayList<>();
    boolean held = outcome.neverPaid();
    for (var line : lines) {
      if (!line.item().tracked()) continue;
      int units = line.quantity();
      changes.add(
          held
              ? change(line, placedAt, LedgerKind.RESERVATION, 0, units)
              : change(line, placedAt, LedgerKind.SALE, -units, 0));
      var closed = closedAt();
      if (!outcome.isCancelled() || closed == null) continue;
      changes.add(
          held
              ? change(line, closed, LedgerKind.RELEASE, 0, -units)
              : change(line, closed, LedgerKind.RETURN, units, 0));
    }
    return changes;
  }

  private StockChange change(Line line, Instant at, LedgerKind kind, int onHand, int reserved) {
    return new StockChange(at, line.item().variantId(), kind, onHand, reserved, id, Actor.SHOPPER);
  }
}
