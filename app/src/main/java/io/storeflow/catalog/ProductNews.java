package io.storeflow.catalog;

import io.storeflow.inventory.Inventory;
import io.storeflow.inventory.StockMove;
import io.storeflow.outbox.Event;
import io.storeflow.outbox.EventKind;
import io.storeflow.pulse.Pulse;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Tells of changed products, last in the transaction of the change: the audit log, the readers of
 * events, and whoever keeps pages of the shop.
 */
@Component
public class ProductNews {

  /**
   * What has happened to a product.
   *
   * @param action as the audit log names it
   * @param title by which people know it
   * @param version it has now
   */
  public record Change(
      EventKind kind,
      String action,
      long id,
      String publicId,
      String title,
      int version,
      Audited.Changes changes) {}

  /**
   * A product was made like another of the same or another store of the merchant, in the
   * transaction that tells it.
   *
   * @param product public id of that which was copied
   * @param copy public id of the new one
   */
  public record Copied(Store from, String product, Store to, String copy, Actor actor) {}

  private final Inventory inventory;
  private final ApplicationEventPublisher events;

  ProductNews(Inventory inventory, ApplicationEventPublisher events) {
    this.inventory = inventory;
    this.events = events;
  }

  /** For what belongs to a product and is written elsewhere. */
  void copied(Store from, String product, Store to, String copy, Actor actor) {
    events.publishEvent(new Copied(from, product, to, copy, actor));
  }

  /**
   * @param moves what the changes did to the stock
   */
  public void tell(Store store, List<Change> changes, List<StockMove> moves, Actor actor) {
    events.publishEvent(
        new Audited.Together(
            changes.stream()
                .map(
                    it ->
                        Audited.in(
                            store,
                            actor,
                            it.action(),
                            "product",
                            it.publicId(),
                            it.title(),
                            it.changes()))
                .toList()));
    var happened = changes.stream().map(it -> new Event(it.kind(), it.id(), it.version())).toList();
    inventory.announce(store, moves, Pulse.SHOP_CHANGED, happened);
  }
}
