package io.storeflow.foodpage;

/** What a product holds was to be stated that follows another: it is stated of that one. */
final class StatedAtSource extends RuntimeException {
  StatedAtSource() {
    super("what it holds is stated of the product that it follows");
  }
}
