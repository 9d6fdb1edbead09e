package io.storeflow.proof;

import io.storeflow.platform.code.Coded;

/** What a shopper does with an order by a link that was mailed to its address. */
public enum ShopperAct implements Coded {
  RETURN,
  CANCELLATION;

  /** The last part of addresses. */
  public String noun() {
    return code();
  }
}
