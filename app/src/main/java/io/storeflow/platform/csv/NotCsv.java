package io.storeflow.platform.csv;

import java.io.Serial;

/** A file that is no table of text. */
public final class NotCsv extends Exception {
  @Serial private static final long serialVersionUID = 1;

  /** What it is, or what is wrong with it. */
  public enum Why {
    EMPTY,
    TOO_LARGE,
    /** A workbook of a spreadsheet, old or new. */
    WORKBOOK,
    PICTURE,
    PDF,
    /** HTML, XML or SVG. */
    MARKUP,
    ARCHIVE,
    BINARY,
    /** In no encoding that is known here. */
    ENCODING,
    /** A cell that does not end, as a quotation mark is not closed. */
    QUOTE
  }

  private final Why why;
  private final int line;

  NotCsv(Why why) {
    this(why, 0);
  }

  NotCsv(Why why, int line) {
    super(why.name(), null, false, false);
    this.why = why;
    this.line = line;
  }

  public Why why() {
    return why;
  }

  /** Where; 0 for the file as a whole. */
  public int line() {
    return line;
  }
}
