package io.storeflow.pickup;

import io.storeflow.platform.input.Read;
import io.storeflow.platform.input.Typed;
import io.storeflow.store.Store;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where shoppers fetch what they ordered, if that is not simply the store.
 *
 * @param lines of its address; none for a place that nobody could find
 * @param open whether the store keeps it
 */
public record PickupPlace(long id, String publicId, String name, List<String> lines, boolean open) {

  /**
   * One of the store's locations: the main one may have the address of the store.
   *
   * @param id null for none
   * @param lines of its own address
   */
  public static @Nullable PickupPlace of(
      Store store,
      @Nullable Long id,
      String publicId,
      String name,
      List<String> lines,
      boolean main,
      boolean open) {
    if (id == null) return null;
    boolean isStore = lines.isEmpty() && main && store.hasAddress();
    return new PickupPlace(id, publicId, name, isStore ? store.settings().lines() : lines, open);
  }

  /**
   * The one that is named.
   *
   * @param id public id, as somebody sent it; none for the address of the store
   */
  public static Read<PickupPlace> among(List<PickupPlace> places, @Nullable String id) {
    var named = Typed.code(id);
    if (named.isEmpty()) return Read.missing();
    var found = places.stream().filter(it -> it.publicId().equals(named)).findFirst();
    if (found.isEmpty()) return Read.refused("shipping.location.unknown");
    return found.get().lines().isEmpty()
        ? Read.refused("shipping.location.lost")
        : Read.of(found.get());
  }

  /** Whether a shopper could fetch anything there. */
  public boolean isOffered() {
    return open && !lines.isEmpty();
  }
}
