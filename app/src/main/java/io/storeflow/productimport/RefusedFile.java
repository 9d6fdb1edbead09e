package io.storeflow.productimport;

import static io.storeflow.db.Tables.PRODUCT_IMPORT_LINE;
import static io.storeflow.store.Owned.only;

import io.storeflow.platform.csv.CsvDownload;
import io.storeflow.platform.paging.Page;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rows of a file that were not taken, as they stood, to be mended and sent again. */
@Component
public class RefusedFile {
  private record Row(int number, List<String> cells) {}

  private final DSLContext db;
  private final ImportQueries queries;

  RefusedFile(DSLContext db, ImportQueries queries) {
    this.db = db;
    this.queries = queries;
  }

  public void send(Store store, ImportRow of, HttpServletResponse response) throws IOException {
    var name = of.fileName().replaceFirst("(?i)\\.(csv|txt)$", "") + "-refused.csv";
    CsvDownload.send(
        response, name, of.columns(), cursor -> page(store, of, cursor), Row::cells);
  }

  private Page<Row> page(Store store, ImportRow of, @Nullable String cursor) {
    var l = only(store, PRODUCT_IMPORT_LINE);
    var rows =
        db.select(l.NUMBER, l.CELLS)
            .from(l)
            .where(l.IMPORT_ID.eq(of.id()))
            .and(l.OUTCOME.eq(ImportOutcome.REFUSED))
            .and(l.CELLS.isNotNull())
            .and(l.NUMBER.gt(cursor == null ? 0 : Integer.parseInt(cursor)))
            .orderBy(l.NUMBER)
            .limit(CsvDownload.PAGE)
            .fetch(it -> new Row(it.value1(), queries.texts(it.value2())));
    var older =
        rows.size() < CsvDownload.PAGE ? null : String.valueOf(rows.getLast().number());
    return new Page<>(rows, null, older);
  }
}
