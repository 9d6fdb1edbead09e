package io.storeflow.shipping;

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
 * @param eatenHere whether what is picked up is eaten at the store
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
    boolean eatenHere) {

  /** Whether it says a sum of money, which another currency would make another one. */
  public boolean hasAmount() {
    return tariff.hasAmount() || freeFrom != null;
  }

  /** Whether goods of that value make it cost nothing. */
  boolean isFreeFor(Money value) {
    return freeFrom != null && value.compareTo(freeFrom) >= 0;
  }
}
