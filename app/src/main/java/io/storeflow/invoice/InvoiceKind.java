package io.storeflow.invoice;

import io.storeflow.platform.code.Coded;

/** What such a document does; the value is stored. */
public enum InvoiceKind implements Coded {
  /** States what an order comes to. */
  INVOICE("380"),
  /** States it anew, in the place of one that was cancelled (Directive 2006/112/EC, art. 219). */
  CORRECTED("384"),
  /** Takes off what a refund has made an order worth less. */
  CREDIT_NOTE("381"),
  /** Takes off all that is left of an invoice. */
  CANCELLATION("381");

  /** Of UNTDID 1001, as EN 16931 has it (BT-3). */
  private final String type;

  InvoiceKind(String type) {
    this.type = type;
  }

  public String type() {
    return type;
  }

  /** Whether it states what is owed; else it takes off. */
  public boolean states() {
    return this == INVOICE || this == CORRECTED;
  }

  /** Within which its numbers have no gaps. */
  String series() {
    return states() ? "invoice" : "credit";
  }
}
