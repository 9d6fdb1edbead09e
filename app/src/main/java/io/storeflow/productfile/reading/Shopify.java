package io.storeflow.productfile.reading;

import io.storeflow.platform.input.Folded;
import io.storeflow.product.Attribute;
import io.storeflow.productfile.FileFields;
import io.storeflow.productfile.Told;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Shopify's rows, of both generations: the first one of a product speaks of it as a whole, each may
 * speak of a variant, of a picture and of a metafield.
 */
final class Shopify implements Format {
  private static final String ONLY = "default title";

  @Override
  public String key(Cells cells, String last) {
    if (!cells.has(Column.HANDLE) && !cells.has(Column.TITLE)) return last;
    return Handles.of(cells.raw(Column.HANDLE), Cells.plain(cells.raw(Column.TITLE)));
  }

  @Override
  public void tell(String key, List<Cells> all, Sinks sinks) {
    new Telling(key, all, sinks).tell();
  }

  private static final class Telling {
    private final String handle;
    private final Sinks sinks;
    private final Rows rows;
    private final @Nullable Cells ofProduct;
    private final List<Map<String, String>> spelled =
        List.of(new HashMap<>(), new HashMap<>(), new HashMap<>());
    private final Map<String, Told<String>> attributes = new LinkedHashMap<>();
    private List<String> names = List.of();
    private boolean hasVariants;

    Telling(String handle, List<Cells> all, Sinks sinks) {
      this.handle = handle;
      this.sinks = sinks;
      this.rows = new Rows(all, sinks);
      var first = all.getFirst();
      this.ofProduct =
          first.header.has(Column.TITLE)
              ? all.stream().filter(it -> it.has(Column.TITLE)).findFirst().orElse(null)
              : first;
    }

    void tell() {
      for (var each : rows.all) Shift.of(each).ifPresent(it -> rows.refuse(each, List.of(it)));
      if (ofProduct != null && rows.isRefused(ofProduct)) {
        rows.refuseRest(ofProduct.line());
        return;
      }
      names = names();
      var fields = fields();
      for (var each : rows.all) if (!rows.isRefused(each)) row(each);
      if (ofProduct != null && isWrongAsProduct(ofProduct)) {
        rows.refuseRest(ofProduct.line());
        return;
      }
      if (hasVariants && rows.variants.isEmpty()) {
        rows.refuseRest(rows.firstRefused());
        return;
      }
      sayHandle();
      sinks
          .products()
          .accept(
              rows.product(handle, isMade(), fields, rows.variants.isEmpty() ? List.of() : names));
    }

    /** Whether what is wrong with its row is about the product as a whole. */
    private static boolean isWrongAsProduct(Cells cells) {
      var titles = Column.OF_PRODUCT.stream().map(cells.header::title).toList();
      return cells.troubles.stream().anyMatch(it -> titles.contains(it.column()));
    }

    private FileFields fields() {
      if (ofProduct == null) return FileFields.NONE;
      ofProduct.header.attributes.forEach(
          (name, place) -> attribute(ofProduct, attributes, name, ofProduct.at(place)));
      return new ProductCells(ofProduct).read(attributes);
    }

    private List<String> names() {
      for (var each : rows.all) {
        if (rows.isRefused(each) || !each.has(Column.OPTION1_NAME)) continue;
        if (isOnly(each)) return List.of();
        var found = new ArrayList<String>();
        for (var column : Column.NAMES) {
          var name = each.line(column, Attribute.LONGEST_NAME).over("", "");
          if (!name.isEmpty()) found.add(name);
        }
        if (found.stream().map(Folded::of).distinct().count() < found.size())
          each.trouble(Column.OPTION1_NAME, "productfile.wrong.names");
        return found;
      }
      return List.of();
    }

    /** "Title" and "Default Title" are how the format says that there is nothing to choose. */
    private static boolean isOnly(Cells cells) {
      var value = cells.raw(Column.OPTION1).toLowerCase(Locale.ROOT);
      return value.equals(ONLY) && !cells.has(Column.OPTION2);
    }

    private void row(Cells cells) {
      boolean isVariant = VariantCells.are(cells);
      boolean isPicture = cells.has(Column.PICTURE);
      boolean isMeta = cells.has(Column.META_KEY);
      hasVariants |= isVariant;
      sayRepeated(cells);
      var own = new LinkedHashMap<String, Told<String>>();
      if (isMeta)
        attribute(
            cells,
            isVariant ? own : attributes,
            Cells.plain(cells.raw(Column.META_KEY)),
            cells.raw(Column.META_VALUE));
      if (isVariant) variant(cells, own);
      if (isPicture) picture(cells);
      else cells.line(Column.PICTURE_ALT, 500);
      if (!cells.troubles.isEmpty()) rows.refuse(cells, cells.troubles);
      else if (!isVariant && !isPicture && !isMeta && cells != ofProduct)
        sinks.remark(cells, Column.HANDLE, "productfile.remark.nothing");
    }

    private void variant(Cells cells, Map<String, Told<String>> own) {
      var values =
          isOnly(cells) ? List.<String>of() : new VariantCells(cells, sinks).values(spelled);
      if (!names.isEmpty() && values.size() != names.size())
        cells.trouble(
            Column.VALUES.get(Math.min(values.size(), 2)),
            "productfile.wrong.value",
            String.join(", ", names));
      else if (names.isEmpty() && !values.isEmpty() && ofProduct != null)
        cells.trouble(Column.OPTION1_NAME, "productfile.wrong.name", values.getFirst());
      if (cells.has(Column.META_KEY) && rows.has(values) && VariantCells.onlyName(cells)) {
        rows.detail(cells, values, own);
        return;
      }
      var variant = new VariantCells(cells, sinks).read(values, own);
      rows.add(cells, Column.OPTION1, variant);
      if (cells.troubles.isEmpty())
        variant.picture().value().ifPresent(it -> rows.ofVariant(cells, it));
    }

    private static final int LAST = Integer.MAX_VALUE;

    private void picture(Cells cells) {
      var address = Addresses.read(cells, Column.PICTURE, sinks);
      var alt = cells.line(Column.PICTURE_ALT, 500);
      int at = place(cells.raw(Column.PICTURE_PLACE));
      if (cells.troubles.isEmpty())
        address.value().ifPresent(it -> rows.picture(cells, at, it, alt));
    }

    /**
     * A whole number, as spreadsheets write it too (2.0); anything else comes behind the others.
     */
    private static int place(String written) {
      var whole = written.replaceFirst("\\.0+$", "");
      return whole.matches("\\d{1,4}") ? Integer.parseInt(whole) : LAST - 1;
    }

    private void attribute(Cells cells, Map<String, Told<String>> into, String name, String cell) {
      var value = Cells.plain(cell);
      if (name.length() > Attribute.LONGEST_NAME || value.length() > Attribute.LONGEST_VALUE)
        sinks.remark(cells, Column.META_VALUE, "productfile.remark.attribute", name);
      else if (into.size() < Attribute.MOST)
        into.put(name, value.isEmpty() ? Told.cleared() : Told.of(value));
    }

    private boolean isMade() {
      return rows.all.stream().noneMatch(it -> it.has(Column.HANDLE));
    }

    private void sayHandle() {
      rows.all.stream()
          .filter(it -> !it.has(Column.HANDLE) && it.has(Column.TITLE))
          .findFirst()
          .ifPresent(it -> sinks.remark(it, Column.HANDLE, "productfile.remark.handle", handle));
      var first = rows.all.getFirst();
      if (first.has(Column.HANDLE) && !first.raw(Column.HANDLE).equals(handle))
        sinks.remark(
            first, Column.HANDLE, "productfile.remark.changed", first.raw(Column.HANDLE), handle);
    }

    /** Other words for the product in a later row; and rows that say not whose they are. */
    private void sayRepeated(Cells cells) {
      if (ofProduct == null || cells == ofProduct) return;
      if (!cells.has(Column.HANDLE) && !cells.has(Column.TITLE))
        sinks.remark(cells, Column.HANDLE, "productfile.remark.above", handle);
      for (var column : List.of(Column.TITLE, Column.BODY))
        if (cells.has(column) && !cells.raw(column).equals(ofProduct.raw(column)))
          sinks.remark(cells, column, "productfile.remark.repeated", ofProduct.line());
    }
  }
}
