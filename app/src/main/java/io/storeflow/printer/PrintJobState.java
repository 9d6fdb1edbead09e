package io.storeflow.printer;

import io.storeflow.platform.code.Coded;
import java.util.Set;

/** Where something is that is to be printed. */
public enum PrintJobState implements Coded {
  WAITING,
  /** The printer has it, and has not said what became of it. */
  SENT,
  PRINTED,
  /** Given up: the printer could not print it, or never said that it did. */
  FAILED,
  /** Given up, and on the page of failed tasks. */
  LAID_ASIDE,
  /** Its printer was revoked before. */
  DROPPED;

  /** Of which something may still come. */
  static final Set<PrintJobState> OPEN = Set.of(WAITING, SENT);
}
