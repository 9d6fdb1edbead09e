package io.storeflow.notify;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.storeflow.platform.job.JobPayload;

/** The work of sending a link that verifies an address; the link is made when the mail is. */
record VerificationMail(long personId) implements JobPayload {
  static final TaskDescriptor<VerificationMail> KIND =
      TaskDescriptor.of("mail.email-verification", VerificationMail.class);

  @Override
  public long storeId() {
    return NO_STORE;
  }
}
