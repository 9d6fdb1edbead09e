package io.storeflow.kitchen;

import io.storeflow.allergen.AllergenGroup;
import io.storeflow.allergen.NamedAllergens;
import io.storeflow.fulfilment.HoldReason;
import io.storeflow.modifier.Extra;
import io.storeflow.order.FulfilmentState;
import io.storeflow.shipping.Method;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An order as the kitchen reads it.
 *
 * @param state where it is; of a cancelled one, where it was
 * @param readyBy null for parcels from before they had a time
 * @param place among the keys of the board, from 1; 0 while it has none
 * @param cancelledAt null if it was not
 * @param point where it is fetched; null where that is simply the store
 * @param held why it is not to move on; null where nobody holds it
 */
public record Ticket(
    long id,
    long number,
    String name,
    Method method,
    FulfilmentState state,
    Instant placedAt,
    @Nullable Instant readyBy,
    @Nullable Instant readyAt,
    String note,
    List<Item> items,
    int place,
    @Nullable Instant cancelledAt,
    @Nullable String point,
    @Nullable HoldReason held) {

  /** Parcels had a day. */
  private static final Duration PARCEL = Duration.ofDays(1);

  private static final int LEAST_SOON = 2;

  public record Item(int quantity, String title, String variant, String sku, List<Extra> extras) {}

  /** When it has to be ready. */
  public Instant due() {
    return readyBy == null ? placedAt.plus(PARCEL) : readyBy;
  }

  /**
   * From how many minutes before that on it is pressing: the last quarter of the time that was
   * promised, but no longer than a counter, a rider or a parcel need.
   */
  public int soon() {
    int most =
        switch (method) {
          case PICKUP -> 10;
          case DELIVERY -> 15;
          case SHIPPING -> 120;
        };
    long quarter = Duration.between(placedAt, due()).toMinutes() / 4;
    return (int) Math.clamp(quarter, LEAST_SOON, most);
  }

  /** What its note names that somebody may not eat; empty for none. */
  public Set<AllergenGroup> alarms() {
    return NamedAllergens.in(note);
  }

  public boolean isReady() {
    return state == FulfilmentState.READY;
  }

  public boolean isCancelled() {
    return cancelledAt != null;
  }

  /** What is typed to press its button; empty if it has no key. */
  public String press() {
    return PressKey.of(place);
  }

  /** Fresh, soon or late. The screen computes the same each second. */
  public String age(Instant now) {
    if (isCancelled() || isReady()) return "fresh";
    if (now.isAfter(due())) return "late";
    return Duration.between(now, due()).toMinutes() < soon() ? "soon" : "fresh";
  }

  /** Whether its shopper was told a day and no time of it. */
  public boolean dueOnDay() {
    return readyBy == null || method == Method.SHIPPING;
  }

  /** When it has to be ready, in words as of that moment. */
  public Due said(Instant now, ZoneId zone, Locale locale) {
    return Due.of(this, now, zone, locale);
  }

  /** Where one press takes it. */
  public FulfilmentState next() {
    return switch (state) {
      case NEW, ACCEPTED -> FulfilmentState.PREPARING;
      case PREPARING -> FulfilmentState.READY;
      default -> FulfilmentState.COMPLETED;
    };
  }
}
