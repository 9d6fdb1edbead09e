package io.storeflow.orderlist;

import io.storeflow.platform.code.Coded;

/** Through what an order came: its code is the source of the order. */
enum OrderChannel implements Coded {
  STOREFRONT,
  API,
  /** Staff had put it together. */
  DRAFT
}
