package io.storeflow.withdrawalpage;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.storeflow.platform.job.JobPayload;
import org.jspecify.annotations.Nullable;

/**
 * The work of acknowledging a withdrawal.
 *
 * @param known whether who declared it named the address of the order; null in work that was
 *     enqueued before that was written
 */
record WithdrawalMail(long storeId, long withdrawalId, @Nullable Boolean known)
    implements JobPayload {
  static final TaskDescriptor<WithdrawalMail> KIND =
      TaskDescriptor.of("mail.withdrawal", WithdrawalMail.class);
}
