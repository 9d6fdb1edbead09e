package io.storeflow.sharing;

import io.storeflow.platform.code.Coded;

/** How a product comes to another store. */
public enum ShareWay implements Coded {
  /** Once; what becomes of either is no matter of the other. */
  COPY,
  /** It shows there what it says here, at that store's own price and stock. */
  LINK;
}
