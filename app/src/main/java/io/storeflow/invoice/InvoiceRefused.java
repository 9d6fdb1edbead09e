package io.storeflow.invoice;

/** Why no invoice can be made of an order. */
public final class InvoiceRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public enum Why {
    /** The store has not said what invoices say of it. */
    DETAILS,
    /** It has neither a VAT id nor a tax number, which its country asks for. */
    TAX_ID,
    /** It has no address. */
    ADDRESS,
    /** It comes to more than may be invoiced without the buyer's address, and that is not known. */
    BUYER,
    /** The order was cancelled: there is nothing to state. */
    CANCELLED,
    /** All of it was credited: there is nothing to state. */
    NOTHING,
    /** It has no invoice that could be corrected. */
    NONE,
    /** Somebody else has corrected it meanwhile. */
    OVERTAKEN,
    /** It would say what the one says that stands. */
    SAME
  }

  private final Why why;

  InvoiceRefused(Why why) {
    super(why.name(), null, false, false);
    this.why = why;
  }

  public Why why() {
    return why;
  }
}
