package io.storeflow.forsale;

import io.storeflow.allergen.Food;
import io.storeflow.exemption.Exemption;
import io.storeflow.modifier.OfferedModifiers.Offer;
import io.storeflow.platform.money.Money;
import io.storeflow.unitprice.UnitPrice;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An active product as shoppers see it, with its active variants in their order.
 *
 * @param description plain text; line breaks count
 * @param pictures in their order; of products that were not asked for in full only the first
 * @param category null for none
 * @param traits and options told of products that were asked for in full, else empty
 * @param price that of the cheapest variant
 * @param modifiers what can be chosen with it
 * @param food what it holds
 * @param exemption why nobody may withdraw from a contract on it
 */
public record ShopProduct(
    String publicId,
    String slug,
    String title,
    String secondTitle,
    String description,
    List<ShopPicture> pictures,
    @Nullable ShopCategory category,
    Money price,
    ShopTraits traits,
    List<ShopOption> options,
    List<ShopVariant> variants,
    Offer modifiers,
    Food food,
    Exemption exemption) {

  /** Address of the first picture, or empty. */
  public String imagePath() {
    return pictures.isEmpty() ? "" : pictures.getFirst().path();
  }

  /** Whether modifiers can be chosen with it. */
  public boolean choosable() {
    return modifiers.any();
  }

  /** The least that anybody pays for one: the cheapest variant with the cheapest choice. */
  public Money lowest() {
    return withLeast(price);
  }

  /** The same before, if the cheapest variant had a price before. */
  public @Nullable Money lowestBefore() {
    var before = compareAt();
    return before == null ? null : withLeast(before);
  }

  private Money withLeast(Money money) {
    return new Money(Math.max(0, money.minor() + modifiers.least()), money.currency());
  }

  /**
   * Whether {@link #lowest} is a "from": variants, or the choice that nobody can leave out, may
   * cost more.
   */
  public boolean isFrom() {
    return hasSeveralPrices() || modifiers.varies();
  }

  public StockHint availability() {
    return StockHint.of(variants);
  }

  /** How many are left of all variants together; says something only where stock is tracked. */
  public int left() {
    return StockHint.left(variants);
  }

  /** Whether a price stands struck through beside that of some variant. */
  boolean isStruck() {
    return variants.stream().anyMatch(it -> it.compareAt() != null);
  }

  /** The cheapest variant's price before, if it had one. */
  public @Nullable Money compareAt() {
    return variants.stream()
        .filter(it -> it.price().equals(price))
        .map(ShopVariant::compareAt)
        .filter(java.util.Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** What the cheapest variant costs by its measure; null where that is not told. */
  public @Nullable UnitPrice unitPrice() {
    return variants.stream()
        .filter(it -> it.price().equals(price))
        .map(ShopVariant::unitPrice)
        .filter(java.util.Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** Whether variants differ in price, so that {@link #price} is a "from". */
  public boolean hasSeveralPrices() {
    return variants.stream().anyMatch(it -> !it.price().equals(price));
  }
}
