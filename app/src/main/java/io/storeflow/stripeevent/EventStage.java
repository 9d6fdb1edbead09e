package io.storeflow.stripeevent;

import io.storeflow.platform.code.Coded;

/** What became of an event; the value is stored. */
public enum EventStage implements Coded {
  /** It is to be worked on. */
  WAITING,
  /** What it told is done. */
  DONE,
  /** Nobody here needs to know it. */
  PASSED,
  /** What it is about is not known here: it may come, and somebody may look. */
  PARKED
}
