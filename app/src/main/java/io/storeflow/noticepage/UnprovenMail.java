package io.storeflow.noticepage;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.storeflow.platform.job.JobPayload;

/**
 * The work of telling one person by one mail of all that anybody may have made up in an hour.
 *
 * @param personId row id
 */
record UnprovenMail(long storeId, long personId) implements JobPayload {
  static final TaskDescriptor<UnprovenMail> KIND =
      TaskDescriptor.of("mail.unproven", UnprovenMail.class);
}
