package io.storeflow.withdrawalpage;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.storeflow.platform.job.JobPayload;

/** The work of acknowledging a withdrawal. */
record WithdrawalMail(long storeId, long withdrawalId) implements JobPayload {
  static final TaskDescriptor<WithdrawalMail> KIND =
      TaskDescriptor.of("mail.withdrawal", WithdrawalMail.class);
}
