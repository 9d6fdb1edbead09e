package io.storeflow.withdrawalmail;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.storeflow.platform.job.JobPayload;

/** The work of telling a shopper what became of a withdrawal. */
record AnswerMail(long storeId, long withdrawalId) implements JobPayload {
  static final TaskDescriptor<AnswerMail> KIND =
      TaskDescriptor.of("mail.withdrawal-answer", AnswerMail.class);
}
