package io.storeflow.forsale;

import io.storeflow.platform.input.Typed;
import io.storeflow.product.ProductSort;
import org.jspecify.annotations.Nullable;

/**
 * Which active products to list, and how sorted.
 *
 * @param q words that must stand in the title or second title, or the beginning of an SKU; empty
 *     for all
 * @param category slug; null for all
 * @param brand row id; null for any
 * @param minMinor price of the cheapest variant in minor units, at least; maxMinor: at most
 */
public record ShopFilter(
    String q,
    @Nullable String category,
    @Nullable Long brand,
    boolean inStock,
    @Nullable Long minMinor,
    @Nullable Long maxMinor,
    ProductSort sort) {

  public static ShopFilter all() {
    return new ShopFilter("", null, null, false, null, null, ProductSort.SHELF);
  }

  public ShopFilter category(String slug) {
    return new ShopFilter(q, slug, brand, inStock, minMinor, maxMinor, sort);
  }

  public ShopFilter brand(long id) {
    return new ShopFilter(q, category, id, inStock, minMinor, maxMinor, sort);
  }

  public ShopFilter search(String words) {
    return new ShopFilter(Typed.line(words), category, brand, inStock, minMinor, maxMinor, sort);
  }

  public ShopFilter inStock(boolean inStock) {
    return new ShopFilter(q, category, brand, inStock, minMinor, maxMinor, sort);
  }

  /** Whether prices decide what is listed, or in which order. */
  public boolean asksPrice() {
    boolean sorts = sort == ProductSort.PRICE || sort == ProductSort.PRICE_DOWN;
    return sorts || minMinor != null || maxMinor != null;
  }

  public ShopFilter price(@Nullable Long minMinor, @Nullable Long maxMinor) {
    return new ShopFilter(q, category, brand, inStock, minMinor, maxMinor, sort);
  }
}
