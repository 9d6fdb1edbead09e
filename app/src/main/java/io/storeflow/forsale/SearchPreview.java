package io.storeflow.forsale;

/**
 * How a product looks among the results of a search engine.
 *
 * @param shop name of the store
 * @param named whether the name of the store stands behind the title
 * @param base the address of the shop's products, to which the slug is added
 */
public record SearchPreview(
    String shop, String base, String title, boolean named, String slug, String text) {

  /**
   * @param seoTitle and seoText are empty where they are made of title and text
   */
  public static SearchPreview of(
      String shop,
      String base,
      String title,
      String seoTitle,
      String slug,
      String seoText,
      String text) {
    return new SearchPreview(
        shop,
        base,
        seoTitle.isEmpty() ? title : seoTitle,
        seoTitle.isEmpty(),
        slug,
        Brief.of(seoText.isEmpty() ? text : seoText, Brief.SEARCH_RESULT));
  }
}
