package io.storeflow.workpage;

import io.storeflow.work.Letter;
import org.jspecify.annotations.Nullable;

/**
 * Failed work as it is shown; public, as templates read it.
 *
 * @param what the kind of work in words
 * @param error as the reader may see it
 * @param payload the same
 * @param order number of the order that it is about; null for none
 * @param assignee name of who looks after it; null for nobody
 * @param resolvedBy name of who said that it need not be done; null for nobody that is known
 */
public record WorkRow(
    Letter letter,
    String what,
    String error,
    String payload,
    @Nullable Long order,
    @Nullable String assignee,
    @Nullable String resolvedBy) {

  /** The first line of the error: what happened, without where. */
  public String firstLine() {
    return error.lines().findFirst().orElse("");
  }
}
