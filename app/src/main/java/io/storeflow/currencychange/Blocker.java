package io.storeflow.currencychange;

import io.storeflow.platform.code.Coded;

/** Why a store cannot have another currency now; the words are messages. */
enum Blocker implements Coded {
  /** What was sold is said in the currency of the store. */
  ORDERS,
  /** What is on a card was paid for, and stays what it is. */
  CARDS,
  /** Products that follow others, or are followed, have their prices from another store. */
  LINKS,
  /** Prices of before are being written, or taken back. */
  WORK,
  /** More than are written in one go. */
  PRODUCTS,
  /**
   * Something would cost nothing any more, or more than any price can be, or bands would fall
   * together.
   */
  AMOUNTS
}
