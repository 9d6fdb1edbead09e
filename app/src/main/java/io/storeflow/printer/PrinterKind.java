package io.storeflow.printer;

import io.storeflow.platform.code.Coded;

/** How a printer gets what it prints. */
public enum PrinterKind implements Coded {
  /** Star CloudPRNT, version HTTP. */
  STAR,
  /** Epson Server Direct Print. */
  EPSON,
  /** ESC/POS over a socket: it does not ask, so it has an address. */
  NETWORK
}
