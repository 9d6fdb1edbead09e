package io.storeflow.order;

import com.github.kagkarlsson.scheduler.task.Task;
import io.storeflow.payment.PaymentDeadlines;
import io.storeflow.platform.job.JobFactory;
import io.storeflow.store.Stores;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The work that orders enqueue. */
@Configuration
class OrderJobs {

  @Bean
  Task<PaymentDeadlines.Deadline> paymentDeadline(
      JobFactory jobs, Stores stores, OrderPayments payments) {
    return jobs.task(
        PaymentDeadlines.KIND, due -> payments.expire(stores.reopen(due.storeId()), due.orderId()));
  }
}
