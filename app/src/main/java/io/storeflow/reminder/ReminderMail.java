package io.storeflow.reminder;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.storeflow.platform.job.JobPayload;

/** The work of reminding somebody of a cart. */
public record ReminderMail(long storeId, long reminderId) implements JobPayload {
  public static final TaskDescriptor<ReminderMail> KIND =
      TaskDescriptor.of("mail.cart-reminder", ReminderMail.class);
}
