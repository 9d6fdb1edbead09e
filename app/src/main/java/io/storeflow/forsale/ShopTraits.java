package io.storeflow.forsale;

import io.storeflow.platform.markup.Markup;
import io.storeflow.product.Attribute;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What shoppers are told of a product beside its words, picture and price.
 *
 * @param markup of the description; null for plain text
 * @param brand and type are empty for none
 * @param seoTitle what search engines show instead of the title; empty for the title
 * @param seoText what they show below it; empty for the beginning of the description
 */
public record ShopTraits(
    @Nullable Markup markup,
    boolean featured,
    String type,
    String brand,
    List<String> tags,
    List<Attribute> attributes,
    String seoTitle,
    String seoText) {
  static final ShopTraits UNTOLD =
      new ShopTraits(null, false, "", "", List.of(), List.of(), "", "");
}
