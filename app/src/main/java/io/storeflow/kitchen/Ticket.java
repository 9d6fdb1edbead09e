package io.storeflow.kitchen;

import io.storeflow.order.FulfilmentState;
import io.storeflow.shipping.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as the kitchen reads it.
 *
 * @param promisedAt null where the shopper was told no time
 */
public record Ticket(
    long number,
    String name,
    Method method,
    FulfilmentState state,
    Instant placedAt,
    @Nullable Instant promisedAt,
    @Nullable Instant readyAt,
    String note,
    List<Item> items) {

  /** Parcels have a day: the shopper was promised no time. */
  private static final Duration PARCEL = Duration.ofDays(1);

  public record Item(int quantity, String title, String variant, List<Extra> extras) {}

  public record Extra(int quantity, String title) {}

  /** When it has to be ready. */
  public Instant due() {
    return promisedAt == null ? placedAt.plus(PARCEL) : promisedAt;
  }

  /** From how many minutes before that on it is pressing: a rider needs longer than a counter. */
  public int soon() {
    return switch (method) {
      case PICKUP -> 10;
      case DELIVERY -> 15;
      case SHIPPING -> 120;
    };
  }

  public boolean isReady() {
    return state == FulfilmentState.READY;
  }

  /** Fresh, soon or late. The screen computes the same each second. */
  public String age(Instant now) {
    if (now.isAfter(due())) return "late";
    return Duration.between(now, due()).toMinutes() < soon() ? "soon" : "fresh";
  }

  /** Minutes to the time it is due, or since. */
  public long away(Instant now) {
    return Duration.between(now, due()).abs().toMinutes();
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
