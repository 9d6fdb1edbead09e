package io.storeflow.forsale;

import io.storeflow.platform.markup.Markup;
import io.storeflow.product.Attribute;
import io.storeflow.product.TaxClass;
import io.storeflow.safety.Safety;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What shoppers are told of a product beside its words, picture and price.
 *
 * @param markup of the description; null for plain text
 * @param type empty for none
 * @param seoTitle what search engines show instead of the title; empty for the title
 * @param seoText what they show below it; empty for the beginning of the description
 * @param safety what holds of the product, by itself or by its brand
 * @param taxClass what it is for the tax
 * @param giftCard whether it comes by mail, untaxed
 */
public record ShopTraits(
    @Nullable Markup markup,
    boolean featured,
    String type,
    Brand brand,
    List<String> tags,
    List<Attribute> attributes,
    String seoTitle,
    String seoText,
    Safety safety,
    TaxClass taxClass,
    boolean giftCard) {
  static final ShopTraits UNTOLD =
      new ShopTraits(
          null,
          false,
          "",
          Brand.NONE,
          List.of(),
          List.of(),
          "",
          "",
          Safety.NONE,
          TaxClass.STANDARD,
          false);

  /**
   * The brand of a product.
   *
   * @param name empty for none, as slug
   * @param logo its address; empty for none
   */
  public record Brand(String name, String slug, String logo) {
    static final Brand NONE = new Brand("", "", "");

    public boolean isNone() {
      return name.isEmpty();
    }
  }
}
