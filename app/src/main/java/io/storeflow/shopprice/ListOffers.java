package io.storeflow.shopprice;

import io.storeflow.forsale.ShopProduct;
import io.storeflow.store.Store;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one of each product of a list costs by rules: for everybody, or for who asks.
 *
 * @param now by public id; products that no rule makes cheaper are left out
 * @param personal whether somebody may pay other prices
 */
public record ListOffers(Map<String, Offers.Now> now, boolean personal) {

  /** Null where no rule makes it cheaper. */
  public Offers.@Nullable Now of(ShopProduct product) {
    return now.get(product.publicId());
  }

  /**
   * Where a page with the list asks what whoever looks at it pays, up to the ids of the products;
   * null where everybody pays the same.
   */
  public @Nullable String asked(Store store) {
    return personal ? Offers.asked(store, "/prices") : null;
  }

  /** Whether a product costs something else by these. */
  boolean differs(ShopProduct product, ListOffers other) {
    return !Objects.equals(price(of(product)), price(other.of(product)));
  }

  /** As far as a list tells it. */
  private static Offers.@Nullable Now price(Offers.@Nullable Now it) {
    return it == null ? null : it.unnamed();
  }
}
