package io.storeflow.batch;

import io.storeflow.platform.code.Coded;

/** How far work on many products is. */
public enum BatchState implements Coded {
  /** What is to be done is being chosen. */
  DRAFT,
  RUNNING,
  DONE;
}
