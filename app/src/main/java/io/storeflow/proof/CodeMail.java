package io.storeflow.proof;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.storeflow.platform.job.JobPayload;

/** The work of mailing a code: it is made when the mail is written, and stands nowhere else. */
public record CodeMail(long storeId, long codeId) implements JobPayload {
  public static final TaskDescriptor<CodeMail> KIND =
      TaskDescriptor.of("mail.proof", CodeMail.class);
}
