package io.storeflow.pricerule;

/** The rule was changed since the person saw it. */
public class StaleRule extends RuntimeException {
  private static final long serialVersionUID = 1L;
}
