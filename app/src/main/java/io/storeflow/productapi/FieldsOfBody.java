package io.storeflow.productapi;

import io.storeflow.catalog.ProductFields;
import io.storeflow.catalog.ProductFields.OfPicture;
import io.storeflow.catalog.Slugs;
import io.storeflow.category.CategoryTree;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.failure.Wrong;
import io.storeflow.platform.form.TextRules;
import io.storeflow.platform.input.Slug;
import io.storeflow.platform.input.Typed;
import io.storeflow.product.Description;
import io.storeflow.product.ProductState;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a body says of the product itself.
 *
 * @param tree the categories of the store
 * @param zone that of the store
 */
record FieldsOfBody(ProductBody body, CategoryTree tree, ZoneId zone, Instant now) {
  private static final int MOST_OF_TITLE = 200;
  private static final String STATES = "draft, active, archived";

  /** The fields as they were, but for what is sent; notes what is wrong. */
  ProductFields read(ProductFields was, List<Wrong> wrongs) {
    var title = body.title() == null ? was.title() : Typed.line(body.title());
    TextRules.line(wrongs, "/title", title, MOST_OF_TITLE);
    var state = state(was, wrongs);
    var traits = new TraitsOfBody(body, zone, now).read(was.traits(), wrongs);
    var planned = traits.publishAt();
    boolean later = body.publishAt() != null && planned != null && planned.isAfter(now);
    if (later) state = planned(was, state, wrongs);
    boolean kept =
        later || state == ProductState.ACTIVE || (state == was.state() && body.publishAt() == null);
    return new ProductFields(
        title,
        was.secondTitle(),
        description(was, wrongs),
        slug(was, wrongs),
        category(was, wrongs),
        pictures(was, wrongs),
        state,
        kept ? traits : traits.publishedAt(null));
  }

  private List<OfPicture> pictures(ProductFields was, List<Wrong> wrongs) {
    return body.images() == null
        ? was.pictures()
        : PictureBody.read(body.images(), was.pictures(), wrongs);
  }

  /** What goes on sale later is a draft until then; who says draft means that it stays one. */
  private ProductState planned(ProductFields was, ProductState state, List<Wrong> wrongs) {
    boolean sold =
        body.state() == null ? was.state() != ProductState.ARCHIVED : state == ProductState.ACTIVE;
    if (!sold) wrongs.add(Wrong.of("/state", "product.publish_state"));
    return ProductState.DRAFT;
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
}
