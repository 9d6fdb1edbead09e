package io.storeflow.proof;

import io.storeflow.platform.code.Coded;

/** What a shopper does with an order by a link that was mailed to its address; stored. */
public enum ShopperAct implements Coded {
  RETURN,
  CANCELLATION,
  /** Opens its invoices, which say who lives where; its link is not used up. */
  DOCUMENTS;

  /** The last part of addresses. */
  public String noun() {
    return code();
  }
}
