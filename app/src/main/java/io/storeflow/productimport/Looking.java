package io.storeflow.productimport;

import static io.storeflow.db.Tables.PRODUCT_IMPORT;
import static io.storeflow.db.Tables.PRODUCT_IMPORT_LINE;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.only;

import io.storeflow.catalog.ManyProducts;
import io.storeflow.catalog.ProductDetail;
import io.storeflow.db.tables.records.ProductImportLineRecord;
import io.storeflow.importplan.CategoryNames;
import io.storeflow.importplan.Pieces;
import io.storeflow.importplan.Pieces.Told;
import io.storeflow.importplan.Plan;
import io.storeflow.importplan.Wish;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.turn.Turns;
import io.storeflow.productfile.FileProduct;
import io.storeflow.productfile.FileRules;
import io.storeflow.productfile.ProductFile;
import io.storeflow.productfile.Reading;
import io.storeflow.productfile.Trouble;
import io.storeflow.productfile.Unreadable;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The dry run: compares a file with the store and notes what would come of each product. It changes
 * nothing, and goes on where it was when it was cut off.
 */
@Component
class Looking {
  /** Refused rows and remarks that are kept; a file with more is another file than was meant. */
  static final int MOST_TROUBLES = 20_000;

  private final DSLContext db;
  private final Transactions transactions;
  private final ImportQueries queries;
  private final ImportFiles files;
  private final ManyProducts products;
  private final Lookups lookups;
  private final Turns turns;
  private final JsonMapper json;

  Looking(
      DSLContext db,
      Transactions transactions,
      ImportQueries queries,
      ImportFiles files,
      ManyProducts products,
      Lookups lookups,
      Turns turns,
      JsonMapper json) {
    this.db = db;
    this.transactions = transactions;
    this.queries = queries;
    this.files = files;
    this.products = products;
    this.lookups = lookups;
    this.turns = turns;
    this.json = json;
  }

  static FileRules rules(Store store) {
    return new FileRules(store.currency(), store.timeZone(), store.texts());
  }

  /**
   * All of it; nothing is left to be done then.
   *
   * @throws io.storeflow.platform.job.NotYet if others have their turn before the rest
   */
  void toTheEnd(Store store, long id) {
    var row = queries.byId(store, id);
    if (row.state() != ImportState.LOOKING) return;
    var turn = turns.begin(ImportJobs.LOOK);
    try (var copy = files.copy(store, id)) {
      var file = ProductFile.read(copy.path(), rules(store));
      head(store, id, file);
      var names = new CategoryNames(lookups.categories(store));
      row.categories().forEach(names::plan);
      var look = new Look(store, id, names);
      Pieces.of(
          file,
          queries.lastNumber(store, id),
          look::passed,
          piece -> turn.step(() -> look.at(piece)));
      ended(store, id, ImportState.LOOKED);
    } catch (Unreadable problem) {
      unreadable(store, id, problem);
    }
  }

  private void head(Store store, long id, Reading file) {
    var head = file.head();
    var unused =
        Stream.of(head.unknown(), head.markets(), head.unused()).flatMap(List::stream).toList();
    var i = only(store, PRODUCT_IMPORT);
    transactions.write(
        () ->
            db.update(i)
                .set(i.DIALECT, head.dialect())
                .set(i.COLUMNS, json.writeValueAsString(head.columns()))
                .set(i.UNUSED, json.writeValueAsString(unused))
                .set(i.FILE_ROWS, head.rows())
                .where(i.ID.eq(id))
                .execute());
  }

  private void unreadable(Store store, long id, Unreadable problem) {
    var i = only(store, PRODUCT_IMPORT);
    transactions.write(
        () ->
            db.update(i)
                .set(i.PROBLEM, problem.code())
                .set(i.PROBLEM_ARGS, json.writeValueAsString(problem.args()))
                .where(i.ID.eq(id))
                .execute());
    ended(store, id, ImportState.UNREADABLE);
  }

  private void ended(Store store, long id, ImportState state) {
    var i = only(store, PRODUCT_IMPORT);
    transactions.write(
        () ->
            db.update(i)
                .set(i.STATE, state)
                .set(i.ROWS_SEEN, i.FILE_ROWS)
                .setNull(i.READING_SHA256)
                .where(i.ID.eq(id))
                .and(i.STATE.eq(ImportState.LOOKING))
                .execute());
  }

  /** One look, with what of the file was seen before. */
  private final class Look {
    private final Store store;
    private final long id;
    private final CategoryNames names;
    private final Map<String, Integer> slugs = new HashMap<>();
    private int troubles;

    Look(Store store, long id, CategoryNames names) {
      this.store = store;
      this.id = id;
      this.names = names;
    }

    void passed(FileProduct product) {
      slugs.putIfAbsent(Wish.slug(product.handle()), product.line());
    }

    void at(List<Told> piece) {
      var told =
          piece.stream()
              .filter(Told.OfProduct.class::isInstance)
              .map(it -> ((Told.OfProduct) it).product())
              .toList();
      var there = products.bySlug(store, told.stream().map(it -> Wish.slug(it.handle())).toList());
      var known = lookups.known(store, names, told, there.values(), Lookups.skus(told));
      var rows = new ArrayList<ProductImportLineRecord>();
      int rowsOfFile = 0;
      for (var each : piece) {
        switch (each) {
          case Told.OfProduct(int number, FileProduct product) -> {
            var now = there.get(Wish.slug(product.handle()));
            rowsOfFile += product.rows();
            rows.add(row(number, product, now, Wish.of(product, now, known)));
          }
          case Told.OfRefusal(int number, var refusal) -> {
            rowsOfFile++;
            var row = row(number, refusal.line(), ImportOutcome.REFUSED);
            row.setTroubles(json.writeValueAsString(refusal.troubles()));
            row.setCells(json.writeValueAsString(refusal.cells()));
            if (++troubles <= MOST_TROUBLES) rows.add(row);
          }
          case Told.OfRemark(int number, var remark) -> {
            var row = row(number, remark.line(), ImportOutcome.NOTED);
            row.setTroubles(json.writeValueAsString(List.of(remark.what())));
            if (++troubles <= MOST_TROUBLES) rows.add(row);
          }
        }
      }
      note(rows, rowsOfFile);
    }

    /** Nothing but writes: it may be done again when it loses a race. */
    private void note(List<ProductImportLineRecord> rows, int seen) {
      transactions.write(
          () -> {
            if (queries.lockedState(store, id) != ImportState.LOOKING) return;
            insertAll(db, store, PRODUCT_IMPORT_LINE, rows);
            var i = only(store, PRODUCT_IMPORT);
            db.update(i)
                .set(i.ROWS_SEEN, i.ROWS_SEEN.plus(seen))
                .set(i.CATEGORIES, json.writeValueAsString(names.planned()))
                .where(i.ID.eq(id))
                .execute();
          });
    }

    private ProductImportLineRecord row(
        int number, FileProduct file, @Nullable ProductDetail now, Plan plan) {
      var wrong = new ArrayList<>(plan.troubles());
      twice(file).forEach(wrong::add);
      passed(file);
      var outcome =
          !wrong.isEmpty()
              ? ImportOutcome.REFUSED
              : now == null
                  ? ImportOutcome.NEW
                  : plan.changes().isEmpty() ? ImportOutcome.SAME : ImportOutcome.CHANGED;
      var row = row(number, file.line(), outcome);
      if (plan.category() != null && wrong.isEmpty()) names.plan(plan.category());
      // One that lacks nothing but pictures is so already, and has them fetched.
      boolean waits = wrong.isEmpty() && !plan.isSame();
      row.setStep(waits ? ImportStep.WAITING : ImportStep.NONE);
      row.setClears(plan.clears());
      row.setHandle(Typed.cut(Wish.slug(file.handle()), 200));
      row.setTitle(Typed.cut(plan.change().fields().title(), 300));
      row.setProductId(now == null ? null : now.id());
      row.setVersionBefore(now == null ? null : now.version());
      row.setChanges(json.writeValueAsString(plan.told()));
      var said = wrong.isEmpty() ? plan.notes() : wrong;
      row.setTroubles(json.writeValueAsString(said));
      return row;
    }

    /** One product is one handle, also among those of the file. */
    private List<Trouble> twice(FileProduct file) {
      var first = slugs.get(Wish.slug(file.handle()));
      return first == null
          ? List.of()
          : List.of(Trouble.of("", "import.wrong.handle.twice", first));
    }

    private ProductImportLineRecord row(int number, int line, ImportOutcome outcome) {
      var row = new ProductImportLineRecord();
      row.setImportId(id);
      row.setNumber(number);
      row.setLine(line);
      row.setOutcome(outcome);
      row.setStep(ImportStep.NONE);
      row.setClears(false);
      row.setHandle("");
      row.setTitle("");
      row.setChanges("[]");
      row.setTroubles("[]");
      return row;
    }
  }
}
