package io.storeflow.backinstock;

/**
 * What somebody waits for.
 *
 * @param confirmed whether the owner of the address has said so
 */
public record Wish(
    long id, String email, String product, String variant, String slug, boolean confirmed) {

  /** Product and variant on one line. */
  public String label() {
    return variant.isEmpty() ? product : product + ", " + variant;
  }
}
