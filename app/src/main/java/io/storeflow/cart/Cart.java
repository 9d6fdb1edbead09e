package io.storeflow.cart;

import io.storeflow.platform.money.Money;
import io.storeflow.store.Store;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a visitor wants to buy, at the prices of this moment; the latest line first.
 *
 * @param version what an order claims; null for a visitor who has no cart
 */
public record Cart(List<CartLine> lines, Money subtotal, @Nullable CartVersion version) {

  static Cart of(Store store, List<CartLine> lines, @Nullable CartVersion version) {
    var subtotal = store.money(0);
    for (var line : lines) if (line.isBuyable()) subtotal = subtotal.plus(line.total());
    return new Cart(lines, subtotal, version);
  }

  public static Cart empty(Store store) {
    return of(store, List.of(), null);
  }

  public boolean isEmpty() {
    return lines.isEmpty();
  }

  /** Whether all of it can be bought as it is. */
  public boolean isBuyable() {
    return !lines.isEmpty() && lines.stream().allMatch(CartLine::isBuyable);
  }

  /** Units in all. */
  public int count() {
    return lines.stream().mapToInt(CartLine::quantity).sum();
  }

  /** Units by public id of the variant: what a quote is bound to. */
  public Map<String, Integer> units() {
    var units = new TreeMap<String, Integer>();
    lines.forEach(line -> units.put(line.variantId(), line.quantity()));
    return units;
  }
}
