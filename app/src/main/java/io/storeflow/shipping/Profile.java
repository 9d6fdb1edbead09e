package io.storeflow.shipping;

/**
 * Goods that are sent in a way of their own, such as bulky or chilled ones: their rates are added
 * to those of the rest of a cart.
 */
public record Profile(long id, String publicId, String name, int version) {
  /** Goods without one have this id. */
  public static final long NONE = 0;
}
