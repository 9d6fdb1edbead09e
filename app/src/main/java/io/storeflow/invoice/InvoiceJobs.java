package io.storeflow.invoice;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.OrderMoved;
import io.storeflow.order.OrderPlaced;
import io.storeflow.platform.job.JobFactory;
import io.storeflow.platform.job.JobPayload;
import io.storeflow.platform.job.Jobs;
import io.storeflow.refund.RefundMade;
import io.storeflow.store.Actor;
import io.storeflow.store.Stores;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** When invoices follow what happens to orders. */
@Component
class InvoiceJobs {
  static final TaskDescriptor<Wanted> WANTED = TaskDescriptor.of("invoice.make", Wanted.class);

  /** The work of making the invoice of an order. */
  record Wanted(long storeId, long orderId) implements JobPayload {}

  private final Jobs jobs;
  private final Stores stores;
  private final InvoiceTermsRows terms;
  private final Invoices invoices;

  InvoiceJobs(Jobs jobs, Stores stores, InvoiceTermsRows terms, Invoices invoices) {
    this.jobs = jobs;
    this.stores = stores;
    this.terms = terms;
    this.invoices = invoices;
  }

  @EventListener
  void refunded(RefundMade refund) {
    var store = stores.forWork(refund.storeId());
    invoices.credit(store, refund.orderId(), refund.refundId(), Actor.SYSTEM);
  }

  /** Of what is paid as it is placed nothing is heard later. */
  @EventListener
  void placed(OrderPlaced placed) {
    if (!placed.settled()) return;
    var said = terms.of(stores.forWork(placed.storeId()));
    if (said.isSaid() && said.made() == InvoiceMoment.SETTLED)
      enqueue(placed.storeId(), placed.orderId());
  }

  /** What is due by itself is made after the commit; what was cancelled is taken off with that. */
  @EventListener
  void moved(OrderMoved moved) {
    boolean completion = moved.to() == FulfilmentState.COMPLETED && moved.from() != moved.to();
    if (!moved.isSettlement() && !moved.isCancellation() && !completion) return;
    var store = stores.forWork(moved.storeId());
    var said = terms.of(store);
    if (!said.isSaid()) return;
    if (moved.isCancellation()) invoices.cancelled(store, moved.orderId(), Actor.SYSTEM);
    else if (isDue(said.made(), moved, completion)) enqueue(store.id(), moved.orderId());
  }

  private void enqueue(long store, long order) {
    jobs.enqueue(WANTED, new Wanted(store, order), Jobs.Priority.LOW);
  }

  /**
   * An order that was paid before invoices were made by themselves has its one when it is done, as
   * has one that is paid by it.
   */
  private static boolean isDue(InvoiceMoment made, OrderMoved moved, boolean completion) {
    return switch (made) {
      case SETTLED -> moved.isSettlement() || completion && (moved.has() || moved.byInvoice());
      case COMPLETED -> completion;
      case ASKED -> false;
    };
  }

  /** The kinds of work. */
  @Configuration(proxyBeanMethods = false)
  static class Tasks {

    @Bean
    static Task<Wanted> invoicesThatAreDue(
        JobFactory factory,
        Stores stores,
        InvoiceQueries queries,
        Invoices invoices,
        MissingInvoices missing,
        InvoiceFiles files) {
      return factory.task(
          WANTED,
          wanted -> {
            var store = stores.reopen(wanted.storeId());
            var number = queries.number(store, wanted.orderId());
            if (number.isEmpty()) return;
            try {
              invoices.make(store, number.get(), Actor.SYSTEM);
            } catch (InvoiceRefused notNow) {
              // Staff find it in the list of those that are missing, and why on the order's page.
              missing.note(store, number.get(), notNow.why());
              return;
            }
            queries.standing(store, number.get()).ifPresent(it -> files.of(store, it));
          });
    }
  }
}
