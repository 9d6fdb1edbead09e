package io.storeflow.product;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a product beside its words, picture and price.
 *
 * @param publishAt when a draft goes on sale by itself; of one on sale since when, null for not
 *     known
 * @param featured whether the shop shows it before others
 * @param type what kind of thing it is, in the merchant's words; empty for none
 * @param brand name of its brand; empty for none
 * @param tags in their order, no two the same as people compare them
 * @param seoTitle what search engines show instead of the title; empty for the title
 * @param seoText what they show below it; empty for the beginning of the description
 * @param shippingProfile public id of the goods with which it is sent; null for no others
 * @param taxClass what it is for the tax
 * @param giftCard whether each unit becomes a gift card of its price: nothing is sent, and it is a
 *     voucher for goods of any rate, which is not taxed when it is sold
 */
public record ProductTraits(
    @Nullable Instant publishAt,
    boolean featured,
    String type,
    String brand,
    List<String> tags,
    List<Attribute> attributes,
    String seoTitle,
    String seoText,
    @Nullable String shippingProfile,
    TaxClass taxClass,
    boolean giftCard) {
  public static final int LONGEST_TYPE = 100;
  public static final int LONGEST_BRAND = 100;
  public static final int LONGEST_TAG = 60;
  public static final int MOST_TAGS = 50;
  public static final int LONGEST_SEO_TITLE = 200;
  public static final int LONGEST_SEO_TEXT = 500;

  /** From now until it goes on sale by itself; what is further away is a slip of the keys. */
  public static final int MOST_YEARS_AHEAD = 5;

  public static final ProductTraits NONE =
      new ProductTraits(
          null, false, "", "", List.of(), List.of(), "", "", null, TaxClass.STANDARD, false);

  /** Those of a copy: it goes on sale when somebody says so, and is found under its own title. */
  public ProductTraits copy() {
    return new ProductTraits(
        null, false, type, brand, tags, attributes, "", "", shippingProfile, taxClass, giftCard);
  }

  public ProductTraits publishedAt(@Nullable Instant at) {
    return new ProductTraits(
        at,
        featured,
        type,
        brand,
        tags,
        attributes,
        seoTitle,
        seoText,
        shippingProfile,
        taxClass,
        giftCard);
  }
}
