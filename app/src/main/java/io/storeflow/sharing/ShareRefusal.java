package io.storeflow.sharing;

import io.storeflow.platform.code.Coded;

/** Why a product does not come to another store. */
public enum ShareRefusal implements Coded {
  /** It was deleted meanwhile. */
  GONE,
  /** It is archived, and a link ends with that. */
  ARCHIVED,
  /** It follows a product of a third store itself: that one is to be linked. */
  FOLLOWS,
  /** A product there follows it already. */
  LINKED,
  /** A price would be more than any can be. */
  TOO_DEAR,
  /** It was changed again and again while it was to be copied. */
  BUSY;
}
