package io.storeflow.notify;

import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.storeflow.platform.job.JobPayload;
import java.util.List;

/**
 * The work of telling one of the staff of stock.
 *
 * @param kind code of what is told
 * @param variants row ids of those that are named
 * @param count how many there are
 */
record StockMail(long storeId, long personId, String kind, List<Long> variants, int count, long id)
    implements JobPayload {
  static final TaskDescriptor<StockMail> KIND = TaskDescriptor.of("mail.stock", StockMail.class);

  String instance() {
    return storeId + "." + personId + "." + id;
  }
}
