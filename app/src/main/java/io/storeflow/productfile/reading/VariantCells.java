package io.storeflow.productfile.reading;

import io.storeflow.platform.input.Barcode;
import io.storeflow.platform.input.Folded;
import io.storeflow.platform.input.Read;
import io.storeflow.platform.input.Weight;
import io.storeflow.platform.input.WholeNumber;
import io.storeflow.platform.money.Money;
import io.storeflow.productfile.FileVariant;
import io.storeflow.productfile.Told;
import io.storeflow.unitprice.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads what a row of Shopify's says of a variant. */
final class VariantCells {
  static final int LONGEST_VALUE = 100;
  static final int LONGEST_SKU = 80;
  static final int MOST_UNITS = 1_000_000;
  private static final Pattern ROUNDED = Pattern.compile("\\d[.,]\\d+[eE]\\+\\d{1,3}");
  private static final Pattern NO_DECIMALS = Pattern.compile("[.,]0+$");
  private static final Pattern FRACTION = Pattern.compile("\\d*[.,]\\d*[1-9]\\d*");
  private static final Pattern NO_CONTENT = Pattern.compile("0+([.,]0*)?");
  private static final Pattern BELOW_NONE = Pattern.compile("-\\d{1,9}");

  private final Cells cells;
  private final Sinks sinks;

  VariantCells(Cells cells, Sinks sinks) {
    this.cells = cells;
    this.sinks = sinks;
  }

  /** Whether the row speaks of a variant. */
  static boolean are(Cells cells) {
    return cells.has(Column.OPTION1)
        || cells.has(Column.OPTION2)
        || cells.has(Column.OPTION3)
        || cells.has(Column.SKU)
        || cells.has(Column.PRICE)
        || cells.has(Column.COMPARE)
        || cells.has(Column.BARCODE);
  }

  /** Whether the row only names a variant, by the values that it is made of. */
  static boolean onlyName(Cells cells) {
    return Column.OF_VARIANT.stream().noneMatch(cells::has);
  }

  FileVariant read(List<String> values, Map<String, Told<String>> attributes) {
    var tracked = tracked();
    var price = kept(cells.money(Column.PRICE));
    return new FileVariant(
        cells.line(),
        values,
        sku(),
        cells.told(Column.BARCODE, it -> Barcode.read(it.startsWith("'") ? it.substring(1) : it)),
        price,
        compare(price),
        cells.money(Column.COST),
        grams(),
        tracked,
        tracked.equals(Told.of(false)) ? Told.absent() : quantity(),
        Told.absent(),
        kept(cells.yes(Column.POLICY)),
        Told.absent(),
        Addresses.read(cells, Column.VARIANT_PICTURE, sinks),
        kept(cells.yes(Column.SHIPPED)),
        kept(cells.yes(Column.TAXED)),
        attributes,
        content());
  }

  /** The values that it is made of, spelled as the first that is the same. */
  List<String> values(List<Map<String, String>> spelled) {
    var values = new ArrayList<String>();
    for (int i = 0; i < Column.VALUES.size(); i++) {
      var column = Column.VALUES.get(i);
      var value = cells.line(column, LONGEST_VALUE).over("", "");
      if (value.isEmpty()) continue;
      if (values.size() < i) cells.trouble(column, "productfile.wrong.value.before");
      var known = spelled.get(i).putIfAbsent(Folded.of(value), value);
      if (known != null && !known.equals(value))
        sinks.remark(cells, column, "productfile.remark.spelling", value, known);
      values.add(known == null ? value : known);
    }
    return values;
  }

  private Told<String> sku() {
    return cells.told(
        Column.SKU,
        cell -> {
          if (ROUNDED.matcher(cell).matches()) return Read.refused("barcode.rounded", cell);
          return Cells.bounded(Cells.plain(cell), LONGEST_SKU);
        });
  }

  private Told<Money> compare(Told<Money> price) {
    var read = cells.money(Column.COMPARE);
    if (read.value().filter(Money::isZero).isPresent()) return Told.cleared();
    return above(price, read, Column.COMPARE, cells, sinks);
  }

  /** A compare-at price that is not above the price is left out, and that is said. */
  static Told<Money> above(
      Told<Money> price, Told<Money> before, Column column, Cells cells, Sinks sinks) {
    if (price.value().isEmpty() || before.value().isEmpty()) return before;
    var now = price.value().get();
    if (before.value().get().compareTo(now) > 0) return before;
    sinks.remark(cells, column, "productfile.remark.compare", cells.raw(column), now.plain());
    return Told.cleared();
  }

  private Told<Integer> grams() {
    if (!cells.has(Column.GRAMS) && cells.has(Column.WEIGHT))
      return cells.told(Column.WEIGHT, it -> Weight.read(it + cells.raw(Column.WEIGHT_UNIT)));
    var unit = cells.raw(Column.WEIGHT_UNIT);
    return cells.told(
        Column.GRAMS,
        it -> {
          boolean doubtful =
              FRACTION.matcher(it).matches() && !unit.isEmpty() && !unit.equalsIgnoreCase("g");
          return doubtful && Weight.read(it + unit) instanceof Read.Value<Integer>(Integer meant)
              ? Read.refused("productfile.wrong.grams", it, unit, meant)
              : Weight.read(it);
        });
  }

  /** A measure that is none here, as an ounce, or of which the unit is missing, is left out. */
  private Told<Content> content() {
    return cells.told(
        Column.CONTENT,
        it -> {
          var held = it + " " + cells.raw(Column.CONTENT_UNIT);
          var base = cells.raw(Column.CONTENT_BASE) + " " + cells.raw(Column.CONTENT_BASE_UNIT);
          var read = Content.read(held + " / " + base.strip());
          if (read.value().isEmpty()) read = Content.read(held);
          if (read.value().isPresent()) return read;
          if (NO_CONTENT.matcher(it).matches()) return Read.missing();
          sinks.remark(cells, Column.CONTENT, "productfile.remark.content", held.strip());
          return Read.missing();
        });
  }

  private Told<Boolean> tracked() {
    return switch (cells.told(Column.TRACKER, Read::of)) {
      case Told.Absent<String> none -> Told.absent();
      case Told.Cleared<String> blank -> Told.of(false);
      case Told.Of<String>(String it) -> Told.of(!Cells.isNo(it));
    };
  }

  /** A blank one is not a count of nothing, and what is owed is no count of what is there. */
  private Told<Integer> quantity() {
    return kept(
        cells.told(
            Column.QUANTITY,
            it -> {
              var count = NO_DECIMALS.matcher(it).replaceFirst("");
              if (!BELOW_NONE.matcher(count).matches())
                return WholeNumber.readFromFile(count, 0, MOST_UNITS);
              sinks.remark(cells, Column.QUANTITY, "productfile.remark.below", count);
              return Read.missing();
            }));
  }

  /** What cannot be empty stays as it is where the cell is blank. */
  private static <T> Told<T> kept(Told<T> told) {
    return told instanceof Told.Cleared ? Told.absent() : told;
  }
}
