package io.storeflow.work;

import io.storeflow.platform.code.Coded;

/** Which failed work a list shows. */
public enum LetterState implements Coded {
  OPEN,
  RESOLVED,
  ALL
}
