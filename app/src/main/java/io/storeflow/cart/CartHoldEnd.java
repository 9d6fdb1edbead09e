package io.storeflow.cart;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.storeflow.platform.job.JobPayload;

/**
 * Work that gives back what is held for a cart when its time has come.
 *
 * @param holdId under which it is held; of each there is one such work
 */
record CartHoldEnd(long storeId, String visitor, long holdId) implements JobPayload {
  static final TaskDescriptor<CartHoldEnd> KIND =
      TaskDescriptor.of("stock.cart-hold-end", CartHoldEnd.class);

  String instance() {
    return storeId + "." + holdId;
  }
}
