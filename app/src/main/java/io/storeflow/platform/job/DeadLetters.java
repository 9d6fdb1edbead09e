package io.storeflow.platform.job;

import static io.storeflow.db.Tables.DEAD_LETTER;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.storeflow.db.tables.DeadLetter;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.trouble.Fingerprint;
import io.storeflow.platform.trouble.Veil;
import io.storeflow.platform.trouble.WorkFailed;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Work that failed for good, kept with everything needed to understand it and to do it again. */
@Component
public class DeadLetters {
  private static final int LONGEST_ERROR = 4_000;

  private record Payload(long store, String text) {}

  private final DSLContext db;
  private final JsonMapper json;
  private final Jobs jobs;

  /** Looked up late: tasks are made by what writes dead letters. */
  private final ObjectProvider<Task<?>> tasks;

  private final Clock clock;
  private final ApplicationEventPublisher events;

  DeadLetters(
      DSLContext db,
      JsonMapper json,
      Jobs jobs,
      ObjectProvider<Task<?>> tasks,
      Clock clock,
      ApplicationEventPublisher events) {
    this.db = db;
    this.json = json;
    this.jobs = jobs;
    this.tasks = tasks;
    this.clock = clock;
    this.events = events;
  }

  /**
   * Enqueues work of that kind once more, in the caller's transaction, which removes its letter.
   * Where work of that name waits already, that is the one which is done.
   *
   * @param instance the name it had
   * @param payload as the letter keeps it
   * @return whether such work is still known, and the payload can be read
   */
  public boolean again(String kind, String instance, String payload) {
    var data = read(kind, payload);
    data.ifPresent(
        known ->
            jobs.insertMissing(
                new TaskInstance<Object>(
                    kind, instance, () -> known, Jobs.Priority.DEFAULT.value())));
    return data.isPresent();
  }

  /** Whether work of that kind can still be done with that payload. */
  public boolean canBeDone(String kind, String payload) {
    return read(kind, payload).isPresent();
  }

  /**
   * Lays the work down. One that this version cannot read is kept as it is: it must not come back
   * for ever, nor be lost.
   *
   * @return the id of the letter
   */
  long write(TaskInstance<?> instance, Throwable cause, int tries) {
    var payload = payload(instance);
    var error = Veil.secrets(describe(cause));
    long id = Ids.next();
    db.insertInto(DEAD_LETTER)
        .set(DEAD_LETTER.STORE_ID, payload.store())
        .set(DEAD_LETTER.ID, id)
        .set(DEAD_LETTER.KIND, instance.getTaskName())
        .set(DEAD_LETTER.INSTANCE, instance.getId())
        .set(DEAD_LETTER.PAYLOAD, payload.text())
        .set(DEAD_LETTER.ERROR, error)
        .set(DEAD_LETTER.FINGERPRINT, Fingerprint.of(instance.getTaskName(), error))
        .set(DEAD_LETTER.TRIES, tries)
        .set(DEAD_LETTER.FAILED_AT, clock.instant())
        .execute();
    if (payload.store() != JobPayload.NO_STORE)
      events.publishEvent(new WorkFailed(payload.store(), id, instance.getTaskName()));
    return id;
  }

  /** Which letters wait for a person, and are not resolved. */
  static Condition isOpen(DeadLetter letter) {
    return letter.RESOLVED_AT.isNull();
  }

  /** Which letters are of no store, and so on nobody's page. */
  static Condition ofNoStore(DeadLetter letter) {
    return letter.STORE_ID.eq(JobPayload.NO_STORE);
  }

  /** When the work of that name was laid down; empty if it was not, or is to be done again. */
  static Optional<Instant> laidAside(DSLContext db, long storeId, String kind, String instance) {
    var l = DEAD_LETTER;
    return db.select(l.FAILED_AT)
        .from(l)
        .where(l.STORE_ID.eq(storeId))
        .and(l.KIND.eq(kind))
        .and(l.INSTANCE.eq(instance))
        .orderBy(l.ID.desc())
        .limit(1)
        .fetchOptional(l.FAILED_AT);
  }

  private Optional<Object> read(String kind, String payload) {
    try {
      return tasks.stream()
          .filter(each -> each.getName().equals(kind))
          .findFirst()
          .map(task -> json.readValue(payload, task.getDataClass()));
    } catch (JacksonException unreadable) {
      return Optional.empty();
    }
  }

  private Payload payload(TaskInstance<?> instance) {
    try {
      var data = instance.getData();
      long store = data instanceof JobPayload work ? work.storeId() : JobPayload.NO_STORE;
      return new Payload(store, json.writeValueAsString(data));
    } catch (RuntimeException unreadable) {
      var text = stored(instance);
      return new Payload(storeIn(text), text);
    }
  }

  /** As db-scheduler keeps it; bytes that are no text show as what they are not. */
  private String stored(TaskInstance<?> instance) {
    return db.select(field(name("task_data"), byte[].class))
        .from(table(name("scheduled_tasks")))
        .where(field(name("task_name"), String.class).eq(instance.getTaskName()))
        .and(field(name("task_instance"), String.class).eq(instance.getId()))
        .fetchOptional(row -> new String(row.value1(), StandardCharsets.UTF_8))
        .orElse("");
  }

  /** The store, where at least that can be made out. */
  private long storeIn(String text) {
    try {
      var tree = json.readTree(text);
      return tree.path("storeId").asLong(tree.path("store_id").asLong(JobPayload.NO_STORE));
    } catch (JacksonException noJson) {
      return JobPayload.NO_STORE;
    }
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
