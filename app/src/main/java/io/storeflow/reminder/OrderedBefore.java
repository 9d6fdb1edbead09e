package io.storeflow.reminder;

/** The goods of a reminder were ordered already, in whatever browser its link was opened. */
public final class OrderedBefore extends RuntimeException {
  OrderedBefore() {
    super("the cart of the reminder is an order already", null, false, false);
  }
}
