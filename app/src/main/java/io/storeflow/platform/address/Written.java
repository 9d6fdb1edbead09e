package io.storeflow.platform.address;

/**
 * The texts of an address; each may be empty.
 *
 * @param name who lives there
 */
public record Written(
    String name, String line1, String line2, String town, String region, String postcode) {

  /** What says by its letters in which ones it is written. */
  String place() {
    return line1 + line2 + town;
  }

  boolean isEmpty() {
    return (name + place() + region + postcode).isBlank();
  }
}
