package io.storeflow.exemptionpage;

/** It was to be stated of a product that follows another: it is stated of that one. */
final class StatedAtSource extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StatedAtSource() {
    super("it is stated of the product that it follows");
  }
}
