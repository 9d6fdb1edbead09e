package io.storeflow.pricerule;

import io.storeflow.platform.code.Coded;

/** What became of a rule for a cart. */
public enum Outcome implements Coded {
  APPLIED,
  NOT_YET,
  OVER,
  OTHER_DAY,
  OTHER_TIME,
  /** It is for another way to buy. */
  OTHER_CHANNEL,
  /** Its code was not given. */
  CODE,
  /** It is for a first order, and nothing proves that this is one. */
  NOT_FIRST,
  /** It is for some alone, and nothing proves who buys. */
  UNPROVEN,
  /** It is for others than who buys. */
  OTHER_CUSTOMER,
  /** It was used as often as it may be. */
  USED_UP,
  /** It has given what it may, or what is left does not suffice for this cart. */
  BUDGET_SPENT,
  /** The same customer has used it as often as one may. */
  USED_BY_CUSTOMER,
  /** Nothing in the cart is what it is for. */
  OTHER_GOODS,
  /** Too few units of it. */
  FEW_UNITS,
  /** The cart costs too little. */
  LOW_VALUE,
  /** It would take something off, but is for a share of visitors without who buys. */
  OTHER_SHARE,
  /** Another rule of its group came before it. */
  EXCLUDED,
  /** It holds, but nothing gets cheaper by it. */
  NOTHING_OFF
}
