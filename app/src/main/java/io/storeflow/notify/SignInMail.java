package io.storeflow.notify;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.storeflow.platform.job.JobPayload;

/**
 * The work of sending a link that lets a browser sign in to whoever is registered with the address,
 * if anybody is; the link is made when the mail is.
 */
record SignInMail(String email) implements JobPayload {
  static final TaskDescriptor<SignInMail> KIND =
      TaskDescriptor.of("mail.sign-in-link", SignInMail.class);

  @Override
  public long storeId() {
    return NO_STORE;
  }
}
