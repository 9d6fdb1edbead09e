package io.storeflow.collection;

import io.storeflow.catalog.Slugs;
import io.storeflow.category.CategoryChange;
import io.storeflow.category.CategoryTree;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.input.Amount;
import io.storeflow.platform.input.Slug;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.input.WholeNumber;
import io.storeflow.platform.input.several.Listed;
import io.storeflow.product.ProductTraits;
import io.storeflow.store.Store;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.validation.Errors;

/**
 * A collection as it was typed, so that a refused form shows every field again.
 *
 * @param version of the collection that the person saw
 * @param match "all" or "any" of what follows; what is empty does not count
 * @param category public id
 */
record CollectionForm(
    @Nullable String version,
    @Nullable String title,
    @Nullable String slug,
    @Nullable String text,
    @Nullable String match,
    @Nullable String category,
    @Nullable String tags,
    @Nullable String brand,
    @Nullable String type,
    @Nullable String priceFrom,
    @Nullable String priceTo,
    @Nullable String available,
    @Nullable String featured,
    @Nullable String titleHas,
    @Nullable String days) {
  private static final int MOST_DAYS = 3650;
  private static final int MOST_TAGS = 10;

  static CollectionForm of(Store store, CollectionRow row, CategoryTree tree, Locale locale) {
    var rule = row.rule();
    return new CollectionForm(
        Integer.toString(row.version()),
        row.title(),
        row.slug(),
        row.text(),
        rule.any() ? "any" : "all",
        tree.publicId(rule.category()),
        Listed.written(rule.tags()),
        rule.brand(),
        rule.type(),
        price(store, rule.from(), locale),
        price(store, rule.to(), locale),
        rule.available() ? "true" : null,
        rule.featured() ? "true" : null,
        rule.title(),
        rule.days() == null ? "" : rule.days().toString());
  }

  CollectionForm withVersion(int now) {
    return new CollectionForm(
        Integer.toString(now),
        title,
        slug,
        text,
        match,
        category,
        tags,
        brand,
        type,
        priceFrom,
        priceTo,
        available,
        featured,
        titleHas,
        days);
  }

  private static String price(Store store, @Nullable Long minor, Locale locale) {
    return minor == null ? "" : store.money(minor).typed(locale);
  }

  /** What the form asks for; {@code errors} says what is wrong with it. */
  CollectionRow check(Store store, CollectionRow before, CategoryTree tree, Errors errors) {
    var check = new FormText(errors);
    var rule = before.isByHand() ? CollectionRule.NONE : rule(store, tree, check, errors);
    if (!before.isByHand() && rule.isEmpty() && !errors.hasErrors())
      errors.reject("collection.error.rule");
    return new CollectionRow(
        before.id(),
        before.publicId(),
        slug(errors),
        check.required("title", title, CategoryChange.MAX_TITLE),
        check.text("text", text, CategoryChange.MAX_TEXT),
        before.kind(),
        rule,
        WholeNumber.read(version, 0, Integer.MAX_VALUE).orElse(-1));
  }

  private CollectionRule rule(Store store, CategoryTree tree, FormText check, Errors errors) {
    var typedDays = WholeNumber.read(days, 1, MOST_DAYS);
    var days = check.optional("days", typedDays, 0);
    var tags = Listed.read(this.tags, MOST_TAGS, ProductTraits.LONGEST_TAG);
    return new CollectionRule(
        "any".equals(match),
        category(tree, errors),
        check.optional("tags", tags, List.of()),
        check.optional("brand", brand, ProductTraits.LONGEST_BRAND),
        check.optional("type", type, ProductTraits.LONGEST_TYPE),
        price("priceFrom", priceFrom, store, check),
        price("priceTo", priceTo, store, check),
        FormText.on(available),
        FormText.on(featured),
        check.optional("titleHas", titleHas, CategoryChange.MAX_TITLE),
        days == 0 ? null : days);
  }

  private static @Nullable Long price(
      String field, @Nullable String typed, Store store, FormText check) {
    var locale = LocaleContextHolder.getLocale();
    var read = Amount.read(typed, store.currency(), locale, store.texts());
    if (read.isMissing()) return null;
    return check.optional(field, read, store.money(0)).minor();
  }

  private @Nullable Long category(CategoryTree tree, Errors errors) {
    var id = Typed.line(category);
    if (id.isEmpty()) return null;
    var node = tree.byPublicId(id);
    if (node.isEmpty()) errors.rejectValue("category", "catalog.error.category");
    return node.map(it -> it.row().id()).orElse(null);
  }

  private String slug(Errors errors) {
    var read = Slug.read(slug, 1, Slugs.MAX);
    if (read.refusal().isPresent()) {
      var made = Slugs.of(Typed.line(slug));
      var better = made.isEmpty() ? "summer" : made;
      errors.rejectValue("slug", "catalog.error.slug.letters", new Object[] {better}, null);
    }
    return read.orElse("");
  }
}
