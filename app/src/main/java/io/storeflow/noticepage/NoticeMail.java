package io.storeflow.noticepage;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.storeflow.platform.job.JobPayload;

/**
 * The work of telling one person by mail what the bell tells them.
 *
 * @param noticeId row id
 */
record NoticeMail(long storeId, long personId, long noticeId) implements JobPayload {
  static final TaskDescriptor<NoticeMail> KIND = TaskDescriptor.of("mail.notice", NoticeMail.class);
}
