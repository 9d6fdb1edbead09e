package io.storeflow.bulkedit;

import io.storeflow.bulkedit.PriceStep.Way;
import io.storeflow.category.CategoryTree;
import io.storeflow.label.TagStep;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.input.Amount;
import io.storeflow.platform.input.Read;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.input.WholeNumber;
import io.storeflow.platform.input.several.Listed;
import io.storeflow.product.ProductState;
import io.storeflow.product.ProductTraits;
import io.storeflow.product.Rounding;
import io.storeflow.store.Store;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.validation.Errors;

/**
 * What is to be done to many products, as it was typed; what is empty is left as it is.
 *
 * @param way code of how the price changes; value: by how much
 * @param before whether the price before is shown beside one that is lower
 * @param category public id of a category, or {@link #NO_CATEGORY}
 * @param seen digest of what was looked at before, sent along by what shows it
 */
record BulkEditForm(
    @Nullable String way,
    @Nullable String value,
    @Nullable String rounding,
    @Nullable String before,
    @Nullable String state,
    @Nullable String category,
    @Nullable String addTags,
    @Nullable String removeTags,
    @Nullable String featured,
    @Nullable String seen) {
  static final String NO_CATEGORY = "none";

  private static final int MOST_PERCENT = 1_000;
  private static final int ALL_OF_IT = 100;

  static BulkEditForm empty() {
    return new BulkEditForm("", "", Rounding.EXACT.code(), null, "", "", "", "", "", "");
  }

  /** What the form asks for; {@code errors} says what is wrong with it. */
  BulkEdit check(Store store, CategoryTree categories, Errors errors) {
    var edit =
        new BulkEdit(
            price(store, errors),
            chosenState(errors),
            category(categories, errors),
            tags(errors),
            isFeatured(errors));
    if (edit.isEmpty() && !errors.hasErrors()) errors.reject("bulk.error.nothing");
    return edit;
  }

  /** Whether the person has looked at what comes of this. */
  boolean hasSeen(Store store, BulkEdit edit) {
    return edit.digest(store.currency()).equals(Typed.line(seen));
  }

  private @Nullable PriceStep price(Store store, Errors errors) {
    var code = Typed.line(way);
    if (code.isEmpty()) {
      if (!Typed.line(value).isEmpty()) errors.rejectValue("way", "bulk.error.way");
      return null;
    }
    var chosen = Coded.find(Way.class, code).orElse(null);
    if (chosen == null) {
      errors.rejectValue("way", "bulk.error.way");
      return null;
    }
    var round =
        Coded.find(Rounding.class, Typed.line(rounding))
            .filter(Rounding.of(store.currency())::contains);
    if (round.isEmpty()) errors.rejectValue("rounding", "bulk.error.rounding");
    return new PriceStep(
        chosen,
        chosen == Way.BACK ? 0 : amount(chosen, store, errors),
        round.orElse(Rounding.EXACT),
        FormText.on(before));
  }

  private long amount(Way chosen, Store store, Errors errors) {
    Read<? extends Number> read =
        chosen.isPercent()
            ? WholeNumber.hundredthsOfPercent(
                value, chosen == Way.PERCENT_DOWN ? ALL_OF_IT : MOST_PERCENT)
            : money(store);
    if (read.isMissing()) errors.rejectValue("value", "bulk.error.value");
    return new FormText(errors).<Number>optional("value", cast(read), 0).longValue();
  }

  private Read<Long> money(Store store) {
    var locale = LocaleContextHolder.getLocale();
    return switch (Amount.read(value, store.currency(), locale, store.texts())) {
      case Read.Value<io.storeflow.platform.money.Money>(var it) -> Read.of(it.minor());
      case Read.Missing<?> none -> Read.missing();
      case Read.Refused<?>(var rule, var with) -> new Read.Refused<>(rule, with);
    };
  }

  @SuppressWarnings("unchecked") // what is read is only read out
  private static Read<Number> cast(Read<? extends Number> read) {
    return (Read<Number>) read;
  }

  private @Nullable ProductState chosenState(Errors errors) {
    var code = Typed.line(state);
    if (code.isEmpty()) return null;
    var chosen = Coded.find(ProductState.class, code);
    if (chosen.isEmpty()) errors.rejectValue("state", "catalog.error.state");
    return chosen.orElse(null);
  }

  private @Nullable TagStep tags(Errors errors) {
    var added = tags("addTags", addTags, errors);
    var removed = tags("removeTags", removeTags, errors);
    return added.isEmpty() && removed.isEmpty() ? null : new TagStep(added, removed);
  }

  private static List<String> tags(String field, @Nullable String typed, Errors errors) {
    var read = Listed.read(typed, ProductTraits.MOST_TAGS, ProductTraits.LONGEST_TAG);
    return new FormText(errors).optional(field, read, List.of());
  }

  private @Nullable Boolean isFeatured(Errors errors) {
    return switch (Typed.line(featured)) {
      case "" -> null;
      case "yes" -> true;
      case "no" -> false;
      default -> {
        errors.rejectValue("featured", "bulk.error.featured");
        yield null;
      }
    };
  }

  private @Nullable Long category(CategoryTree categories, Errors errors) {
    var id = Typed.line(category);
    if (id.isEmpty()) return null;
    if (id.equals(NO_CATEGORY)) return 0L;
    var node = categories.byPublicId(id);
    if (node.isEmpty()) errors.rejectValue("category", "catalog.error.category");
    return node.map(it -> it.row().id()).orElse(null);
  }
}
