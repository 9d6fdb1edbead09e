package io.storeflow.rates;

import io.storeflow.pulse.Pulse;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Audited.Changes;
import io.storeflow.store.Store;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Writes down who changed what, and ends the kept pages and price books of the store. */
@Component
class ShippingNews {
  private final ApplicationEventPublisher events;
  private final Pulse pulse;

  ShippingNews(ApplicationEventPublisher events, Pulse pulse) {
    this.events = events;
    this.pulse = pulse;
  }

  /**
   * Last in the transaction of the change.
   *
   * @param id public id of what was changed
   */
  void tell(
      Store store,
      Actor actor,
      String action,
      String kind,
      String id,
      String name,
      Changes changes) {
    events.publishEvent(Audited.in(store, actor, action, kind, id, name, changes));
    pulse.shopChanged(store);
  }
}
