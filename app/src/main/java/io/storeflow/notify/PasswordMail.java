package io.storeflow.notify;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.storeflow.platform.job.JobPayload;

/**
 * The work of sending a link for a new password to whoever is registered with the address, if
 * anybody is. The link itself is made when the mail is, so that it is kept nowhere.
 */
record PasswordMail(String email) implements JobPayload {
  static final TaskDescriptor<PasswordMail> KIND =
      TaskDescriptor.of("mail.password-reset", PasswordMail.class);

  @Override
  public long storeId() {
    return NO_STORE;
  }
}
