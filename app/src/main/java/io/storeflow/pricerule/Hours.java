package io.storeflow.pricerule;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/**
 * A time of the day by the clock on the store's wall. One that ends before it begins goes on after
 * midnight, and belongs to the day on which it began. Where clocks are put back, what is shown
 * twice holds twice; what they skip never comes.
 *
 * @param from the first moment that counts; to: the first that does not any more
 */
public record Hours(LocalTime from, LocalTime to) {

  public Hours {
    if (from.equals(to)) throw new IllegalArgumentException("no time: " + from);
  }

  public boolean isOverMidnight() {
    return from.isAfter(to);
  }

  boolean holds(LocalTime time) {
    boolean begun = !time.isBefore(from);
    boolean ended = !time.isBefore(to);
    return isOverMidnight() ? begun || !ended : begun && !ended;
  }

  /** The day that a moment within it belongs to. */
  LocalDate day(LocalDateTime at) {
    boolean after = isOverMidnight() && at.toLocalTime().isBefore(to);
    return after ? at.toLocalDate().minusDays(1) : at.toLocalDate();
  }
}
