package io.storeflow.stockwatch;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.storeflow.platform.job.JobPayload;

/** The work of telling staff of a store what is low. */
record StockAlert(long storeId, long id) implements JobPayload {
  static final TaskDescriptor<StockAlert> KIND = TaskDescriptor.of("stock.alert", StockAlert.class);

  String instance() {
    return storeId + "." + id;
  }
}
