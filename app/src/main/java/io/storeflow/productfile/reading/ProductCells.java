package io.storeflow.productfile.reading;

import io.storeflow.platform.code.Coded;
import io.storeflow.platform.input.Read;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.input.several.Listed;
import io.storeflow.product.Description;
import io.storeflow.product.ProductState;
import io.storeflow.product.ProductTraits;
import io.storeflow.product.TaxClass;
import io.storeflow.productfile.FileFields;
import io.storeflow.productfile.Told;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Reads what a row of Shopify's says of a product as a whole. */
final class ProductCells {
  static final int LONGEST_TITLE = 200;
  private static final int MOST_COLLECTIONS = 50;

  private final Cells cells;

  ProductCells(Cells cells) {
    this.cells = cells;
  }

  FileFields read(Map<String, Told<String>> attributes) {
    var title = cells.line(Column.TITLE, LONGEST_TITLE);
    return new FileFields(
        title instanceof Told.Cleared ? Told.absent() : title,
        cells.text(Column.BODY, Description.LONGEST_MARKUP),
        cells.line(Column.BRAND, ProductTraits.LONGEST_BRAND),
        cells.line(Column.TYPE, ProductTraits.LONGEST_TYPE),
        tags(cells, Column.TAGS),
        cells.line(Column.SEO_TITLE, ProductTraits.LONGEST_SEO_TITLE),
        cells.line(Column.SEO_TEXT, ProductTraits.LONGEST_SEO_TEXT),
        state(),
        cells.told(Column.PUBLISHED_AT, this::instant),
        Told.absent(),
        cells.told(Column.CATEGORY, it -> Read.of(path(it))),
        cells.told(
            Column.COLLECTIONS,
            it -> Listed.read(Cells.plain(it), MOST_COLLECTIONS, LONGEST_TITLE)),
        attributes,
        cells.told(Column.TAX_CLASS, ProductCells::taxClass),
        cells.yes(Column.GIFT_CARD));
  }

  private static Read<TaxClass> taxClass(String cell) {
    return Coded.find(TaxClass.class, cell.toLowerCase(Locale.ROOT))
        .map(Read::of)
        .orElse(Read.refused("productfile.wrong.tax", cell));
  }

  static Told<List<String>> tags(Cells cells, Column column) {
    return cells.told(
        column,
        it -> Listed.read(Cells.plain(it), ProductTraits.MOST_TAGS, ProductTraits.LONGEST_TAG));
  }

  /** Titles from the root down: "Apparel > Shirts". */
  static List<String> path(String cell) {
    return Stream.of(Cells.plain(cell).split(" ?[>›] ?", -1))
        .map(Typed::line)
        .filter(it -> !it.isEmpty())
        .toList();
  }

  /** What is active and not published is seen by staff alone, as a draft is. */
  private Told<ProductState> state() {
    var status =
        cells.told(
            Column.STATUS,
            it ->
                it.equalsIgnoreCase("unlisted")
                    ? Read.of(ProductState.DRAFT)
                    : Coded.find(ProductState.class, it.toLowerCase(Locale.ROOT))
                        .map(Read::of)
                        .orElse(Read.refused("productfile.wrong.status", it)));
    var published = cells.yes(Column.PUBLISHED);
    boolean hidden = published.equals(Told.of(false));
    if (status instanceof Told.Of<ProductState>(ProductState it))
      return Told.of(hidden && it == ProductState.ACTIVE ? ProductState.DRAFT : it);
    if (hidden) return Told.of(ProductState.DRAFT);
    return published.equals(Told.of(true)) ? Told.of(ProductState.ACTIVE) : Told.absent();
  }

  private Read<Instant> instant(String cell) {
    return moment(cell, cells.rules().zone())
        .map(Read::of)
        .orElse(Read.refused("productfile.wrong.moment", cell));
  }

  static java.util.Optional<Instant> moment(String cell, ZoneId zone) {
    var text = cell.replace(' ', 'T').replaceFirst("T([+-]\\d{2}):?(\\d{2})$", "$1:$2");
    try {
      if (text.length() <= 10)
        return java.util.Optional.of(LocalDate.parse(text).atStartOfDay(zone).toInstant());
      return java.util.Optional.of(
          text.matches(".*(Z|[+-]\\d{2}:\\d{2})")
              ? OffsetDateTime.parse(text).toInstant()
              : LocalDateTime.parse(text).atZone(zone).toInstant());
    } catch (DateTimeException none) {
      return java.util.Optional.empty();
    }
  }
}
