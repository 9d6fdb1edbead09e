package io.storeflow.networkprinter;

import java.io.IOException;

/** A printer did not print. What it says is for staff. */
final class PrinterTrouble extends IOException {
  private static final long serialVersionUID = 1L;

  PrinterTrouble(String what) {
    super(what);
  }
}
