package io.storeflow.memberpage;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.storeflow.platform.job.JobPayload;

/**
 * The work of telling somebody that a merchant has another owner.
 *
 * @param words the end of the key of its words: who is told
 * @param other row id of the other one of the two
 */
record OwnerMail(long storeId, long personId, long other, String words) implements JobPayload {
  static final TaskDescriptor<OwnerMail> KIND = TaskDescriptor.of("mail.owner", OwnerMail.class);
}
