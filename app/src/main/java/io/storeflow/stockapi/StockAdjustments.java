package io.storeflow.stockapi;

import io.storeflow.inventory.Adjustments;
import io.storeflow.inventory.Adjustments.Change;
import io.storeflow.inventory.Adjustments.Target;
import io.storeflow.inventory.Adjustments.Why;
import io.storeflow.inventory.LedgerKind;
import io.storeflow.inventory.StockMove;
import io.storeflow.location.Location;
import io.storeflow.stockapi.Goods.Found;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Writes down what a program says of stock: all of it or nothing, in the ledger and the audit. */
@Component
class StockAdjustments {

  /**
   * A line of a request.
   *
   * @param delta units more; null where {@code set} says how many are on hand then
   */
  record Wanted(
      Found goods, Location at, @Nullable Integer delta, @Nullable Integer set, String reason) {}

  private final Adjustments adjustments;
  private final ApplicationEventPublisher events;

  StockAdjustments(Adjustments adjustments, ApplicationEventPublisher events) {
    this.adjustments = adjustments;
    this.events = events;
  }

  /**
   * Makes the changes, in the caller's transaction, which announces the moves at its end.
   *
   * @param wanted no two of one variant at one place
   * @throws io.storeflow.inventory.InsufficientStock if less would be on hand at a place than is
   *     reserved there
   * @throws io.storeflow.inventory.LocationClosed if a place was closed meanwhile
   */
  List<StockMove> make(Store store, List<Wanted> wanted, Actor actor) {
    var changes = changes(store, wanted);
    var whys = new LinkedHashMap<Change, Why>();
    for (int i = 0; i < wanted.size(); i++)
      whys.put(changes.get(i), new Why(LedgerKind.ADJUSTMENT, wanted.get(i).reason(), null));
    var moves = adjustments.bookEach(store, whys, actor);
    events.publishEvent(new Audited.Together(audited(store, wanted, changes, actor)));
    return moves;
  }

  /** All variants are held still first, in the order of their keys, whatever the reasons. */
  private List<Change> changes(Store store, List<Wanted> wanted) {
    var targets =
        wanted.stream()
            .map(it -> new Target(it.goods().id(), it.at().id(), it.set() == null ? 0 : it.set()))
            .toList();
    var exact = adjustments.ofTargets(store, targets);
    var changes = new ArrayList<Change>();
    for (int i = 0; i < wanted.size(); i++) {
      var it = wanted.get(i);
      changes.add(
          it.delta() == null
              ? exact.get(i)
              : new Change(it.goods().id(), it.at().id(), it.delta()));
    }
    return changes;
  }

  private static List<Audited> audited(
      Store store, List<Wanted> wanted, List<Change> changes, Actor actor) {
    var all = new ArrayList<Audited>();
    for (int i = 0; i < wanted.size(); i++) {
      int units = changes.get(i).units();
      if (units == 0) continue;
      var goods = wanted.get(i).goods();
      var said =
          Audited.Changes.none()
              .field("units", null, units)
              .field("location", null, wanted.get(i).at().name());
      var label = goods.sku().isEmpty() ? goods.publicId() : goods.sku();
      all.add(Audited.in(store, actor, "stock.adjusted", "variant", goods.publicId(), label, said));
    }
    return all;
  }
}
