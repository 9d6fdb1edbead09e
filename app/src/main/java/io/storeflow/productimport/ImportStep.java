package io.storeflow.productimport;

import io.storeflow.platform.code.Coded;

/** What has become of a line of an import. */
public enum ImportStep implements Coded {
  /** Nothing is to be done. */
  NONE,
  WAITING,
  DONE,
  /** It was left alone, as the store is not what the dry run saw. */
  LEFT,
  /** It was taken back. */
  UNDONE,
  /** It was not taken back. */
  KEPT
}
