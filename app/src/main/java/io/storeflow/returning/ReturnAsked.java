package io.storeflow.returning;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to come back.
 *
 * @param units of lines; of each line once
 * @param once what is kept of the key of the form; null for none
 * @param answer where nobody has to approve it: how it is sent back; else null
 * @param address to which it is sent then; may be empty
 * @param dueBy until when it has to be paid back; null where no law says so
 */
public record ReturnAsked(
    List<Units> units,
    ReturnOutcome wants,
    @Nullable String once,
    @Nullable String answer,
    String address,
    @Nullable Instant dueBy) {

  /**
   * @param line its public id
   * @param note what is said of it; may be empty
   */
  public record Units(String line, int quantity, ReturnReason reason, String note) {}

  /** As a shopper asks for it, who waits for an answer. */
  public static ReturnAsked byShopper(
      List<Units> units, ReturnOutcome wants, @Nullable String once) {
    return new ReturnAsked(units, wants, once, null, "", null);
  }
}
