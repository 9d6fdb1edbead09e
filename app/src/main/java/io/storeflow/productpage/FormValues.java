package io.storeflow.productpage;

import static java.util.Map.entry;

import io.storeflow.platform.form.Parts;
import io.storeflow.platform.form.Seen;
import io.storeflow.platform.input.Typed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The fields of a typed product one by one, as two people may have changed them. */
final class FormValues {
  private static final String TRAITS = "traits.";
  static final String DESCRIPTION = "description";
  static final String OPTIONS = "options";
  static final String PICTURES = "pictures";
  private static final String ATTRIBUTES = "attributes";
  static final String PROFILE = "traits.shippingProfile";

  /** In the order in which {@link Seen} marks them: a new one comes last. */
  static final List<String> OF_PRODUCT =
      List.of(
          "title",
          "secondTitle",
          DESCRIPTION,
          "slug",
          "category",
          "state",
          PICTURES,
          "traits.publishDay",
          "traits.publishTime",
          "traits.featured",
          "traits.type",
          "traits.brand",
          "traits.tags",
          "traits.seoTitle",
          "traits.seoText",
          "traits.attributes",
          PROFILE,
          OPTIONS,
          "traits.taxClass",
          "traits.giftCard");

  /** The same of a line of the grid; its stock changes by what was typed less what was seen. */
  static final List<String> OF_VARIANT =
      List.of(
          "sku",
          "price",
          "compareAt",
          "cost",
          "barcode",
          "weight",
          "tracked",
          "lowAt",
          "backorder",
          "backorderMost",
          "active",
          ATTRIBUTES,
          "picture",
          "content");

  /** What fields are called, where their words have another name than they. */
  private static final Map<String, String> NAMED =
      Map.ofEntries(
          entry("secondTitle", "second"),
          entry("traits.publishDay", "publish.day"),
          entry("traits.publishTime", "publish.time"),
          entry("traits.seoTitle", "seo.title"),
          entry("traits.seoText", "seo.text"),
          entry(OPTIONS, "option.values"),
          entry("compareAt", "before"),
          entry("lowAt", "lowat"),
          entry("backorderMost", "backorder.most"),
          entry("active", "sell"));

  private FormValues() {}

  /** The key of the words for a field. */
  static String label(String field) {
    var name = field.startsWith(TRAITS) ? field.substring(TRAITS.length()) : field;
    return "catalog." + NAMED.getOrDefault(field, name);
  }

  static @Nullable Object of(ProductForm form, String field) {
    if (field.equals(OPTIONS)) return options(form);
    if (field.equals(PICTURES)) return pictures(form);
    if (field.equals(TRAITS + ATTRIBUTES)) return attributes(form);
    return field.startsWith(TRAITS)
        ? Parts.get(form.said(), field.substring(TRAITS.length()))
        : Parts.get(form, field);
  }

  /** What the form of a product marks of its fields. */
  static String seen(ProductForm form) {
    return Seen.of(OF_PRODUCT.stream().map(field -> Seen.text(of(form, field))).toList());
  }

  static String seen(VariantRow row) {
    return Seen.of(OF_VARIANT.stream().map(field -> Seen.text(Parts.get(row, field))).toList());
  }

  /** The form with some fields as another one has them. */
  static ProductForm taking(ProductForm form, ProductForm other, List<String> fields) {
    var own = new HashMap<String, @Nullable Object>();
    var traits = new HashMap<String, @Nullable Object>();
    for (var field : fields) {
      if (field.startsWith(TRAITS)) {
        var name = field.substring(TRAITS.length());
        traits.put(name, Parts.get(other.said(), name));
      } else own.put(field, Parts.get(other, field));
      if (field.equals(DESCRIPTION)) own.put("marked", other.marked());
    }
    own.put("traits", Parts.with(form.said(), traits));
    return Parts.with(form, own);
  }

  static VariantRow taking(VariantRow row, VariantRow other, List<String> fields) {
    var own = new HashMap<String, @Nullable Object>();
    for (var field : fields) own.put(field, Parts.get(other, field));
    return Parts.with(row, own);
  }

  /** The lines that are stored, by the ids of their variants. */
  static Map<String, VariantRow> byId(ProductForm form) {
    var rows = new LinkedHashMap<String, VariantRow>();
    for (var row : form.rows()) if (!row.isNew()) rows.put(Typed.line(row.id()), row);
    return rows;
  }

  /** Such as "Size: S, M; Colour: red". */
  private static String options(ProductForm form) {
    var told = new ArrayList<String>();
    for (var option : form.grid().options()) {
      if (option.isBlank()) continue;
      var values = option.rows().stream().map(it -> Typed.line(it.value()));
      told.add(Typed.line(option.name()) + ": " + values.collect(Collectors.joining(", ")));
    }
    return String.join("; ", told);
  }

  /** Which there are, in their order, and what is said of them. */
  private static String pictures(ProductForm form) {
    return form.shots().stream()
        .filter(shot -> !shot.isOut())
        .map(shot -> shot.image() + " " + Typed.line(shot.alt()))
        .collect(Collectors.joining("\n"));
  }

  private static String attributes(ProductForm form) {
    return form.said().rows().stream()
        .filter(row -> !row.isBlank())
        .map(row -> Typed.line(row.name()) + ": " + Typed.line(row.value()))
        .collect(Collectors.joining("; "));
  }
}
