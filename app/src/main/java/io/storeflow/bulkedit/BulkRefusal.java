package io.storeflow.bulkedit;

import io.storeflow.platform.code.Coded;

/** Why one of many products is left as it is. */
public enum BulkRefusal implements Coded {
  /** It was deleted meanwhile. */
  GONE,
  /** A price would be below zero. */
  BELOW_ZERO,
  /** A price would be more than any can be. */
  TOO_DEAR,
  /** It cannot be active, as none of its variants is sold. */
  SELLS_NOTHING,
  /** The category was deleted meanwhile. */
  CATEGORY_GONE,
  /** It would have more tags than a product can have. */
  TOO_MANY_TAGS,
  /** What is to be taken back was changed by somebody since. */
  TOUCHED,
  /** Others follow it, and archived it would lose them for good: its own page says that first. */
  FOLLOWED;
}
