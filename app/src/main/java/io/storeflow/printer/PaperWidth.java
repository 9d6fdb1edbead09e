package io.storeflow.printer;

import io.storeflow.platform.code.Coded;

/** Widths of rolls, and how many letters of the usual font (12 dots wide, 203 dpi) fit beside. */
public enum PaperWidth implements Coded {
  MM58(32),
  MM80(48);

  private final int columns;

  PaperWidth(int columns) {
    this.columns = columns;
  }

  public int columns() {
    return columns;
  }
}
