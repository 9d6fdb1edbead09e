package io.storeflow.brand;

import io.storeflow.outbox.Event;
import io.storeflow.outbox.EventKind;
import io.storeflow.outbox.Outbox;
import io.storeflow.pulse.Pulse;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells of changed brands, in the transaction of the change. */
@Component
public class BrandNews {

  /**
   * Another brand is about to be named by the products that have this one.
   *
   * @param brand its row id
   */
  public record ProductsChange(Store store, long brand) {}

  private final Outbox outbox;
  private final ApplicationEventPublisher events;

  BrandNews(Outbox outbox, ApplicationEventPublisher events) {
    this.outbox = outbox;
    this.events = events;
  }

  /** Before the products have another one, while it is known which they are. */
  void productsChange(Store store, long brand) {
    events.publishEvent(new ProductsChange(store, brand));
  }

  /**
   * Last in the transaction.
   *
   * @param kind null where no product is called otherwise by it
   */
  void tell(
      Store store,
      @Nullable EventKind kind,
      String what,
      BrandRow brand,
      Audited.Changes changes,
      Actor actor) {
    events.publishEvent(
        Audited.in(
            store, actor, "brand." + what, "brand", brand.publicId(), brand.name(), changes));
    List<Event> happened = kind == null ? List.of() : List.of(Event.of(kind, brand.id()));
    outbox.tell(store, Pulse.SHOP_CHANGED, happened);
  }
}
