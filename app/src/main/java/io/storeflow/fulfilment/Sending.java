package io.storeflow.fulfilment;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to go out together.
 *
 * @param units by position of the line; null for all that is left
 * @param givenTo who fetches it; empty where that is not said
 * @param mails whether the shopper is told by mail
 * @param seen what was left when somebody decided, by position; null if that does not matter
 * @param key what is kept of the form, so that one that is sent twice is done once; null for none
 */
public record Sending(
    @Nullable Map<Integer, Integer> units,
    ParcelLabel label,
    String givenTo,
    boolean byCode,
    boolean mails,
    @Nullable Map<Integer, Integer> seen,
    @Nullable String key) {

  /** All that is left, with nothing said about it. */
  public static Sending all(boolean mails) {
    return new Sending(null, ParcelLabel.NONE, "", false, mails, null, null);
  }

  /** All that is left, to somebody who fetches it. */
  static Sending to(String name, boolean byCode) {
    return new Sending(null, ParcelLabel.NONE, name, byCode, false, null, null);
  }

  /**
   * The units that go out, if they are there.
   *
   * @throws CannotSend if they are not
   */
  Map<Integer, Integer> checked(Outgoing order) {
    var rest = order.rest();
    if (seen != null && !seen.equals(rest)) throw new CannotSend(CannotSend.Why.OVERTAKEN);
    if (rest.isEmpty()) throw new CannotSend(CannotSend.Why.NOTHING_LEFT);
    if (units == null) return rest;
    units.forEach(
        (position, wanted) -> {
          int left = rest.getOrDefault(position, 0);
          if (wanted > left)
            throw new CannotSend(CannotSend.Why.TOO_MANY, line(order, position, left));
        });
    var chosen = new java.util.TreeMap<>(units);
    chosen.values().removeIf(it -> it <= 0);
    if (chosen.isEmpty()) throw new CannotSend(CannotSend.Why.NOTHING_CHOSEN);
    return chosen;
  }

  private static Outgoing.@Nullable Line line(Outgoing order, int position, int left) {
    return order.lines().stream()
        .filter(it -> it.position() == position)
        .findFirst()
        .map(it -> it.of(left))
        .orElse(null);
  }
}
