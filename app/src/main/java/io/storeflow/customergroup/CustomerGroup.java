package io.storeflow.customergroup;

/**
 * Customers of a merchant, by their addresses.
 *
 * @param size how many are in it
 */
public record CustomerGroup(long id, String publicId, String name, int size) {
  public static final int LONGEST_NAME = 60;

  /** The most of a merchant, and the most customers of one. */
  public static final int MOST = 100;

  public static final int MOST_MEMBERS = 50_000;

  /** Addresses that are taken at once. */
  public static final int AT_ONCE = 2_000;
}
