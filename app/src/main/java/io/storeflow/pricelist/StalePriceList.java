package io.storeflow.pricelist;

/** The list was changed since the person saw it, or there is one of its currency already. */
public class StalePriceList extends RuntimeException {
  private static final long serialVersionUID = 1L;
}
