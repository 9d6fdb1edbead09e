package io.storeflow.platform.job;

import static io.storeflow.db.Tables.DEAD_LETTER;

import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.storeflow.platform.id.Ids;
import java.time.Clock;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Work that failed for good, kept with everything needed to understand it and to do it again. */
@Component
public class DeadLetters {
  private static final int LONGEST_ERROR = 4_000;

  private final DSLContext db;
  private final JsonMapper json;
  private final Clock clock;

  DeadLetters(DSLContext db, JsonMapper json, Clock clock) {
    this.db = db;
    this.json = json;
    this.clock = clock;
  }

  void write(TaskInstance<?> instance, Throwable cause, int tries) {
    var payload = instance.getData();
    long store = payload instanceof JobPayload work ? work.storeId() : JobPayload.NO_STORE;
    db.insertInto(DEAD_LETTER)
        .set(DEAD_LETTER.STORE_ID, store)
        .set(DEAD_LETTER.ID, Ids.next())
        .set(DEAD_LETTER.KIND, instance.getTaskName())
        .set(DEAD_LETTER.INSTANCE, instance.getId())
        .set(DEAD_LETTER.PAYLOAD, json.writeValueAsString(payload))
        .set(DEAD_LETTER.ERROR, describe(cause))
        .set(DEAD_LETTER.TRIES, tries)
        .set(DEAD_LETTER.FAILED_AT, clock.instant())
        .execute();
  }

  private static String describe(Throwable cause) {
    var text = new StringBuilder();
    for (Throwable next = cause;
        next != null && text.length() < LONGEST_ERROR;
        next = next.getCause()) {
      text.append(text.isEmpty() ? "" : "\ncaused by ").append(next);
    }
    return text.substring(0, Math.min(text.length(), LONGEST_ERROR));
  }
}
