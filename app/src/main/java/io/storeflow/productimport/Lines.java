package io.storeflow.productimport;

import static io.storeflow.db.Tables.PRODUCT_IMPORT_LINE;
import static io.storeflow.store.Owned.upsertAll;

import io.storeflow.db.tables.records.ProductImportLineRecord;
import io.storeflow.importplan.Was;
import io.storeflow.productfile.Trouble;
import io.storeflow.store.Store;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Notes what has become of lines of an import, of many in one statement. */
@Component
class Lines {
  private final DSLContext db;
  private final JsonMapper json;

  Lines(DSLContext db, JsonMapper json) {
    this.db = db;
    this.json = json;
  }

  /**
   * What has become of a line.
   *
   * @param why it was left alone; null where it was not
   * @param was the product before; null for one that is new
   * @param ledgerLines of its stock; null where its stock was left alone
   */
  record Became(
      ImportLine line,
      ImportStep step,
      @Nullable Long product,
      @Nullable Integer version,
      @Nullable String why,
      @Nullable Was was,
      @Nullable Integer ledgerLines) {

    static Became left(ImportLine line, ImportStep step, String why) {
      return new Became(line, step, line.productId(), line.versionAfter(), why, null, null);
    }

    Became counted(int ledgerLines) {
      return new Became(line, step, product, version, why, was, ledgerLines);
    }
  }

  void note(Store store, long id, List<Became> all) {
    var l = PRODUCT_IMPORT_LINE;
    // Two statements, so that what was is not written over where nothing new is said of it.
    var with = all.stream().filter(it -> it.was() != null).map(it -> row(id, it)).toList();
    var without = all.stream().filter(it -> it.was() == null).map(it -> row(id, it)).toList();
    upsertAll(
        db,
        store,
        l,
        with,
        l.STEP,
        l.PRODUCT_ID,
        l.VERSION_AFTER,
        l.LEDGER_LINES,
        l.TROUBLES,
        l.WAS);
    upsertAll(
        db, store, l, without, l.STEP, l.PRODUCT_ID, l.VERSION_AFTER, l.LEDGER_LINES, l.TROUBLES);
  }

  private ProductImportLineRecord row(long id, Became it) {
    var line = it.line();
    var troubles =
        it.why() == null
            ? line.troubles()
            : List.of(new Trouble("", "import.left." + it.why(), List.of()));
    var row = new ProductImportLineRecord();
    row.setImportId(id);
    row.setNumber(line.number());
    row.setLine(line.line());
    row.setOutcome(line.outcome());
    row.setClears(line.clears());
    row.setHandle(line.handle());
    row.setTitle(line.title());
    row.setChanges("[]");
    row.setStep(it.step());
    row.setProductId(it.product());
    row.setVersionAfter(it.version());
    row.setLedgerLines(it.ledgerLines());
    row.setTroubles(json.writeValueAsString(troubles));
    if (it.was() != null) row.setWas(json.writeValueAsString(it.was()));
    return row;
  }
}
