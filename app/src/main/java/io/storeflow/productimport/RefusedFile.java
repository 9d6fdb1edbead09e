package io.storeflow.productimport;

import static io.storeflow.db.Tables.PRODUCT_IMPORT_LINE;
import static io.storeflow.store.Owned.only;

import io.storeflow.platform.csv.CsvTable;
import io.storeflow.platform.csv.CsvWriter;
import io.storeflow.platform.csv.NotCsv;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.productfile.FileHead;
import io.storeflow.productfile.ProductFile;
import io.storeflow.productfile.Trouble;
import io.storeflow.productfile.Unreadable;
import io.storeflow.store.Store;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * The rows of a file that were not taken, as they stood in it, to be mended and sent again: rows
 * that were refused, and all rows of products that were. Each begins with its line and the reason,
 * under {@link FileHead#REASON}, which is passed over when the file is sent again.
 */
@Component
public class RefusedFile {
  /** Says in words why a line is refused, and which line that is. */
  @FunctionalInterface
  public interface Reasons {
    String of(int line, List<Trouble> troubles);
  }

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final DSLContext db;
  private final ImportFiles files;
  private final ImportQueries queries;

  RefusedFile(DSLContext db, ImportFiles files, ImportQueries queries) {
    this.db = db;
    this.files = files;
    this.queries = queries;
  }

  /** Its name, by which people know what it belongs to. */
  public static String name(ImportRow of) {
    return of.fileName().replaceFirst("(?i)\\.(csv|txt|tsv)$", "") + "-refused.csv";
  }

  /**
   * @throws NotFound if the file is gone
   */
  public void write(Store store, ImportRow of, Reasons reasons, OutputStream to)
      throws IOException {
    try (var copy = files.copy(store, of.id())) {
      var why = why(store, of, copy.path(), reasons);
      var out = new BufferedWriter(new OutputStreamWriter(to, StandardCharsets.UTF_8));
      out.write(BYTE_ORDER_MARK);
      var csv = new CsvWriter(out);
      // A file of refused rows that was sent again has such a column from the last time.
      int last = of.columns().indexOf(FileHead.REASON);
      csv.line(with(FileHead.REASON, of.columns(), last));
      CsvTable.open(copy.path(), ProductFile.LARGEST)
          .each(
              row -> {
                var reason = why.get(row.line());
                if (reason != null) csv.line(with(reason, row.cells(), last));
              });
      out.flush();
    } catch (Unreadable | NotCsv other) {
      throw new NotFound();
    }
  }

  private static List<String> with(String first, List<String> cells, int without) {
    var all = new ArrayList<String>(cells.size() + 1);
    all.add(first);
    for (int i = 0; i < cells.size(); i++) if (i != without) all.add(cells.get(i));
    return all;
  }

  /** By line; there are at most {@link Looking#MOST_TROUBLES} rows and products. */
  private Map<Integer, String> why(Store store, ImportRow of, Path file, Reasons reasons)
      throws Unreadable {
    var rows = new HashMap<Integer, String>();
    var products = new HashMap<Integer, String>();
    var l = only(store, PRODUCT_IMPORT_LINE);
    db.select(l.LINE, l.CELLS.isNotNull(), queries.troubles(l))
        .from(l)
        .where(l.IMPORT_ID.eq(of.id()))
        .and(l.OUTCOME.eq(ImportOutcome.REFUSED))
        .forEach(
            it ->
                (it.value2() ? rows : products)
                    .put(it.value1(), reasons.of(it.value1(), it.value3())));
    if (!products.isEmpty())
      ProductFile.read(file, Looking.rules(store))
          .each(
              product -> {
                var reason = products.get(product.line());
                if (reason != null) product.lines().forEach(line -> rows.put(line, reason));
              },
              refusal -> {},
              remark -> {});
    return rows;
  }
}
