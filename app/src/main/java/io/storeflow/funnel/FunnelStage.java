package io.storeflow.funnel;

import io.storeflow.platform.code.Coded;

/** How far somebody came on the way to an order, the first step first; stored. */
public enum FunnelStage implements Coded {
  /** A page of the shop was opened from elsewhere. */
  VISIT,
  /** The page of a product was opened. */
  PRODUCT,
  /** Something was put into a cart that was empty. */
  CART,
  /** The checkout was opened, with something in the cart. */
  CHECKOUT,
  /** An order was placed there. */
  ORDER
}
