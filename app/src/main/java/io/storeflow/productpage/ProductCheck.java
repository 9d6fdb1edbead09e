package io.storeflow.productpage;

import io.storeflow.catalog.ProductChange;
import io.storeflow.catalog.ProductChange.VariantChange;
import io.storeflow.catalog.ProductFields;
import io.storeflow.catalog.ProductFields.OfPicture;
import io.storeflow.catalog.Slugs;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.input.Slug;
import io.storeflow.platform.input.Typed;
import io.storeflow.product.Description;
import io.storeflow.product.ProductState;
import io.storeflow.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** Checks a typed product, field by field, and reads it. Says what would be right. */
final class ProductCheck {

  private final ProductForm form;
  private final Store store;
  private final Instant now;
  private final Errors errors;

  /** Public ids of a store's categories and shipping profiles. */
  record Known(List<String> categories, List<String> profiles) {}

  private ProductCheck(ProductForm form, Store store, Instant now, Errors errors) {
    this.form = form;
    this.store = store;
    this.now = now;
    this.errors = errors;
  }

  /**
   * What the form asks for; empty if anything is wrong, which {@code errors} then says.
   *
   * @param known what the store has to choose from
   */
  static Optional<ProductChange> read(
      ProductForm form, Store store, Known known, Instant now, Errors errors) {
    var change = new ProductCheck(form, store, now, errors).read(known);
    return errors.hasErrors() ? Optional.empty() : Optional.of(change);
  }

  private ProductChange read(Known known) {
    var title = Typed.line(form.title());
    if (title.isEmpty()) errors.rejectValue("title", "catalog.error.title.missing");
    var traits = new TraitsCheck(form.said(), store.timeZone(), now, errors).read(known.profiles());
    boolean planned = isPlanned(traits.publishAt());
    var state = state(planned);
    boolean sold = planned || state == ProductState.ACTIVE;
    var fields =
        new ProductFields(
            bounded("title", title, ProductFields.MAX_TITLE),
            bounded("secondTitle", Typed.line(form.secondTitle()), ProductFields.MAX_TITLE),
            description(),
            slug(title),
            category(known.categories()),
            pictures(),
            state,
            sold ? traits : traits.publishedAt(null));
    var images = fields.pictures().stream().map(OfPicture::id).collect(Collectors.toSet());
    if (!Typed.line(form.others()).isEmpty()) errors.reject("catalog.error.others");
    var check = new VariantsCheck(form.grid(), images, store, errors);
    var options = check.options();
    var variants = check.variants();
    sells(variants);
    var reason = bounded("reason", Typed.line(form.reason()), ProductFields.MAX_TITLE);
    return new ProductChange(fields, reason, options, variants, check.removed());
  }

  /** What would be cut is not even read. */
  private Description description() {
    boolean marked = Boolean.TRUE.equals(form.marked());
    int most = marked ? Description.LONGEST_MARKUP : Description.LONGEST;
    var typed = bounded("description", Typed.text(form.description()), most);
    if (Typed.length(typed) > most) return Description.plain("");
    var read = form.described();
    if (marked) bounded("description", read.text(), Description.LONGEST);
    return read;
  }

  private String slug(String title) {
    var read = Slug.read(form.slug(), 1, Slugs.MAX);
    if (read.refusal().isPresent()) {
      var made = Slugs.of(Typed.line(form.slug()));
      var better = made.isEmpty() ? Slugs.of(title) : made;
      reject("slug", "catalog.error.slug.letters", better.isEmpty() ? "tonkotsu-ramen" : better);
    }
    return read.orElse("");
  }

  private @Nullable String category(List<String> categories) {
    var category = Typed.line(form.category());
    if (category.isEmpty()) return null;
    if (!categories.contains(category)) errors.rejectValue("category", "catalog.error.category");
    return category;
  }

  /** Those that stay, in their order. */
  private List<OfPicture> pictures() {
    var pictures = new ArrayList<OfPicture>();
    var rows = form.shots();
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).isOut()) continue;
      var alt =
          bounded(
              "pictures[" + i + "].alt", Typed.line(rows.get(i).alt()), ProductFields.MAX_TITLE);
      pictures.add(new OfPicture(rows.get(i).image(), alt));
    }
    return pictures;
  }

  /** What goes on sale later is a draft until then. */
  private ProductState state(boolean planned) {
    if (chosen().isEmpty()) errors.rejectValue("state", "catalog.error.state");
    return planned ? ProductState.DRAFT : chosen().orElse(ProductState.DRAFT);
  }

  private boolean isPlanned(@Nullable Instant publishAt) {
    if (publishAt == null || !publishAt.isAfter(now)) return false;
    if (chosen().equals(Optional.of(ProductState.DRAFT)))
      errors.rejectValue("state", "catalog.error.publish.draft");
    return chosen().equals(Optional.of(ProductState.ACTIVE));
  }

  private Optional<ProductState> chosen() {
    return Coded.find(ProductState.class, Typed.line(form.state()));
  }

  /** What is on sale, or will be, has something that is sold. */
  private void sells(List<VariantChange> variants) {
    boolean sells = variants.stream().anyMatch(variant -> variant.fields().active());
    if (chosen().equals(Optional.of(ProductState.ACTIVE)) && !variants.isEmpty() && !sells)
      errors.rejectValue("state", "catalog.error.state.nothing");
  }

  private String bounded(String field, String text, int max) {
    return VariantsCheck.bounded(errors, field, text, max);
  }

  private void reject(String field, String code, Object argument) {
    errors.rejectValue(field, code, new Object[] {argument}, null);
  }
}
