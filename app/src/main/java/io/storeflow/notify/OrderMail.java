package io.storeflow.notify;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.storeflow.platform.job.JobPayload;

/** The work of telling a shopper about an order. */
record OrderMail(long storeId, long orderId) implements JobPayload {
  static final TaskDescriptor<OrderMail> PLACED =
      TaskDescriptor.of("mail.order-placed", OrderMail.class);
  static final TaskDescriptor<OrderMail> READY =
      TaskDescriptor.of("mail.order-ready", OrderMail.class);
  static final TaskDescriptor<OrderMail> PUT_BACK =
      TaskDescriptor.of("mail.order-put-back", OrderMail.class);
  static final TaskDescriptor<OrderMail> CANCELLED =
      TaskDescriptor.of("mail.order-cancelled", OrderMail.class);

  /** Names the first mail of an order: the others wait for it. */
  String first() {
    return Long.toString(orderId);
  }
}
