package io.storeflow.work;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Work that failed for good.
 *
 * @param payload what the work was given, as JSON
 * @param error with its causes, a line each
 * @param fingerprint the same for all that failed alike; empty until it is worked out
 * @param assignee row id of who looks after it; null for nobody
 * @param resolution null while it waits for a person
 */
public record Letter(
    long id,
    String kind,
    String instance,
    String payload,
    String error,
    int tries,
    Instant failedAt,
    String fingerprint,
    @Nullable Long assignee,
    @Nullable Resolution resolution) {

  /**
   * That somebody said it need not be done any more.
   *
   * @param by row id of the person; null where they are no more
   */
  public record Resolution(Instant at, @Nullable Long by, String note) {}

  /** The first line of the error: what happened, without where. */
  public String firstLine() {
    return error.lines().findFirst().orElse("");
  }

  public boolean isResolved() {
    return resolution != null;
  }
}
