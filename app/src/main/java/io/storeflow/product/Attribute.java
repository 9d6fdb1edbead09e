package io.storeflow.product;

/** A detail of a product or a variant, as shoppers read it: "Material", "Wool". */
public record Attribute(String name, String value) {
  /** Of a product, and of a variant. */
  public static final int MOST = 50;

  public static final int LONGEST_NAME = 60;
  public static final int LONGEST_VALUE = 500;
}
