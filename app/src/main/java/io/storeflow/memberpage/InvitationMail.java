package io.storeflow.memberpage;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.storeflow.platform.job.JobPayload;

/** The work of mailing an invitation: its link is made with the mail, and stands nowhere else. */
record InvitationMail(long storeId, long invitationId) implements JobPayload {
  static final TaskDescriptor<InvitationMail> KIND =
      TaskDescriptor.of("mail.invitation", InvitationMail.class);
}
