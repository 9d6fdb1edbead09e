package io.storeflow.platform.job;

import static io.storeflow.db.Tables.DEAD_LETTER;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import java.time.Clock;
import org.jooq.DSLContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Work that failed for good, kept with everything needed to understand it and to do it again. */
@Component
public class DeadLetters {
  private static final int LONGEST_ERROR = 4_000;

  private final DSLContext db;
  private final JsonMapper json;
  private final Jobs jobs;

  /** Looked up late: tasks are made by what writes dead letters. */
  private final ObjectProvider<Task<?>> tasks;

  private final Clock clock;

  DeadLetters(
      DSLContext db, JsonMapper json, Jobs jobs, ObjectProvider<Task<?>> tasks, Clock clock) {
    this.db = db;
    this.json = json;
    this.jobs = jobs;
    this.tasks = tasks;
    this.clock = clock;
  }

  /**
   * Enqueues work of that kind once more, in the caller's transaction, which removes its letter.
   *
   * @param payload as the letter keeps it
   * @return whether such work is still known
   */
  public boolean again(String kind, String payload) {
    var task = tasks.stream().filter(each -> each.getName().equals(kind)).findFirst();
    task.ifPresent(
        known ->
            jobs.insert(
                new TaskInstance<Object>(
                    kind,
                    PublicId.random(),
                    () -> json.readValue(payload, known.getDataClass()),
                    Jobs.Priority.DEFAULT.value())));
    return task.isPresent();
  }

  /** Whether work of that kind can still be done. */
  public boolean knows(String kind) {
    return tasks.stream().anyMatch(each -> each.getName().equals(kind));
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
