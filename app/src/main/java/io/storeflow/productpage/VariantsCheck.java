package io.storeflow.productpage;

import io.storeflow.catalog.ProductChange;
import io.storeflow.catalog.ProductChange.OptionChange;
import io.storeflow.catalog.ProductChange.ValueChange;
import io.storeflow.catalog.ProductChange.VariantChange;
import io.storeflow.catalog.ProductFields;
import io.storeflow.platform.form.FormText;
import io.storeflow.platform.input.Amount;
import io.storeflow.platform.input.Barcode;
import io.storeflow.platform.input.Folded;
import io.storeflow.platform.input.Read;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.input.Weight;
import io.storeflow.platform.input.WholeNumber;
import io.storeflow.platform.input.several.Pairs;
import io.storeflow.platform.money.Money;
import io.storeflow.product.Attribute;
import io.storeflow.product.Backorder;
import io.storeflow.store.Store;
import io.storeflow.unitprice.Content;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.validation.Errors;

/** Checks the options and variants of a typed product, and reads them. */
final class VariantsCheck {
  static final int MAX_NAME = 60;
  static final int MAX_VALUE = 100;
  static final int MAX_SKU = 80;
  static final int MAX_UNITS = 1_000_000;

  private final VariantGrid grid;
  private final Set<String> images;
  private final Currency currency;
  private final Locale texts;
  private final Errors errors;
  private final FormText check;

  /**
   * @param images public ids of the product's pictures
   */
  VariantsCheck(VariantGrid grid, Set<String> images, Store store, Errors errors) {
    this.grid = grid;
    this.images = images;
    this.currency = store.currency();
    this.texts = store.texts();
    this.errors = errors;
    this.check = new FormText(errors);
  }

  List<OptionChange> options() {
    var options = new ArrayList<OptionChange>();
    var names = new HashSet<String>();
    for (int i = 0; i < grid.options().size(); i++) {
      var at = "options[" + i + "].";
      var row = grid.options().get(i);
      var name = bounded(errors, at + "name", Typed.line(row.name()), MAX_NAME);
      if (name.isEmpty()) errors.rejectValue(at + "name", "catalog.error.option.name");
      else if (!names.add(Folded.of(name)))
        errors.rejectValue(at + "name", "catalog.error.option.twice", new Object[] {name}, null);
      if (row.rows().isEmpty()) errors.rejectValue(at + "add", "catalog.error.option.values");
      options.add(new OptionChange(place(row.was()), name, values(at, row)));
    }
    return options;
  }

  private List<ValueChange> values(String option, OptionRow row) {
    var values = new ArrayList<ValueChange>();
    var known = new HashMap<String, String>();
    for (int i = 0; i < row.rows().size(); i++) {
      var field = option + "values[" + i + "].value";
      var value = bounded(errors, field, Typed.line(row.rows().get(i).value()), MAX_VALUE);
      if (value.isEmpty()) errors.rejectValue(field, "catalog.error.value.missing");
      else {
        var same = known.putIfAbsent(Folded.of(value), value);
        if (same != null)
          errors.rejectValue(field, "catalog.error.value.twice", new Object[] {same}, null);
      }
      values.add(new ValueChange(place(row.rows().get(i).was()), value));
    }
    return values;
  }

  /** Those that are not left out, in their order. */
  List<VariantChange> variants() {
    var variants = new ArrayList<VariantChange>();
    var made = new HashSet<List<Integer>>();
    var places = new ArrayList<Integer>();
    for (int i = 0; i < grid.rows().size(); i++) {
      var row = grid.rows().get(i);
      if (row.isOut()) continue;
      var at = "variants[" + i + "].";
      boolean fits = grid.fits(row);
      if (!fits) errors.rejectValue(at + "chosen", "catalog.error.variant.values");
      else if (!made.add(row.values())) twice(at, row);
      variants.add(variant(at, row, fits));
      places.add(i);
    }
    checkSkus(variants, places);
    if (variants.isEmpty()) errors.reject("catalog.error.variants.none");
    if (grid.rows().size() > VariantGrid.MOST_VARIANTS)
      errors.reject("catalog.error.variants", new Object[] {VariantGrid.MOST_VARIANTS}, null);
    return variants;
  }

  /**
   * @param places of their lines in the grid
   */
  private void checkSkus(List<VariantChange> variants, List<Integer> places) {
    ProductChange.takenSkus(variants, null)
        .forEach(
            (at, other) ->
                errors.rejectValue(
                    "variants[" + places.get(at) + "].sku",
                    "catalog.error.sku.twice",
                    new Object[] {grid.title(grid.rows().get(places.get(other)))},
                    null));
  }

  Set<String> removed() {
    return grid.removed();
  }

  private void twice(String at, VariantRow row) {
    if (grid.options().isEmpty()) errors.reject("catalog.error.variants.option");
    else
      errors.rejectValue(
          at + "chosen", "catalog.error.variant.twice", new Object[] {grid.title(row)}, null);
  }

  private VariantChange variant(String at, VariantRow row, boolean fits) {
    var price = price(at + "price", row.price());
    // Who gives a number for a new line wants it counted, box or not.
    boolean counted = row.isNew() && !Typed.line(row.onHand()).isEmpty();
    boolean tracked = counted || Boolean.TRUE.equals(row.tracked());
    var fields =
        new ProductFields.OfVariant(
            grid.title(row),
            bounded(errors, at + "sku", Typed.line(row.sku()), MAX_SKU),
            price,
            compareAt(at + "compareAt", row.compareAt(), price),
            optional(at + "cost", amount(row.cost())),
            check.optional(at + "barcode", Barcode.read(row.barcode()), ""),
            optional(at + "weight", Weight.readGrams(row.weight())),
            image(row),
            tracked,
            Boolean.TRUE.equals(row.active()),
            tracked ? units(at + "lowAt", row.lowAt()) : null,
            backorder(at + "backorderMost", row),
            attributes(at + "attributes", row.attributes()),
            optional(at + "content", Content.read(row.content())));
    return new VariantChange(
        row.isNew() ? null : Typed.line(row.id()),
        fits ? row.values() : List.of(),
        fields,
        tracked ? moved(at + "onHand", row) : 0);
  }

  /** What is owed is below zero: it stays so where nobody types anything else. */
  private int moved(String field, VariantRow row) {
    boolean same = Typed.line(row.onHand()).equals(Typed.line(row.onHandWas()));
    return same ? 0 : units(field, row.onHand()) - was(row);
  }

  /** So many, or any number of them where no limit is typed; none where it is not sold then. */
  private int backorder(String field, VariantRow row) {
    boolean limited = !Typed.line(row.backorderMost()).isEmpty();
    int most = limited ? units(field, row.backorderMost()) : Backorder.ENDLESS;
    return Boolean.TRUE.equals(row.backorder()) ? most : 0;
  }

  private List<Attribute> attributes(String field, @Nullable String typed) {
    var read = Pairs.read(typed, Attribute.MOST, Attribute.LONGEST_NAME, Attribute.LONGEST_VALUE);
    return check.optional(field, read, List.of()).stream()
        .map(pair -> new Attribute(pair.name(), pair.value()))
        .toList();
  }

  /** None where the picture was taken off the product. */
  private @Nullable String image(VariantRow row) {
    var image = Typed.line(row.picture());
    return images.contains(image) ? image : null;
  }

  private Money price(String field, @Nullable String typed) {
    var read = amount(typed);
    if (read.isMissing())
      errors.rejectValue(field, "catalog.error.price.missing", new Object[] {example()}, null);
    return check.optional(field, read, Money.zero(currency));
  }

  private @Nullable Money compareAt(String field, @Nullable String typed, Money price) {
    var compareAt = optional(field, amount(typed));
    if (compareAt != null && compareAt.compareTo(price) <= 0)
      errors.rejectValue(
          field,
          "catalog.error.compare",
          new Object[] {price.typed(LocaleContextHolder.getLocale())},
          null);
    return compareAt;
  }

  private <T> @Nullable T optional(String field, Read<T> read) {
    read.refusal()
        .ifPresent(
            refused ->
                errors.rejectValue(
                    field, "wrong." + refused.rule(), refused.with().toArray(), refused.rule()));
    return read.value().orElse(null);
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
    return row.isNew() ? 0 : WholeNumber.read(row.onHandWas(), -MAX_UNITS, MAX_UNITS).orElse(0);
  }

  private static @Nullable Integer place(@Nullable String was) {
    return WholeNumber.read(was, 0, VariantGrid.MOST_VARIANTS).value().orElse(null);
  }

  static String bounded(Errors errors, String field, String text, int max) {
    if (Typed.length(text) > max)
      errors.rejectValue(field, "catalog.error.long", new Object[] {max, Typed.length(text)}, null);
    return text;
  }
}
