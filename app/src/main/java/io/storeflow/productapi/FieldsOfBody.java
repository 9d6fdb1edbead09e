package io.storeflow.productapi;

import io.storeflow.catalog.ProductFields;
import io.storeflow.catalog.Slugs;
import io.storeflow.category.CategoryTree;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.failure.Wrong;
import io.storeflow.platform.form.TextRules;
import io.storeflow.platform.input.Slug;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.input.several.Listed;
import io.storeflow.product.Description;
import io.storeflow.product.ProductState;
import io.storeflow.product.ProductTraits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a body says of the product itself.
 *
 * @param tree the categories of the store
 */
record FieldsOfBody(ProductBody body, CategoryTree tree) {
  private static final int MOST_OF_TITLE = 200;
  private static final String STATES = "draft, active, archived";

  /** The fields as they were, but for what is sent; notes what is wrong. */
  ProductFields read(ProductFields was, List<Wrong> wrongs) {
    var title = body.title() == null ? was.title() : Typed.line(body.title());
    TextRules.line(wrongs, "/title", title, MOST_OF_TITLE);
    var state = state(was, wrongs);
    var traits = traits(was.traits(), wrongs);
    boolean kept = state == was.state() || state == ProductState.ACTIVE;
    return new ProductFields(
        title,
        was.secondTitle(),
        description(was, wrongs),
        slug(was, wrongs),
        category(was, wrongs),
        was.pictures(),
        state,
        kept ? traits : traits.publishedAt(null));
  }

  private Description description(ProductFields was, List<Wrong> wrongs) {
    if (body.description() == null) return was.description();
    var typed = Typed.text(body.description());
    TextRules.optionalLine(wrongs, "/description", typed, Description.LONGEST_MARKUP);
    if (Typed.length(typed) > Description.LONGEST_MARKUP) return was.description();
    var read = Description.ofHtml(typed);
    TextRules.optionalLine(wrongs, "/description", read.text(), Description.LONGEST);
    return read;
  }

  private String slug(ProductFields was, List<Wrong> wrongs) {
    if (body.slug() == null) return was.slug();
    var read = Slug.read(body.slug(), 1, Slugs.MAX);
    if (read.value().isEmpty() && !read.isMissing())
      wrongs.add(Wrong.of("/slug", "product.slug_form"));
    return read.orElse(was.slug());
  }

  private @Nullable String category(ProductFields was, List<Wrong> wrongs) {
    if (body.category() == null) return was.category();
    var slug = Typed.line(body.category());
    if (slug.isEmpty()) return null;
    var found = tree.bySlug(slug);
    if (found.isEmpty()) wrongs.add(Wrong.of("/category", "query.category"));
    return found.map(CategoryTree.Node::publicId).orElse(null);
  }

  private ProductState state(ProductFields was, List<Wrong> wrongs) {
    if (body.state() == null) return was.state();
    var read = Coded.find(ProductState.class, Typed.line(body.state()));
    if (read.isEmpty()) wrongs.add(Wrong.of("/state", "one_of", STATES));
    return read.orElse(was.state());
  }

  private ProductTraits traits(ProductTraits was, List<Wrong> wrongs) {
    return new ProductTraits(
        was.publishAt(),
        body.featured() == null ? was.featured() : body.featured(),
        line("/type", body.type(), was.type(), ProductTraits.LONGEST_TYPE, wrongs),
        line("/brand", body.brand(), was.brand(), ProductTraits.LONGEST_BRAND, wrongs),
        tags(was, wrongs),
        was.attributes(),
        was.seoTitle(),
        was.seoText());
  }

  private static String line(
      String at, @Nullable String sent, String was, int longest, List<Wrong> wrongs) {
    if (sent == null) return was;
    var read = Typed.line(sent);
    TextRules.optionalLine(wrongs, at, read, longest);
    return read;
  }

  /** Read as the form reads them, so that two that people take for one are one. */
  private List<String> tags(ProductTraits was, List<Wrong> wrongs) {
    var sent = body.tags();
    if (sent == null) return was.tags();
    for (int i = 0; i < sent.size(); i++)
      if (sent.get(i).contains(",")) wrongs.add(Wrong.of("/tags/" + i, "product.comma"));
    var read =
        Listed.read(String.join(",", sent), ProductTraits.MOST_TAGS, ProductTraits.LONGEST_TAG);
    TextRules.refused(wrongs, "/tags", read);
    return read.orElse(List.of());
  }
}
