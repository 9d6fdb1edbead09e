package io.storeflow.productpage;

import io.storeflow.forsale.Brief;
import io.storeflow.platform.input.Typed;

/**
 * How a product looks among the results of a search engine, as the form has it now.
 *
 * @param base the address of the shop's products, to which the slug is added
 */
public record SearchPreview(String shop, String base, String title, String slug, String text) {

  static SearchPreview of(ProductForm form, String described, String shop, String base) {
    var said = form.said();
    var title = Typed.line(form.title());
    var own = Typed.line(said.seoTitle());
    var text = Typed.line(said.seoText());
    return new SearchPreview(
        shop,
        base,
        own.isEmpty() ? title + " · " + shop : own,
        Typed.line(form.slug()),
        Brief.of(text.isEmpty() ? described : text, Brief.SEARCH_RESULT));
  }
}
