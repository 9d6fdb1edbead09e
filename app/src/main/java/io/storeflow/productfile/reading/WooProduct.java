package io.storeflow.productfile.reading;

import io.storeflow.catalog.ProductChange;
import io.storeflow.platform.input.Folded;
import io.storeflow.platform.input.Read;
import io.storeflow.product.Attribute;
import io.storeflow.product.Description;
import io.storeflow.product.ProductState;
import io.storeflow.product.ProductTraits;
import io.storeflow.productfile.FileFields;
import io.storeflow.productfile.Told;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A product of WooCommerce's, with its variations. */
final class WooProduct {
  private final List<Cells> all;
  private final Sinks sinks;
  private final Survey slugs;
  private final Rows rows;

  WooProduct(List<Cells> all, Sinks sinks, Survey slugs) {
    this.all = all;
    this.sinks = sinks;
    this.slugs = slugs;
    this.rows = new Rows(all, sinks);
  }

  void tell() {
    var parents = all.stream().filter(it -> !WooCells.isVariation(it)).toList();
    if (parents.isEmpty()) {
      for (var each : all)
        sinks.refuse(
            each,
            each.header.title(Column.PARENT),
            "productfile.wrong.parent",
            each.raw(Column.PARENT));
      return;
    }
    var own = parents.getFirst();
    for (var other : parents.subList(1, parents.size()))
      rows.refuse(
          other,
          List.of(
              io.storeflow.productfile.Trouble.of(
                  other.header.title(Column.SKU),
                  "productfile.wrong.sku",
                  other.raw(Column.SKU),
                  own.line())));
    for (var each : all) Shift.of(each).ifPresent(it -> rows.refuse(each, List.of(it)));
    var fields = fields(own);
    if (rows.isRefused(own) || !own.troubles.isEmpty()) {
      rows.refuse(own, own.troubles);
      rows.refuseRest(own.line());
      return;
    }
    tell(own, fields);
  }

  private void tell(Cells own, FileFields fields) {
    var variations = all.stream().filter(WooCells::isVariation).toList();
    var names = names(variations);
    if (WooCells.kind(own).contains("variable")) {
      var spelled = new ArrayList<Map<String, String>>();
      names.forEach(it -> spelled.add(new HashMap<>()));
      for (var each : variations)
        if (!rows.isRefused(each)) variant(each, values(each, names, spelled));
      if (rows.variants.isEmpty() && !variations.isEmpty()) {
        rows.refuseRest(rows.firstRefused());
        return;
      }
    } else variant(own, List.of());
    if (rows.isRefused(own)) {
      rows.refuseRest(own.line());
      return;
    }
    var handle = handle(own);
    sinks.remark(own, Column.NAME, "productfile.remark.handle", handle);
    sinks.products().accept(rows.product(handle, true, fields, List.copyOf(names)));
  }

  private String handle(Cells own) {
    var slug = WooCells.slug(own);
    var more = own.has(Column.SKU) ? own.raw(Column.SKU) : own.raw(Column.ID);
    boolean isAlone = !slug.isEmpty() && !slugs.isRepeated(slug);
    return isAlone ? slug : Handles.of("", (slug + " " + more).strip());
  }

  private FileFields fields(Cells own) {
    var kind = WooCells.kind(own);
    if (kind.contains("grouped") || kind.contains("external"))
      own.trouble(Column.TYPE, "productfile.wrong.kind", kind);
    if (!own.has(Column.NAME)) own.trouble(Column.NAME, "productfile.wrong.title");
    if (handle(own).isEmpty()) own.trouble(Column.NAME, "productfile.wrong.handle");
    var categories = WooCells.list(own.raw(Column.CATEGORIES));
    if (categories.size() > 1)
      sinks.remark(own, Column.CATEGORIES, "productfile.remark.category", categories.getFirst());
    pictures(own);
    return new FileFields(
        own.line(Column.NAME, ProductCells.LONGEST_TITLE),
        text(own),
        own.line(Column.BRANDS, ProductTraits.LONGEST_BRAND),
        Told.absent(),
        ProductCells.tags(own, Column.TAGS),
        Told.absent(),
        Told.absent(),
        state(own),
        Told.absent(),
        own.yes(Column.FEATURED),
        own.told(Column.CATEGORIES, it -> Read.of(ProductCells.path(categories.getFirst()))),
        Told.absent(),
        attributes(own));
  }

  /** The export writes the ends of lines as a backslash and an n. */
  private static Told<String> text(Cells own) {
    var column = own.has(Column.BODY) ? Column.BODY : Column.SHORT_TEXT;
    return own.text(column, Description.LONGEST_MARKUP).map(it -> it.replace("\\n", "\n"));
  }

  private static Told<ProductState> state(Cells own) {
    return switch (own.raw(Column.PUBLISHED)) {
      case "" -> Told.absent();
      case "1" -> Told.of(ProductState.ACTIVE);
      default -> Told.of(ProductState.DRAFT);
    };
  }

  private void pictures(Cells own) {
    int place = 0;
    for (var each : WooCells.list(own.raw(Column.PICTURES))) {
      int at = place++;
      switch (Addresses.read(each)) {
        case Read.Value<String>(String it) -> rows.picture(own, at, it, Told.absent());
        default -> own.trouble(Column.PICTURES, "productfile.wrong.picture", each);
      }
    }
  }

  /** What variations differ in is chosen by; the rest is said of the product. */
  private Map<String, Told<String>> attributes(Cells own) {
    var chosen = names(all.stream().filter(WooCells::isVariation).toList());
    var attributes = new LinkedHashMap<String, Told<String>>();
    for (var each : WooCells.choices(own)) {
      var value = Cells.plain(String.join(", ", WooCells.list(each.values())));
      if (chosen.contains(each.name()) || value.isEmpty() || attributes.size() >= Attribute.MOST)
        continue;
      if (value.length() > Attribute.LONGEST_VALUE || each.name().length() > Attribute.LONGEST_NAME)
        sinks.remark(own, Column.NAME, "productfile.remark.attribute", each.name());
      else attributes.put(each.name(), Told.of(value));
    }
    return attributes;
  }

  private static Set<String> names(List<Cells> variations) {
    var names = new LinkedHashSet<String>();
    for (var each : variations)
      for (var choice : WooCells.choices(each))
        if (!choice.values().isEmpty()) names.add(choice.name());
    return names;
  }

  private List<String> values(Cells cells, Set<String> names, List<Map<String, String>> spelled) {
    var said = new HashMap<String, String>();
    for (var each : WooCells.choices(cells)) said.put(each.name(), Cells.plain(each.values()));
    if (names.size() > ProductChange.MOST_OPTIONS)
      cells.trouble(Column.NAME, "productfile.wrong.options", names.size());
    var values = new ArrayList<String>();
    for (var name : names) {
      var value = said.getOrDefault(name, "");
      if (value.isEmpty() || value.length() > VariantCells.LONGEST_VALUE)
        cells.trouble(Column.NAME, "productfile.wrong.value", name);
      var known = spelled.get(values.size()).putIfAbsent(Folded.of(value), value);
      values.add(known == null ? value : known);
    }
    return values;
  }

  private void variant(Cells cells, List<String> values) {
    var variant = new WooVariant(cells, sinks).read(values);
    rows.add(cells, Column.NAME, variant);
    if (cells.troubles.isEmpty())
      variant.picture().value().ifPresent(it -> rows.ofVariant(cells, it));
    if (!cells.troubles.isEmpty()) rows.refuse(cells, cells.troubles);
  }
}
