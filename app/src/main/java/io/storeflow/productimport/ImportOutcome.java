package io.storeflow.productimport;

import io.storeflow.platform.code.Coded;

/** What a file does to a product, as the dry run found it. */
public enum ImportOutcome implements Coded {
  NEW,
  CHANGED,
  /** It is so already. */
  SAME,
  /** A row that is not taken, or a product that cannot be as the file says. */
  REFUSED,
  /** Something that was read in a way that people should know of. */
  NOTED
}
