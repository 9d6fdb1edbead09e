package io.storeflow.paymentmethod;

import io.storeflow.platform.code.Coded;

/** When an order that no provider takes the money of counts as paid; the value is stored. */
public enum Counts implements Coded {
  /** At once, whether or not the store has the money yet. */
  ON_PLACING,
  /**
   * When somebody writes down that the money has come. Until then it may be made and sent, and it
   * has its stock for as long as that takes.
   */
  WHEN_RECORDED;
}
