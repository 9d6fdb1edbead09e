package io.storeflow.loyalty;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import io.storeflow.order.OrderMoved;
import io.storeflow.outbox.Event;
import io.storeflow.outbox.EventKind;
import io.storeflow.outbox.Outbox;
import io.storeflow.platform.job.JobFactory;
import io.storeflow.platform.job.JobPayload;
import io.storeflow.platform.job.Jobs;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** When points follow what happens to orders. */
@Component
public class LoyaltyJobs {
  static final TaskDescriptor<Paid> PAID = TaskDescriptor.of("order.points", Paid.class);
  private static final LocalTime NIGHT = LocalTime.of(3, 50);

  /** The work of giving what an order earns. */
  record Paid(long storeId, long orderId) implements JobPayload {}

  private final Jobs jobs;
  private final Stores stores;
  private final Programs programs;
  private final OrderPoints earned;
  private final RedeemedPoints redeemed;
  private final Outbox outbox;

  LoyaltyJobs(
      Jobs jobs,
      Stores stores,
      Programs programs,
      OrderPoints earned,
      RedeemedPoints redeemed,
      Outbox outbox) {
    this.jobs = jobs;
    this.stores = stores;
    this.programs = programs;
    this.earned = earned;
    this.redeemed = redeemed;
    this.outbox = outbox;
  }

  /** The store has the money: in that transaction. One statement, where there are points. */
  public void paid(Store store, long order) {
    if (programs.of(store).runs())
      jobs.enqueue(PAID, new Paid(store.id(), order), Jobs.Priority.DEFAULT);
  }

  /** What is cancelled, or not paid after all, is undone with that. */
  @EventListener
  void moved(OrderMoved moved) {
    boolean unpaid = moved.had() && !moved.has();
    if (!moved.isSettlement() && !moved.isCancellation() && !unpaid) return;
    var store = stores.forWork(moved.storeId());
    if (moved.isSettlement()) paid(store, moved.orderId());
    else if (programs.of(store).version() == 0) return;
    else if (moved.isCancellation()) redeemed.takeBack(store, moved.orderId());
    else earned.unearn(store, moved.orderId());
  }

  /** Last of all in its transaction: behind the pulse of the store, where both are locked. */
  @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
  void changed(PointsChanged changed) {
    outbox.tell(changed.merchant(), Event.of(EventKind.LOYALTY_CHANGED, changed.customer()));
  }

  /** The kinds of work. */
  @Configuration(proxyBeanMethods = false)
  static class Tasks {

    @Bean
    static Task<Paid> pointsOfOrders(JobFactory factory, Stores stores, OrderPoints points) {
      return factory.task(PAID, work -> points.earn(stores.reopen(work.storeId()), work.orderId()));
    }

    @Bean
    static Task<Void> nightlyPoints(JobFactory factory, LoyaltyNight night) {
      return factory.byTheClock("loyalty.night", Schedules.daily(NIGHT), night::run);
    }
  }
}
