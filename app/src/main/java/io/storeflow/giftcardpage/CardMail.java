package io.storeflow.giftcardpage;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.storeflow.platform.job.JobPayload;
import java.util.List;

/**
 * The work of mailing codes of gift cards, all to one address.
 *
 * @param cards row ids
 */
record CardMail(long storeId, List<Long> cards) implements JobPayload {
  static final TaskDescriptor<CardMail> KIND = TaskDescriptor.of("mail.gift-cards", CardMail.class);
}
