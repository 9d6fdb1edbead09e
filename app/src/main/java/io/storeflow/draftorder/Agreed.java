package io.storeflow.draftorder;

import io.storeflow.forsale.VariantForSale;
import io.storeflow.pricing.Basket;
import io.storeflow.pricing.PriceBook;
import io.storeflow.store.Actor;
import java.util.HashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was agreed with a shopper: these lines at these prices, and what is off all of them. What is
 * for sale, taxes, rates and stock are those of the store; its rules and points hold for nothing.
 *
 * @param draft row id
 * @param version of the draft as it was read: it becomes an order only while it is that
 * @param maker who has made the draft
 */
public record Agreed(
    long draft,
    String publicId,
    int number,
    int version,
    Actor maker,
    List<DraftLine> lines,
    @Nullable DraftDiscount discount) {

  public Agreed {
    lines = List.copyOf(lines);
  }

  /** As the timeline and the audit log call it. */
  public String name() {
    return name(number);
  }

  static String name(int number) {
    return "D" + number;
  }

  public List<Basket.Item> items() {
    return lines.stream().map(DraftLine::item).toList();
  }

  /** Goods of the store among its lines. */
  public List<String> variantIds() {
    return lines.stream().filter(it -> it.goods() != null).map(DraftLine::key).toList();
  }

  /** The book of the store with what was agreed. Goods that are not for sale are not in it. */
  public PriceBook on(PriceBook book) {
    var sold = new HashMap<String, VariantForSale>();
    for (var line : lines) {
      var found = line.goods() == null ? line.own() : book.variants().get(line.key());
      if (found != null) sold.put(line.key(), found.agreed(line.price()));
    }
    return book.agreed(sold, discount == null ? List.of() : List.of(discount.rule()));
  }
}
