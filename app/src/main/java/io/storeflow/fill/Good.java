package io.storeflow.fill;

import io.storeflow.demodata.Picture;
import io.storeflow.forsale.Kin;
import io.storeflow.forsale.VariantForSale;
import io.storeflow.product.ProductState;
import io.storeflow.product.TaxClass;
import io.storeflow.shipping.Profile;
import io.storeflow.store.Store;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A product that is about to be written, with its variants.
 *
 * @param giftCard whether its units become gift cards
 */
public record Good(
    long id,
    String publicId,
    String slug,
    String title,
    String second,
    String text,
    @Nullable Long categoryId,
    @Nullable Picture picture,
    ProductState state,
    TaxClass taxClass,
    List<Variant> variants,
    boolean giftCard) {

  /**
   * @param received units that come in at the start; null where stock is not counted
   * @param backorder units that may be sold when none is left
   * @param content as a row keeps it; empty for what has no price by measure
   */
  public record Variant(
      long id,
      String publicId,
      String title,
      String sku,
      long price,
      @Nullable Long compareAt,
      @Nullable Integer received,
      int lowAt,
      int backorder,
      String content) {

    private Variant receiving(Map<Long, Integer> more) {
      if (received == null) return this;
      int all = received + more.getOrDefault(id, 0);
      return new Variant(
          id, publicId, title, sku, price, compareAt, all, lowAt, backorder, content);
    }
  }

  /** That of the cheapest variant. */
  long price() {
    return variants.stream().mapToLong(Variant::price).min().orElseThrow();
  }

  /** The same with so many units more received, by variant. */
  public Good receiving(Map<Long, Integer> more) {
    var changed = variants.stream().map(variant -> variant.receiving(more)).toList();
    return new Good(
        id,
        publicId,
        slug,
        title,
        second,
        text,
        categoryId,
        picture,
        state,
        taxClass,
        changed,
        giftCard);
  }

  /** The variants as they are sold. */
  public Stream<VariantForSale> forSale(Store store) {
    return variants.stream()
        .map(
            variant ->
                new VariantForSale(
                    variant.id(),
                    variant.publicId(),
                    id,
                    publicId,
                    slug,
                    title,
                    second,
                    variant.title(),
                    variant.sku(),
                    store.money(variant.price()),
                    variant.compareAt() == null ? null : store.money(variant.compareAt()),
                    picture == null ? "" : picture.path(),
                    variant.received() != null,
                    false,
                    0,
                    Profile.NONE,
                    List.of(),
                    new Kin(categoryId, null, Set.of()),
                    taxClass,
                    giftCard));
  }
}
