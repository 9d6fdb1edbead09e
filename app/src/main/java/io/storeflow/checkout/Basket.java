package io.storeflow.checkout;

import io.storeflow.forsale.VariantForSale;
import io.storeflow.platform.money.Money;
import io.storeflow.platform.web.Problem;
import io.storeflow.platform.web.Wrong;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Items found in the catalogue at their present prices. A variant given twice is one line.
 *
 * @param lines in the order in which they were given
 * @param subtotal sum of the lines
 */
public record Basket(List<Line> lines, Money subtotal) {
  /** The most units of one variant in one order. */
  public static final int MOST_UNITS = 999;

  /** The most lines in one order. */
  public static final int MOST_LINES = 100;

  /**
   * @param firstIndex where among the given items the variant stood first
   */
  public record Line(VariantForSale variant, int quantity, Money total, int firstIndex) {}

  /**
   * Looks the items up.
   *
   * @throws Problem 422 naming each item that cannot be bought
   */
  static Basket of(Store store, PriceList prices, List<CheckoutRequest.Item> items) {
    var found = prices.variants(items.stream().map(CheckoutRequest.Item::variantId).toList());
    var faults = new ArrayList<Wrong>();
    Map<String, Line> lines = new LinkedHashMap<>();
    for (int i = 0; i < items.size(); i++) {
      var item = items.get(i);
      var variant = found.get(item.variantId());
      if (variant == null) {
        faults.add(Wrong.of("/items/" + i + "/variant_id", "not_for_sale"));
        continue;
      }
      var before = lines.get(item.variantId());
      int quantity = item.quantity() + (before == null ? 0 : before.quantity());
      if (quantity > MOST_UNITS) {
        faults.add(Wrong.of("/items/" + i + "/quantity", "too_many_units", MOST_UNITS));
        continue;
      }
      int index = before == null ? i : before.firstIndex();
      lines.put(
          item.variantId(), new Line(variant, quantity, variant.price().times(quantity), index));
    }
    if (!faults.isEmpty()) throw Problem.invalid(faults);
    var subtotal = Money.zero(store.currency());
    for (var line : lines.values()) subtotal = subtotal.plus(line.total());
    return new Basket(List.copyOf(lines.values()), subtotal);
  }

  /** Units by public id of the variant: what a quote is bound to. */
  public Map<String, Integer> units() {
    var units = new TreeMap<String, Integer>();
    lines.forEach(line -> units.put(line.variant().publicId(), line.quantity()));
    return units;
  }

  /** Units by row id of the variant, of tracked variants only. */
  Map<Long, Integer> trackedUnits() {
    var units = new TreeMap<Long, Integer>();
    for (var line : lines) {
      if (line.variant().tracked()) units.put(line.variant().id(), line.quantity());
    }
    return units;
  }

  /** Public ids of the variants by their row ids. */
  Map<Long, String> publicIds() {
    return lines.stream()
        .map(Line::variant)
        .collect(Collectors.toMap(VariantForSale::id, VariantForSale::publicId));
  }

  /** Units in all. */
  public int count() {
    return lines.stream().mapToInt(Line::quantity).sum();
  }
}
