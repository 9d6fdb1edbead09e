package io.storeflow.hold;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.storeflow.platform.job.JobPayload;

/** Work that ends a hold when its time has come. */
record HoldEnd(long storeId, long holdId) implements JobPayload {
  static final TaskDescriptor<HoldEnd> KIND = TaskDescriptor.of("stock.hold-end", HoldEnd.class);

  /** Of each hold there is one. */
  String instance() {
    return storeId + "." + holdId;
  }
}
