package io.storeflow.fulfilment;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What went out of an order together.
 *
 * @param units of all its lines
 * @param givenTo who fetched it, if that was said
 * @param byCode whether they knew the code
 * @param mailedAt when the shopper was last told of it by mail; null for never
 * @param version counts its changes
 */
public record Fulfilment(
    long id,
    String publicId,
    FulfilmentStage stage,
    int units,
    ParcelLabel label,
    String givenTo,
    boolean byCode,
    Instant sentAt,
    @Nullable Instant deliveredAt,
    @Nullable Instant mailedAt,
    int version,
    List<Part> parts) {

  /**
   * @param position of the line in its order
   */
  public record Part(int position, int quantity) {}

  /** Whether a mail about another that came back told the same: its things by the same carrier. */
  boolean saysTheSameAs(Fulfilment other) {
    return id != other.id() && label.equals(other.label()) && parts.equals(other.parts());
  }

  /** How many units it has of that line. */
  int of(int position) {
    return parts.stream().filter(it -> it.position() == position).mapToInt(Part::quantity).sum();
  }
}
