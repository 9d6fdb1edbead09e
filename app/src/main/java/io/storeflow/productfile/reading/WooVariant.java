package io.storeflow.productfile.reading;

import io.storeflow.platform.input.Barcode;
import io.storeflow.platform.input.Read;
import io.storeflow.platform.input.Weight;
import io.storeflow.platform.input.WholeNumber;
import io.storeflow.platform.money.Money;
import io.storeflow.productfile.FileVariant;
import io.storeflow.productfile.Told;
import java.util.List;
import java.util.Map;

/** Reads what a row of WooCommerce's says of what is sold. */
final class WooVariant {
  private static final Map<Column, String> UNITS =
      Map.of(
          Column.KILOGRAMS, "kg",
          Column.POUNDS, "lb",
          Column.OUNCES, "oz",
          Column.GRAMS_ONLY, "g");

  private final Cells cells;
  private final Sinks sinks;

  WooVariant(Cells cells, Sinks sinks) {
    this.cells = cells;
    this.sinks = sinks;
  }

  FileVariant read(List<String> values) {
    boolean counted = cells.has(Column.STOCK);
    boolean out = !counted && cells.raw(Column.IN_STOCK).equals("0");
    var price = price();
    return new FileVariant(
        cells.line(),
        values,
        cells.told(Column.SKU, it -> Cells.bounded(Cells.plain(it), VariantCells.LONGEST_SKU)),
        cells.told(Column.GTIN, Barcode::read),
        price,
        compare(price),
        Told.absent(),
        grams(),
        cells.header.has(Column.STOCK) ? Told.of(counted || out) : Told.absent(),
        out ? Told.of(0) : quantity(),
        whole(Column.LOW),
        cells.has(Column.BACKORDERS) ? cells.yes(Column.BACKORDERS) : Told.absent(),
        active(),
        picture(),
        Told.absent(),
        taxed(),
        Map.of(),
        Told.absent());
  }

  /** A sale that has no end is the price, what it was before stands struck through. */
  private boolean isOnSale() {
    boolean planned = cells.has(Column.SALE_FROM) || cells.has(Column.SALE_TO);
    if (planned && cells.has(Column.SALE_PRICE))
      sinks.remark(
          cells, Column.SALE_PRICE, "productfile.remark.sale", cells.raw(Column.SALE_PRICE));
    return cells.has(Column.SALE_PRICE) && !planned;
  }

  private Told<Money> price() {
    var price = cells.money(isOnSale() ? Column.SALE_PRICE : Column.REGULAR_PRICE);
    return price instanceof Told.Cleared ? Told.absent() : price;
  }

  private Told<Money> compare(Told<Money> price) {
    boolean onSale =
        cells.has(Column.SALE_PRICE) && !cells.has(Column.SALE_FROM) && !cells.has(Column.SALE_TO);
    if (onSale)
      return VariantCells.above(
          price, cells.money(Column.REGULAR_PRICE), Column.REGULAR_PRICE, cells, sinks);
    return cells.header.has(Column.SALE_PRICE) ? Told.cleared() : Told.absent();
  }

  private Told<Integer> grams() {
    for (var each : UNITS.entrySet())
      if (cells.header.has(each.getKey()))
        return cells.told(each.getKey(), it -> Weight.read(it + each.getValue()));
    return Told.absent();
  }

  private Told<Integer> quantity() {
    var stock = cells.raw(Column.STOCK);
    if (!stock.matches("-\\d{1,9}(\\.0+)?")) return whole(Column.STOCK);
    sinks.remark(cells, Column.STOCK, "productfile.remark.below", stock);
    return Told.absent();
  }

  private Told<Integer> whole(Column column) {
    var read =
        cells.told(
            column,
            it ->
                WholeNumber.readFromFile(
                    it.replaceFirst("[.,]0+$", ""), 0, VariantCells.MOST_UNITS));
    return read instanceof Told.Cleared ? Told.absent() : read;
  }

  private Told<Boolean> active() {
    if (!WooCells.isVariation(cells) || !cells.has(Column.PUBLISHED)) return Told.absent();
    return Told.of(cells.raw(Column.PUBLISHED).equals("1"));
  }

  private Told<String> picture() {
    if (!WooCells.isVariation(cells)) return Told.absent();
    return cells.told(
        Column.PICTURES,
        it -> WooCells.list(it).stream().findFirst().map(Addresses::read).orElse(Read.missing()));
  }

  private Told<Boolean> taxed() {
    var status = cells.raw(Column.TAX_STATUS);
    return status.isEmpty() ? Told.absent() : Told.of(!status.equalsIgnoreCase("none"));
  }
}
