package io.storeflow.rates;

import io.storeflow.pickup.OwnStock;
import io.storeflow.pickup.PickupPlace;
import io.storeflow.platform.money.Money;
import io.storeflow.shipping.Handling;
import io.storeflow.shipping.Method;
import io.storeflow.shipping.Profile;
import io.storeflow.shipping.Rate;
import io.storeflow.shipping.Tariff;
import io.storeflow.shipping.Transit;
import io.storeflow.shipping.Zone;
import io.storeflow.store.Audited.Changes;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A rate as somebody wants it.
 *
 * @param zone null for pickup
 * @param profile null for goods without one
 * @param place where it is fetched; null for the address of the store
 * @param eatenHere whether what is picked up is eaten at the store, which decides its tax
 * @param stock what may be fetched at its place
 */
public record RateDraft(
    String name,
    @Nullable Zone zone,
    Tariff tariff,
    @Nullable Money freeFrom,
    @Nullable Transit transit,
    @Nullable Profile profile,
    boolean active,
    Handling handling,
    @Nullable PickupPlace place,
    boolean eatenHere,
    OwnStock stock) {

  /** One that takes first what its place has. */
  public RateDraft(
      String name,
      @Nullable Zone zone,
      Tariff tariff,
      @Nullable Money freeFrom,
      @Nullable Transit transit,
      @Nullable Profile profile,
      boolean active,
      Handling handling,
      @Nullable PickupPlace place,
      boolean eatenHere) {
    this(
        name,
        zone,
        tariff,
        freeFrom,
        transit,
        profile,
        active,
        handling,
        place,
        eatenHere,
        OwnStock.FIRST);
  }

  /** One that goes out as soon as the store usually can. */
  public RateDraft(
      String name,
      @Nullable Zone zone,
      Tariff tariff,
      @Nullable Money freeFrom,
      @Nullable Transit transit,
      @Nullable Profile profile,
      boolean active) {
    this(name, zone, tariff, freeFrom, transit, profile, active, Handling.NONE, null, false);
  }

  /** One price for all goods. */
  static RateDraft flat(String name, @Nullable Zone zone, Money price) {
    return new RateDraft(name, zone, Tariff.flat(price), null, null, null, true);
  }

  Method method() {
    return zone == null ? Method.PICKUP : zone.method();
  }

  long profileId() {
    return profile == null ? Profile.NONE : profile.id();
  }

  /** What it says, for the audit log. */
  Changes created() {
    return Changes.none()
        .field("name", null, name)
        .field("method", null, method().code())
        .field("zone", null, zone == null ? null : zone.publicId())
        .field("price", null, plain(tariff))
        .field("free_from", null, plain(freeFrom))
        .field("days", null, plain(transit))
        .field("profile", null, profile == null ? null : profile.name())
        .field("active", null, active)
        .field("handling_days", null, handling.days() == 0 ? null : handling.days())
        .field("cutoff", null, handling.cutoffText())
        .field("lead_minutes", null, handling.minutes())
        .field("location", null, place == null ? null : place.name())
        .field("here", null, eatenHere ? true : null)
        .field("only_there", null, stock.alone() ? true : null)
        .field("elsewhere_minutes", null, stock.minutes() == 0 ? null : stock.minutes());
  }

  /** What it changes, for the audit log; whose profiles it was and is in is told by name. */
  Changes differences(Rate before, @Nullable String profileBefore) {
    return Changes.none()
        .field("name", before.name(), name)
        .field("price", plain(before.tariff()), plain(tariff))
        .field("free_from", plain(before.freeFrom()), plain(freeFrom))
        .field("days", plain(before.transit()), plain(transit))
        .field("profile", profileBefore, profile == null ? null : profile.name())
        .field("active", before.active(), active)
        .field("handling_days", before.handling().days(), handling.days())
        .field("cutoff", before.handling().cutoffText(), handling.cutoffText())
        .field("lead_minutes", before.handling().minutes(), handling.minutes())
        .field(
            "location",
            before.place() == null ? null : before.place().name(),
            place == null ? null : place.name())
        .field("here", before.eatenHere(), eatenHere)
        .field("only_there", before.stock().alone(), stock.alone())
        .field("elsewhere_minutes", before.stock().minutes(), stock.minutes());
  }

  private static String plain(Tariff tariff) {
    if (tariff.isFlat()) return tariff.first().plain();
    return tariff.basis().code()
        + " "
        + tariff.bands().stream()
            .map(it -> (it.upTo() == null ? "" : it.upTo()) + ": " + it.price().plain())
            .collect(Collectors.joining(", "));
  }

  private static @Nullable String plain(@Nullable Transit transit) {
    return transit == null ? null : transit.plain();
  }

  private static @Nullable String plain(@Nullable Money amount) {
    return amount == null ? null : amount.plain();
  }
}
