package io.storeflow.rates;

/** What is to be changed was changed since the person saw it. */
public class StaleRate extends RuntimeException {
  private static final long serialVersionUID = 1L;
}
