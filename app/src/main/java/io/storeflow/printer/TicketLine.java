package io.storeflow.printer;

/**
 * A line of a ticket, as wide as the paper at most.
 *
 * @param text of letters that are printed; empty for a blank line
 */
public record TicketLine(String text, Style style) {
  /** How it is written. */
  public enum Style {
    PLAIN,
    BOLD,
    /** Twice as wide and as high: half as much fits beside. */
    BIG
  }
}
