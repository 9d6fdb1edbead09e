package io.storeflow.shipping;

/**
 * Where an order goes. Texts are never null; region and line2 may be empty.
 *
 * @param country ISO 3166-1 alpha-2
 */
public record Address(
    String country, String postalCode, String region, String city, String line1, String line2) {
  public static final Address NONE = new Address("", "", "", "", "", "");
}
