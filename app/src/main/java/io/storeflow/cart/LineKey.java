package io.storeflow.cart;

import io.storeflow.modifier.Chosen;

/**
 * What makes a line of a cart: equal ones are one line, different ones stand side by side.
 *
 * @param variant row id
 * @param choices fingerprint of the chosen modifiers and the note; empty for none
 */
record LineKey(long variant, String choices) {
  static LineKey of(long variant, Chosen chosen) {
    return new LineKey(variant, chosen.fingerprint());
  }
}
