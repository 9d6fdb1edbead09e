package io.storeflow.product;

/** How many units of a variant may be sold when none is left: 0 for none. */
public final class Backorder {
  /** Stands for no limit, and is more than any stock. */
  public static final int ENDLESS = 1_000_000_000;

  private Backorder() {}
}
