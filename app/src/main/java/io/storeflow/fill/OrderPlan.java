package io.storeflow.fill;

import io.storeflow.demodata.Shopper;
import io.storeflow.inventory.LedgerKind;
import io.storeflow.order.FulfilmentState;
import io.storeflow.pricing.Totals;
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
 */
public record OrderPlan(
    long id,
    String publicId,
    Shopper shopper,
    Method method,
    String rateName,
    Totals totals,
    String note,
    Outcome outcome,
    Instant placedAt,
    Promise promise,
    List<Step> steps) {

  record Step(FulfilmentState from, FulfilmentState to, Instant at) {}

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
  public List<StockChange> stockChanges() {
    List<StockChange> changes = new ArrayList<>();
    boolean held = outcome.neverPaid();
    for (var line : totals.lines()) {
      if (!line.variant().tracked()) continue;
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

  private StockChange change(
      Totals.Line line, Instant at, LedgerKind kind, int onHand, int reserved) {
    return new StockChange(at, line.variant().id(), kind, onHand, reserved, id, Actor.SHOPPER);
  }
}
