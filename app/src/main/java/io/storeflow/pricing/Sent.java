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

  /** Wherever the buyer is, if nothing is brought. */
  static List<Fare> fares(PriceBook book, List<Line> lines, List<Fare> fares) {
    if (!isNothing(lines)) return fares;
    var nothing = Money.zero(book.currency());
    return book.offered().stream()
        .map(rate -> new Fare(List.of(new Fare.Charge(rate, nothing, nothing))))
        .toList();
  }

  static boolean isNothing(List<Line> lines) {
    return !lines.isEmpty() && lines.stream().allMatch(line -> line.variant().giftCard());
  }
}
