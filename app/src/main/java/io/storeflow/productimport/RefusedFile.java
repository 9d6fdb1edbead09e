package io.storeflow.productimport;

import static io.storeflow.db.Tables.PRODUCT_IMPORT_LINE;
import static io.storeflow.store.Owned.only;

import io.storeflow.platform.csv.CsvTable;
import io.storeflow.platform.csv.CsvWriter;
import io.storeflow.platform.csv.NotCsv;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.productfile.ProductFile;
import io.storeflow.productfile.Unreadable;
import io.storeflow.store.Store;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashSet;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * The rows of a file that were not taken, as they stood in it, to be mended and sent again: rows
 * that were refused, and all rows of products that were.
 */
@Component
public class RefusedFile {
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final DSLContext db;
  private final ImportFiles files;

  RefusedFile(DSLContext db, ImportFiles files) {
    this.db = db;
    this.files = files;
  }

  /** Its name, by which people know what it belongs to. */
  public static String name(ImportRow of) {
    return of.fileName().replaceFirst("(?i)\\.(csv|txt|tsv)$", "") + "-refused.csv";
  }

  /**
   * @throws NotFound if the file is gone
   */
  public void write(Store store, ImportRow of, OutputStream to) throws IOException {
    try (var copy = files.copy(store, of.id())) {
      var lines = lines(store, of, copy.path());
      var out = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
      out.write(BYTE_ORDER_MARK);
      var csv = new CsvWriter(out);
      csv.line(of.columns());
      CsvTable.open(copy.path(), ProductFile.LARGEST)
          .each(
              row -> {
                if (lines.get(row.line())) csv.line(row.cells());
              });
      out.flush();
    } catch (Unreadable | NotCsv other) {
      throw new NotFound();
    }
  }

  private BitSet lines(Store store, ImportRow of, Path file) throws Unreadable {
    var lines = new BitSet();
    var products = new HashSet<Integer>();
    var l = only(store, PRODUCT_IMPORT_LINE);
    db.select(l.LINE, l.CELLS.isNotNull())
        .from(l)
        .where(l.IMPORT_ID.eq(of.id()))
        .and(l.OUTCOME.eq(ImportOutcome.REFUSED))
        .forEach(
            it -> {
              if (it.value2()) lines.set(it.value1());
              else products.add(it.value1());
            });
    if (!products.isEmpty())
      ProductFile.read(file, Looking.rules(store))
          .each(
              product -> {
                if (products.contains(product.line())) product.lines().forEach(lines::set);
              },
              refusal -> {},
              remark -> {});
    return lines;
  }
}
