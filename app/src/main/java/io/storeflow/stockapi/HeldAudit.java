package io.storeflow.stockapi;

import io.storeflow.platform.db.Transactions;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells the audit log which program held stock, and let go of it. */
@Component
class HeldAudit {
  private final Transactions transactions;
  private final ApplicationEventPublisher events;

  HeldAudit(Transactions transactions, ApplicationEventPublisher events) {
    this.transactions = transactions;
    this.events = events;
  }

  void held(Store store, String id, String reference, Actor actor) {
    tell(store, "stock.reserved", id, reference, actor);
  }

  /** Both, or nothing. */
  void released(Store store, String id, Actor actor, Runnable release) {
    transactions.write(
        () -> {
          tell(store, "stock.released", id, "", actor);
          release.run();
        });
  }

  private void tell(Store store, String action, String id, String reference, Actor actor) {
    var label = reference.isEmpty() ? id : reference;
    events.publishEvent(
        Audited.in(store, actor, action, "reservation", id, label, Audited.Changes.none()));
  }
}
