package io.storeflow.collection;

import io.storeflow.outbox.Event;
import io.storeflow.outbox.EventKind;
import io.storeflow.outbox.Outbox;
import io.storeflow.pulse.Pulse;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells of changed collections, last in the transaction of the change. */
@Component
class CollectionNews {
  private final Outbox outbox;
  private final ApplicationEventPublisher events;

  CollectionNews(Outbox outbox, ApplicationEventPublisher events) {
    this.outbox = outbox;
    this.events = events;
  }

  /**
   * @param title by which people know it now
   */
  void tell(
      Store store,
      EventKind kind,
      long id,
      String publicId,
      String title,
      Audited.Changes changes,
      Actor actor) {
    events.publishEvent(
        Audited.in(store, actor, kind.action(), "collection", publicId, title, changes));
    outbox.tell(store, Pulse.SHOP_CHANGED, List.of(Event.of(kind, id)));
  }
}
