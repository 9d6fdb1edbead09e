package io.storeflow.productfile.reading;

import io.storeflow.lookup.ProductText;
import io.storeflow.platform.csv.Formulas;
import io.storeflow.product.OwnSkus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts rows together that make one product. Those that stand one below the other are told as soon
 * as the last has come; those that stand apart are kept until the end, as many as memory bears.
 */
final class Groups {
  private static final int MOST_ROWS = 5_000;

  /** Bytes of rows that stand apart, about. */
  private static final int MOST_KEPT = 32_000_000;

  /** Bytes that a row takes beside its cells, and a cell beside its characters, about. */
  private static final int OF_ROW = 300;

  private static final int OF_CELL = 50;

  /** Where an SKU stood first. */
  private record First(int line, String product) {}

  private final Format format;
  private final Survey blocks;
  private final Survey skus;
  private final Sinks sinks;
  private final Map<String, List<Cells>> apart = new LinkedHashMap<>();

  /** Lines of SKUs that the file has more than once: the first of all, and that of each product. */
  private final Map<String, First> known = new HashMap<>();

  private final Map<List<String>, Integer> ofProduct = new HashMap<>();
  private List<Cells> rows = new ArrayList<>();
  private String key = "";
  private int kept;

  Groups(Format format, Survey blocks, Survey skus, Sinks sinks) {
    this.format = format;
    this.blocks = blocks;
    this.skus = skus;
    this.sinks = sinks;
  }

  /** As it is found in a whole store, where other signs between its letters do not matter. */
  static String sku(Cells cells) {
    return ProductText.sku(Formulas.restored(cells.raw(Column.SKU)));
  }

  private static String compared(Cells cells) {
    return OwnSkus.compared(Formulas.restored(cells.raw(Column.SKU)));
  }

  void row(Cells cells) {
    var next = format.key(cells, key);
    if (!next.equals(key)) {
      finish();
      key = next;
    }
    if (next.isEmpty())
      sinks.refuse(cells, cells.header.title(Column.HANDLE), "productfile.wrong.handle");
    else {
      checkSku(cells, next);
      int wanted = cells.header.titles.size();
      if (cells.row.cells().size() < wanted)
        sinks.remark(
            cells, Column.HANDLE, "productfile.remark.short", cells.row.cells().size(), wanted);
      add(
          cells,
          blocks.isRepeated(next) ? apart.computeIfAbsent(next, it -> new ArrayList<>()) : rows);
    }
  }

  void end() {
    finish();
    apart.forEach(
        (each, together) -> {
          if (!together.isEmpty()) format.tell(each, together, sinks);
        });
    apart.clear();
  }

  private void add(Cells cells, List<Cells> together) {
    if (together.size() >= MOST_ROWS) {
      sinks.refuse(cells, "", "productfile.wrong.rows", MOST_ROWS);
      return;
    }
    if (together != rows) {
      kept += OF_ROW + cells.row.cells().stream().mapToInt(it -> OF_CELL + it.length()).sum();
      if (kept > MOST_KEPT) {
        sinks.refuse(cells, "", "productfile.wrong.apart");
        return;
      }
    }
    together.add(cells);
  }

  /** A product has a SKU once; two products may have the same one, and that is said. */
  private void checkSku(Cells cells, String product) {
    var sku = sku(cells);
    if (sku.isEmpty() || !skus.isRepeated(sku)) return;
    var written = cells.raw(Column.SKU);
    var own = ofProduct.putIfAbsent(List.of(product, compared(cells)), cells.line());
    if (own != null) {
      cells.trouble(Column.SKU, "productfile.wrong.sku", written, own);
      return;
    }
    var other = known.putIfAbsent(sku, new First(cells.line(), product));
    if (other != null && !other.product().equals(product))
      sinks.remark(cells, Column.SKU, "productfile.remark.sku", written, other.line());
  }

  private void finish() {
    if (rows.isEmpty()) return;
    format.tell(key, rows, sinks);
    rows = new ArrayList<>();
  }
}
