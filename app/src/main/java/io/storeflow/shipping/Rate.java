package io.storeflow.shipping;

import io.storeflow.pickup.OwnStock;
import io.storeflow.pickup.PickupPlace;
import io.storeflow.platform.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * A rate as the merchant configured it.
 *
 * @param freeFrom from this value of goods on it costs nothing; null for never
 * @param transit how long a parcel takes; null where that is not said, and for other methods
 * @param zone row id; null for pickup
 * @param profile row id of the goods that it is for; {@link Profile#NONE} for the others
 * @param position among all rates of the store
 * @param version rises with each change
 * @param place where it is fetched; null for the address of the store, and for other methods
 * @param eatenHere whether what is picked up is eaten at the store
 * @param stock what may be fetched at its place
 * @param fetchedAt address of its place; {@link Address#NONE} for that of the store
 */
public record Rate(
    long id,
    String publicId,
    String name,
    Method method,
    Tariff tariff,
    @Nullable Money freeFrom,
    @Nullable Transit transit,
    @Nullable Long zone,
    long profile,
    boolean active,
    int position,
    int version,
    Handling handling,
    @Nullable PickupPlace place,
    boolean eatenHere,
    OwnStock stock,
    Address fetchedAt) {

  /** Of one that goes out as soon as the store usually can. */
  public static Rate usual(
      long id,
      String publicId,
      String name,
      Method method,
      Tariff tariff,
      @Nullable Money freeFrom,
      @Nullable Transit transit,
      @Nullable Long zone,
      long profile,
      boolean active,
      int position,
      int version) {
    return new Rate(
        id,
        publicId,
        name,
        method,
        tariff,
        freeFrom,
        transit,
        zone,
        profile,
        active,
        position,
        version,
        Handling.NONE,
        null,
        false,
        OwnStock.FIRST,
        Address.NONE);
  }

  /** Whether shoppers can choose it somewhere. */
  public boolean isOffered() {
    return active && (place == null || place.isOffered());
  }

  /** Whether it goes by how far it is. */
  public boolean isByWay() {
    return tariff.basis() == Basis.DISTANCE;
  }

  /** Whether it says a sum of money, which another currency would make another one. */
  public boolean hasAmount() {
    return tariff.hasAmount() || freeFrom != null;
  }

  /** Whether goods of that value make it cost nothing. */
  boolean isFreeFor(Money value) {
    return freeFrom != null && value.compareTo(freeFrom) >= 0;
  }
}
