package io.storeflow.reminder;

import io.storeflow.platform.db.Transactions;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import io.storeflow.store.StoreRows;
import io.storeflow.store.Stores;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Whether a store reminds shoppers of their carts, and after how many hours. */
@Service
public class ReminderSetting {
  /** Hours, as long as a cart is kept well beyond them. */
  public static final int LONGEST = 72;

  public static final int USUAL = 4;

  private final Transactions transactions;
  private final StoreRows rows;
  private final Stores stores;
  private final ApplicationEventPublisher events;

  ReminderSetting(
      Transactions transactions, StoreRows rows, Stores stores, ApplicationEventPublisher events) {
    this.transactions = transactions;
    this.rows = rows;
    this.stores = stores;
    this.events = events;
  }

  /**
   * Says it from now on, beside whatever else is set meanwhile. The same again is no change.
   *
   * @param hours after the last change of a cart; 0 for no reminders
   */
  public void say(Store store, int hours, Actor actor) {
    transactions.write(
        () -> {
          rows.lockedVersion(store);
          var now = stores.reopen(store.id());
          int before = now.settings().cartReminderHours();
          if (before == hours) return;
          rows.update(now, now.settings().reminding(hours));
          events.publishEvent(
              Audited.in(
                  now,
                  actor,
                  "store.changed",
                  "store",
                  now.slug(),
                  now.name(),
                  Audited.Changes.none().field("cartReminderHours", before, hours)));
        });
  }
}
