package io.storeflow.category;

import io.storeflow.platform.code.Coded;

/** Where a category goes. */
public enum Place implements Coded {
  /** One further to the front, below the same one. */
  UP,
  /** One further back, below the same one. */
  DOWN,
  /** Below the one that stands before it. */
  IN,
  /** Beside the one that it stands below, right behind it. */
  OUT,
  /** Right before another one that is named. */
  BEFORE,
  /** Right behind another one that is named. */
  AFTER,
  /** Below another one that is named, behind those there. */
  INSIDE;
}
