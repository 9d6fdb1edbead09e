package io.storeflow.printer;

import io.storeflow.platform.code.Coded;

/** How a printer asks for what it prints. */
public enum PrinterKind implements Coded {
  /** Star CloudPRNT, version HTTP. */
  STAR,
  /** Epson Server Direct Print. */
  EPSON
}
