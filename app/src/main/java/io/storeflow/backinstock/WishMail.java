package io.storeflow.backinstock;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.storeflow.platform.job.JobPayload;

/**
 * The work of writing to somebody who waits.
 *
 * @param back whether it is there again; else the address is asked whether it wants to be told
 */
record WishMail(long storeId, long wishId, boolean back) implements JobPayload {
  static final TaskDescriptor<WishMail> KIND = TaskDescriptor.of("mail.wish", WishMail.class);
}
