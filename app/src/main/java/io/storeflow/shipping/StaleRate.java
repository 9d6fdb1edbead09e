package io.storeflow.shipping;

/** The rate was changed since the person saw it. */
class StaleRate extends RuntimeException {
  private static final long serialVersionUID = 1L;
}
