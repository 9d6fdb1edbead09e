package io.storeflow.returning;

import io.storeflow.fulfilment.Fulfilment;
import io.storeflow.fulfilment.FulfilmentStage;
import io.storeflow.fulfilment.Outgoing;
import io.storeflow.shipping.Method;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** When an order came to its shopper, from which on days to send it back are counted; pure. */
public final class Arrival {
  /** A parcel of which nobody has said that it came is taken to have come by then. */
  public static final Duration ON_THE_WAY = Duration.ofDays(7);

  private Arrival() {}

  /**
   * When the last of it came: days are counted from then on, for all of it.
   *
   * @param closedAt when nobody worked on it any more, for orders from before it was written what
   *     went out
   * @return null while some of it has not gone out
   */
  public static @Nullable Instant of(Outgoing order, @Nullable Instant closedAt) {
    if (order.gone() < order.units()) return null;
    return order.parcels().stream()
        .map(it -> came(it, order.method()))
        .max(Comparator.naturalOrder())
        .orElse(closedAt);
  }

  private static Instant came(Fulfilment parcel, Method method) {
    var delivered = parcel.deliveredAt();
    if (delivered != null) return delivered;
    boolean carried = parcel.stage() == FulfilmentStage.SHIPPED && method == Method.SHIPPING;
    return carried ? parcel.sentAt().plus(ON_THE_WAY) : parcel.sentAt();
  }

  /** The end of the last of so many days after it came, by the calendar of the store. */
  public static Instant until(Instant came, int days, ZoneId zone) {
    return came.atZone(zone).toLocalDate().plusDays(days + 1L).atStartOfDay(zone).toInstant();
  }
}
