package io.storeflow.networkprinter;

import java.io.IOException;

/** A printer did not print. What it says is for staff. */
final class PrinterTrouble extends IOException {
  private static final long serialVersionUID = 1L;

  private final String what;

  PrinterTrouble(String what) {
    super(what);
    this.what = what;
  }

  String what() {
    return what;
  }
}
