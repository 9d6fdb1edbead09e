package io.storeflow.productfile.reading;

import io.storeflow.platform.csv.CsvTable;
import io.storeflow.platform.csv.NotCsv;
import io.storeflow.productfile.Dialect;
import io.storeflow.productfile.FileHead;
import io.storeflow.productfile.FileProduct;
import io.storeflow.productfile.FileRules;
import io.storeflow.productfile.Reading;
import io.storeflow.productfile.Refusal;
import io.storeflow.productfile.Remark;
import io.storeflow.productfile.Unreadable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A file of products: looked through once when it is opened, then read as often as wanted. */
public final class FileReading implements Reading {
  /** What is known of each row's product and SKU is kept in memory: some dozen megabytes. */
  static final int MOST_ROWS = 200_000;

  private final CsvTable table;
  private final FileRules rules;
  private final Survey blocks = new Survey();
  private final Survey skus = new Survey();
  private final Survey names = new Survey();
  private @Nullable Header header;
  private Dialect dialect = Dialect.SHOPIFY_NEW;
  private int rows;

  private FileReading(CsvTable table, FileRules rules) {
    this.table = table;
    this.rules = rules;
  }

  /**
   * @param most bytes that it may have
   * @throws Unreadable if it is no file of products
   */
  public static FileReading open(Path file, FileRules rules, long most)
      throws IOException, Unreadable {
    try {
      var reading = new FileReading(CsvTable.open(file, most), rules);
      reading.survey();
      return reading;
    } catch (NotCsv other) {
      throw new Unreadable(
          "productfile.unreadable." + other.why().name().toLowerCase(Locale.ROOT),
          other.line(),
          most / (1024 * 1024));
    }
  }

  @Override
  public FileHead head() {
    var known = header();
    return new FileHead(
        dialect,
        table.encoding(),
        table.separator(),
        known.titles,
        known.unused,
        known.unknown,
        known.markets,
        rows);
  }

  @Override
  public void each(
      Consumer<FileProduct> products, Consumer<Refusal> refusals, Consumer<Remark> remarks) {
    var groups = new Groups(format(), blocks, skus, new Sinks(products, refusals, remarks));
    var known = header();
    try {
      table.each(
          row -> {
            if (row.cells().equals(known.titles)) return;
            groups.row(new Cells(known, row, rules));
          });
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    } catch (NotCsv changed) {
      throw new IllegalStateException("the file has changed since it was opened", changed);
    }
    groups.end();
  }

  /** Learns its columns, and which products and SKUs it has in more than one place. */
  private void survey() throws IOException, NotCsv, Unreadable {
    var format = new Format[1];
    var last = new String[] {""};
    table.each(
        row -> {
          if (header == null) {
            header = new Header(row.cells());
            dialect = header.isWoo ? Dialect.WOOCOMMERCE : shopify(header);
            format[0] = format();
            return;
          }
          if (++rows > MOST_ROWS) return;
          var cells = new Cells(header, row, rules);
          var key = format[0].key(cells, last[0]);
          if (!key.equals(last[0])) blocks.add(key);
          last[0] = key;
          if (cells.has(Column.SKU)) skus.add(Groups.sku(cells));
          if (dialect == Dialect.WOOCOMMERCE && !WooCells.isVariation(cells))
            names.add(WooCells.slug(cells));
        });
    if (rows > MOST_ROWS) throw new Unreadable("productfile.unreadable.many", MOST_ROWS);
    var known = header();
    boolean isOne =
        dialect == Dialect.WOOCOMMERCE || known.has(Column.HANDLE) || known.has(Column.TITLE);
    if (!isOne)
      throw new Unreadable(
          "productfile.unreadable.columns",
          io.storeflow.platform.input.Typed.cut(String.join(", ", known.titles), 120));
    if (rows == 0) throw new Unreadable("productfile.unreadable.rows");
  }

  private Format format() {
    return dialect == Dialect.WOOCOMMERCE ? new Woo(names) : new Shopify();
  }

  private Header header() {
    if (header == null) throw new IllegalStateException("not looked through");
    return header;
  }

  private static Dialect shopify(Header header) {
    var plain = header.titles.stream().map(Column::plain).toList();
    return plain.contains("handle") || plain.contains("variantprice")
        ? Dialect.SHOPIFY_CLASSIC
        : Dialect.SHOPIFY_NEW;
  }
}
