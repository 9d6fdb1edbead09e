package io.storeflow.currencychange;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.storeflow.platform.job.JobPayload;

/** The work of forgetting what was kept by those who had read the store before. */
record ShownAgain(long storeId) implements JobPayload {
  static final TaskDescriptor<ShownAgain> KIND =
      TaskDescriptor.of("currency.shown-again", ShownAgain.class);
}
