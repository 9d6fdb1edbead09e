package io.storeflow.cardpayment;

import io.storeflow.platform.code.Coded;

/** Why a card cannot pay. */
public enum CardFault implements Coded {
  /** No card has this code, or it is switched off: nobody is told which. */
  UNKNOWN,
  EXPIRED,
  EMPTY,
  /** It is of another currency than the store has now. */
  CURRENCY,
  /** All that the order holds are gift cards, which no gift card pays. */
  BUYS_CARDS
}
