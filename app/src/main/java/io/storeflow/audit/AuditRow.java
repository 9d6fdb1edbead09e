package io.storeflow.audit;

import io.storeflow.platform.money.Money;
import io.storeflow.store.Actor;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry as the page shows it.
 *
 * @param actorKind null in entries from before it was written
 * @param email of a person, as it is now; null for the others
 * @param link to the subject's page; null where it has none
 * @param worth how much money was moved; null for none
 */
record AuditRow(
    long id,
    Instant at,
    Actor.@Nullable Kind actorKind,
    String actor,
    @Nullable String email,
    String action,
    String subjectLabel,
    @Nullable String link,
    List<Value> values,
    @Nullable Money worth,
    String ip,
    String userAgent,
    String requestId,
    String subjectId) {

  /** A field before and after; null for not there. */
  record Value(String field, @Nullable String before, @Nullable String after) {}

  /** Whether the actor's name is that of a person or a key, whatever it reads. */
  public boolean byPerson() {
    return actorKind != null && actorKind.isNamed();
  }

  /** Whether what it is about is no more since then. */
  public boolean deletes() {
    return action.endsWith(".deleted");
  }

  AuditRow with(List<Value> said) {
    return new AuditRow(
        id,
        at,
        actorKind,
        actor,
        email,
        action,
        subjectLabel,
        link,
        said,
        worth,
        ip,
        userAgent,
        requestId,
        subjectId);
  }
}
