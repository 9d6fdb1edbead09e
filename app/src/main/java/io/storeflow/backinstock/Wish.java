package io.storeflow.backinstock;

/**
 * What somebody waits for.
 *
 * @param variantId the public id of the variant
 * @param confirmed whether the owner of the address has said so
 */
public record Wish(
    long id,
    String email,
    String product,
    String variant,
    String variantId,
    String slug,
    boolean confirmed) {

  /** Product and variant on one line. */
  public String label() {
    return variant.isEmpty() ? product : product + ", " + variant;
  }
}
