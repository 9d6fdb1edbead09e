package io.storeflow.notify;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.storeflow.platform.job.JobPayload;
import org.jspecify.annotations.Nullable;

/**
 * The work of telling a shopper about an order.
 *
 * @param mail tells it from other mails of its kind about the same order; null in work that was
 *     enqueued before there was such a number
 * @param about row id of what went out, was refunded or comes back, of which it tells; null where
 *     it tells of the order
 */
record OrderMail(long storeId, long orderId, @Nullable Long mail, @Nullable Long about)
    implements JobPayload {

  OrderMail(long storeId, long orderId, @Nullable Long mail) {
    this(storeId, orderId, mail, null);
  }

  static final TaskDescriptor<OrderMail> PLACED =
      TaskDescriptor.of("mail.order-placed", OrderMail.class);
  static final TaskDescriptor<OrderMail> READY =
      TaskDescriptor.of("mail.order-ready", OrderMail.class);
  static final TaskDescriptor<OrderMail> SHIPPED =
      TaskDescriptor.of("mail.order-shipped", OrderMail.class);
  static final TaskDescriptor<OrderMail> REFUNDED =
      TaskDescriptor.of("mail.order-refunded", OrderMail.class);
  static final TaskDescriptor<OrderMail> RETURNED =
      TaskDescriptor.of("mail.order-return", OrderMail.class);
  static final TaskDescriptor<OrderMail> PUT_BACK =
      TaskDescriptor.of("mail.order-put-back", OrderMail.class);
  static final TaskDescriptor<OrderMail> ACCEPTED =
      TaskDescriptor.of("mail.order-accepted", OrderMail.class);
  static final TaskDescriptor<OrderMail> DELAYED =
      TaskDescriptor.of("mail.order-delayed", OrderMail.class);
  static final TaskDescriptor<OrderMail> CHANGED =
      TaskDescriptor.of("mail.order-changed", OrderMail.class);
  static final TaskDescriptor<OrderMail> CANCELLED =
      TaskDescriptor.of("mail.order-cancelled", OrderMail.class);

  /** Names the first mail of an order: the others wait for it. */
  String first() {
    return Long.toString(orderId);
  }
}
