package io.storeflow.store;

/**
 * A merchant, owner of stores and customers. Only {@link Stores} makes one, after a membership
 * check or from a store, so holding a merchant is the proof that one may act for it.
 */
public final class Merchant {
  private final long id;
  private final String publicId;
  private final String name;
  private final Payments payments;

  Merchant(long id, String publicId, String name, Payments payments) {
    this.id = id;
    this.publicId = publicId;
    this.name = name;
    this.payments = payments;
  }

  public long id() {
    return id;
  }

  public String publicId() {
    return publicId;
  }

  public String name() {
    return name;
  }

  /** How orders of this merchant are paid. */
  public Payments payments() {
    return payments;
  }

  @Override
  public String toString() {
    return "Merchant[" + name + "]";
  }
}
