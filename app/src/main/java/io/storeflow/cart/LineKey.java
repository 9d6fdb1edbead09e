package io.storeflow.cart;

/**
 * What makes a line of a cart: equal ones are one line, different ones stand side by side.
 *
 * @param variant row id
 * @param choices fingerprint of the chosen modifiers and the note; empty for none
 */
record LineKey(long variant, String choices) {
  /** A variant as it is. */
  static LineKey of(long variant) {
    return new LineKey(variant, "");
  }
}
