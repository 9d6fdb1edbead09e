package io.storeflow.returning;

import io.storeflow.platform.code.Coded;
import org.jspecify.annotations.Nullable;

/** A return cannot be made or changed so; nothing was. */
public final class ReturnRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Why implements Coded {
    /** Nothing was chosen. */
    NOTHING,
    /** More of a line than can come back. */
    UNITS,
    /** All of it is in a return that was asked for before. */
    ASKED,
    /** Nothing of it has gone out, or all came back. */
    NOTHING_OUT,
    /** The days to send it back are over. */
    OVER,
    /** The store takes nothing back. */
    NOT_TAKEN,
    /** The units do not add up to those that were to come. */
    SUM,
    /** More is to be paid back than came. */
    MORE_THAN_CAME,
    /** Somebody was faster. */
    OVERTAKEN
  }

  private final Why why;
  private final @Nullable String line;
  private final int units;

  ReturnRefused(Why why, @Nullable String line, int units) {
    super(why.code(), null, false, false);
    this.why = why;
    this.line = line;
    this.units = units;
  }

  ReturnRefused(Why why) {
    this(why, null, 0);
  }

  public Why why() {
    return why;
  }

  /** The public id of the line it is about; null for the whole. */
  public @Nullable String line() {
    return line;
  }

  /** How many there are. */
  public int units() {
    return units;
  }
}
