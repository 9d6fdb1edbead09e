package io.storeflow.inventory;

/**
 * What is there of a tracked variant, over all locations.
 *
 * @param variant and product are public ids
 */
record StockRow(
    long id,
    String variant,
    String product,
    String productTitle,
    String variantTitle,
    String sku,
    int onHand,
    int reserved,
    int lowAt) {

  public int available() {
    return onHand - reserved;
  }

  /** out, low or in: the codes of the state's look. */
  public String state() {
    if (available() <= 0) return "out";
    return available() <= lowAt ? "low" : "in";
  }
}
