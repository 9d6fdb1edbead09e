package io.storeflow.draftorder;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.storeflow.platform.job.JobPayload;

/** The work of mailing a link to a draft: it is made when the mail is written. */
public record DraftMail(long storeId, long draftId) implements JobPayload {
  public static final TaskDescriptor<DraftMail> KIND =
      TaskDescriptor.of("mail.draft-order", DraftMail.class);
}
