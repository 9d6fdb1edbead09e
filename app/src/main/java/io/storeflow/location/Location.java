package io.storeflow.location;

import io.storeflow.geo.Coordinates;
import io.storeflow.shipping.Address;
import org.jspecify.annotations.Nullable;

/**
 * A place where stock is kept.
 *
 * @param address texts may be empty
 * @param main the one that the store began with: what comes in and names no place comes here, and
 *     it is never closed
 * @param active whether anything may come in; a closed one holds nothing
 * @param onHand units over all variants; 0 where that was not asked for
 * @param at where on earth it is; null where nobody has said so
 */
public record Location(
    long id,
    String publicId,
    String name,
    Address address,
    boolean main,
    boolean active,
    long onHand,
    @Nullable Coordinates at) {

  /** One of which nobody has said where on earth it is. */
  public Location(
      long id,
      String publicId,
      String name,
      Address address,
      boolean main,
      boolean active,
      long onHand) {
    this(id, publicId, name, address, main, active, onHand, null);
  }

  /** Its address on one line. */
  public String where() {
    return String.join(", ", address.lines());
  }
}
