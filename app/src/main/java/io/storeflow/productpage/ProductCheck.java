package io.storeflow.productpage;

import io.storeflow.catalog.ProductChange;
import io.storeflow.catalog.ProductChange.VariantChange;
import io.storeflow.catalog.ProductFields;
import io.storeflow.catalog.Slugs;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.input.Amount;
import io.storeflow.platform.input.Folded;
import io.storeflow.platform.input.Read;
import io.storeflow.platform.input.Slug;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.input.WholeNumber;
import io.storeflow.platform.money.Money;
import io.storeflow.product.ProductState;
import io.storeflow.productpage.ProductForm.VariantRow;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.validation.Errors;

/** Checks a typed product, field by field, and reads it. Says what would be right. */
final class ProductCheck {
  static final int MAX_TITLE = 200;
  static final int MAX_DESCRIPTION = 5000;
  static final int MAX_VARIANT_TITLE = 120;
  static final int MAX_SKU = 80;
  static final int MAX_UNITS = 1_000_000;

  private final ProductForm form;
  private final Currency currency;
  private final Locale texts;
  private final Errors errors;
  private final FormText check;

  private ProductCheck(ProductForm form, Store store, Errors errors) {
    this.form = form;
    this.currency = store.currency();
    this.texts = store.texts();
    this.errors = errors;
    this.check = new FormText(errors);
  }

  /**
   * What the form asks for; empty if anything is wrong, which {@code errors} then says.
   *
   * @param categories public ids of the store's categories
   */
  static Optional<ProductChange> read(
      ProductForm form, Store store, List<String> categories, Errors errors) {
    var change = new ProductCheck(form, store, errors).read(categories);
    return errors.hasErrors() ? Optional.empty() : Optional.of(change);
  }

  private ProductChange read(List<String> categories) {
    var title = Typed.line(form.title());
    if (title.isEmpty()) errors.rejectValue("title", "catalog.error.title.missing");
    var fields =
        new ProductFields(
            bounded("title", title, MAX_TITLE),
            bounded("secondTitle", Typed.line(form.secondTitle()), MAX_TITLE),
            bounded("description", Typed.text(form.description()), MAX_DESCRIPTION),
            slug(title),
            category(categories),
            image(),
            bounded("imageAlt", Typed.line(form.imageAlt()), MAX_TITLE),
            state());
    return new ProductChange(
        fields, bounded("reason", Typed.line(form.reason()), MAX_TITLE), variants());
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

  private @Nullable String image() {
    var image = Typed.line(form.image());
    return image.isEmpty() || Boolean.TRUE.equals(form.removeImage()) ? null : image;
  }

  private ProductState state() {
    var chosen = Coded.find(ProductState.class, Typed.line(form.state()));
    if (chosen.isEmpty()) errors.rejectValue("state", "catalog.error.state");
    return chosen.orElse(ProductState.DRAFT);
  }

  private List<VariantChange> variants() {
    var variants = new ArrayList<VariantChange>();
    var titles = new HashSet<String>();
    var rows = form.rows();
    long filled = rows.stream().filter(row -> !row.isBlank()).count();
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).isBlank()) continue;
      var at = "variants[" + i + "].";
      var variant = variant(at, rows.get(i));
      variants.add(variant);
      if (filled > 1 && variant.fields().title().isEmpty()) {
        errors.rejectValue(at + "title", "catalog.error.variant.title");
      } else if (!titles.add(Folded.of(variant.fields().title()))) {
        reject(at + "title", "catalog.error.variant.twice", variant.fields().title());
      }
    }
    if (variants.isEmpty()) price("variants[0].price", "", !rows.isEmpty());
    if (rows.size() > ProductForm.MOST_VARIANTS) {
      errors.reject("catalog.error.variants", new Object[] {ProductForm.MOST_VARIANTS}, null);
    }
    boolean sells = variants.stream().anyMatch(variant -> variant.fields().active());
    if (state() == ProductState.ACTIVE && !variants.isEmpty() && !sells) {
      errors.rejectValue("state", "catalog.error.state.nothing");
    }
    return variants;
  }

  private VariantChange variant(String at, VariantRow row) {
    var price = price(at + "price", row.price(), true);
    // Who gives a number for a new line wants it counted, box or not.
    boolean counted = Typed.line(row.id()).isEmpty() && !Typed.line(row.onHand()).isEmpty();
    boolean tracked = counted || Boolean.TRUE.equals(row.tracked());
    var fields =
        new ProductFields.OfVariant(
            bounded(at + "title", Typed.line(row.title()), MAX_VARIANT_TITLE),
            bounded(at + "sku", Typed.line(row.sku()), MAX_SKU),
            price,
            compareAt(at + "compareAt", row.compareAt(), price),
            tracked,
            Boolean.TRUE.equals(row.active()),
            tracked ? units(at + "lowAt", row.lowAt()) : null);
    return new VariantChange(
        Typed.line(row.id()).isEmpty() ? null : Typed.line(row.id()),
        fields,
        tracked ? units(at + "onHand", row.onHand()) - was(row) : 0);
  }

  private Money price(String field, @Nullable String typed, boolean shown) {
    var read = amount(typed);
    if (read.isMissing()) {
      if (shown) reject(field, "catalog.error.price.missing", example());
      else errors.reject("catalog.error.price.missing", new Object[] {example()}, null);
    }
    return check.optional(field, read, Money.zero(currency));
  }

  private @Nullable Money compareAt(String field, @Nullable String typed, Money price) {
    var read = amount(typed);
    if (read.isMissing()) return null;
    var compareAt = check.optional(field, read, price);
    if (!errors.hasFieldErrors(field) && compareAt.compareTo(price) <= 0) {
      reject(field, "catalog.error.compare", price.typed(LocaleContextHolder.getLocale()));
    }
    return compareAt;
  }

  private Read<Money> amount(@Nullable String typed) {
    return Amount.read(typed, currency, LocaleContextHolder.getLocale(), texts);
  }

  /** A price as one could be typed in this currency: 12.90, 1290. */
  private String example() {
    return new Money(1290, currency).typed(LocaleContextHolder.getLocale());
  }

  private int units(String field, @Nullable String typed) {
    var read = WholeNumber.read(typed, 0, MAX_UNITS);
    if (read.refusal().isPresent()) errors.rejectValue(field, "catalog.error.units");
    return read.orElse(0);
  }

  /** What the person saw; of a new line that is nothing, whatever was sent for it. */
  private static int was(VariantRow row) {
    if (Typed.line(row.id()).isEmpty()) return 0;
    return WholeNumber.read(row.onHandWas(), 0, MAX_UNITS).orElse(0);
  }

  private String bounded(String field, String text, int max) {
    if (Typed.length(text) > max) {
      errors.rejectValue(field, "catalog.error.long", new Object[] {max, Typed.length(text)}, null);
    }
    return text;
  }

  private void reject(String field, String code, Object argument) {
    errors.rejectValue(field, code, new Object[] {argument}, null);
  }
}
