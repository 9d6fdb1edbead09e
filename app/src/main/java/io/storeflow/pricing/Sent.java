package io.storeflow.pricing;

import io.storeflow.platform.money.Money;
import io.storeflow.pricing.Totals.Line;
import io.storeflow.shipping.Consignment;
import io.storeflow.shipping.Fare;
import java.util.HashMap;
import java.util.List;

/** What of a basket is to be brought: gift cards are not, and where nothing is it costs nothing. */
final class Sent {
  private Sent() {}

  /**
   * @param value of all lines, after discounts
   */
  static Consignment of(List<Line> lines, Money value) {
    if (isNothing(lines)) return Consignment.of(value, 0);
    var grams = new HashMap<Long, Long>();
    var rest = value;
    for (var line : lines) {
      if (line.variant().giftCard()) {
        rest = rest.minus(line.total());
        continue;
      }
      long weight = (long) line.variant().grams() * line.quantity();
      grams.merge(line.variant().shippingProfile(), weight, Long::sum);
    }
    return Consignment.of(rest, grams);
  }

  static List<Fare> fares(List<Line> lines, List<Fare> fares) {
    return isNothing(lines) ? fares.stream().map(Sent::free).toList() : fares;
  }

  private static boolean isNothing(List<Line> lines) {
    return !lines.isEmpty() && lines.stream().allMatch(line -> line.variant().giftCard());
  }

  private static Fare free(Fare fare) {
    var nothing = Money.zero(fare.price().currency());
    return new Fare(List.of(new Fare.Charge(fare.rate(), nothing, nothing)));
  }
}
