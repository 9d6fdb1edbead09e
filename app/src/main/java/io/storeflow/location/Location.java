package io.storeflow.location;

import io.storeflow.shipping.Address;

/**
 * A place where stock is kept.
 *
 * @param address texts may be empty
 * @param main the one that the store began with: what comes in and names no place comes here, and
 *     it is never closed
 * @param active whether anything may come in; a closed one holds nothing
 * @param onHand units over all variants; 0 where that was not asked for
 */
public record Location(
    long id,
    String publicId,
    String name,
    Address address,
    boolean main,
    boolean active,
    long onHand) {

  /** Its address on one line. */
  public String where() {
    return String.join(", ", address.lines());
  }
}
