package io.storeflow.transfer;

import io.storeflow.platform.code.Coded;

/** Where a transfer stands. */
public enum TransferState implements Coded {
  /** Written down; nothing has moved. */
  DRAFT,
  /** The units have left, and are expected at the other place; some may have arrived. */
  SENT,
  /** All units have arrived, or are known to be lost. */
  RECEIVED,
  /** What had not arrived is where it came from. */
  CANCELLED;

  public boolean canBecome(TransferState next) {
    return switch (this) {
      case DRAFT -> next == SENT || next == CANCELLED;
      case SENT -> next == RECEIVED || next == CANCELLED;
      case RECEIVED, CANCELLED -> false;
    };
  }
}
