package io.storeflow.bulkedit;

import io.storeflow.platform.code.Coded;

/** How far a change of many products is. */
public enum BulkState implements Coded {
  /** What is to be done is being chosen. */
  DRAFT,
  RUNNING,
  DONE;
}
