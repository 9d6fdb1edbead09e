package io.storeflow.proof;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.storeflow.platform.job.JobPayload;

/** The work of mailing a link: it is made when the mail is written, and stands nowhere else. */
public record OrderLinkMail(long storeId, long linkId) implements JobPayload {
  public static final TaskDescriptor<OrderLinkMail> KIND =
      TaskDescriptor.of("mail.order-link", OrderLinkMail.class);
}
