package io.storeflow.importpicture;

import static io.storeflow.db.Tables.PRODUCT_IMPORT_PICTURE;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.only;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.storeflow.db.tables.records.ProductImportPictureRecord;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.job.JobFactory;
import io.storeflow.platform.job.JobPayload;
import io.storeflow.platform.job.Jobs;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** Notes which pictures are to be fetched, and has them fetched in a lane of their own. */
@Configuration
public class PictureJobs {
  static final TaskDescriptor<Fetch> KIND = TaskDescriptor.of("import-pictures.fetch", Fetch.class);

  /** So many work on the pictures of one import, each on products of its own. */
  static final int WORKERS = 2;

  private static final int ROWS = 1_000;

  /**
   * Fetches the pictures of an import.
   *
   * @param worker from 0
   */
  record Fetch(long storeId, long id, int worker) implements JobPayload {}

  /**
   * A picture of a product that is to be fetched.
   *
   * @param number of the product's line in the import
   * @param product row id
   * @param position in the file, from 0
   * @param variants titles of those that show it
   */
  public record Wanted(
      int number, long product, int position, String address, String alt, List<String> variants) {}

  private final DSLContext db;
  private final Transactions transactions;
  private final ImportStands imports;
  private final Jobs jobs;
  private final JsonMapper json;

  PictureJobs(
      DSLContext db, Transactions transactions, ImportStands imports, Jobs jobs, JsonMapper json) {
    this.db = db;
    this.transactions = transactions;
    this.imports = imports;
    this.jobs = jobs;
    this.json = json;
  }

  /** Notes them, in the transaction in which their products are written. */
  public void want(Store store, long id, List<Wanted> all) {
    var rows = new ArrayList<ProductImportPictureRecord>();
    for (var it : all) {
      var row = new ProductImportPictureRecord();
      row.setImportId(id);
      row.setId(Ids.next());
      row.setNumber(it.number());
      row.setProductId(it.product());
      row.setPosition(it.position());
      row.setAddress(it.address());
      row.setAlt(it.alt());
      row.setVariants(json.writeValueAsString(it.variants()));
      row.setState(PictureState.WAITING);
      rows.add(row);
    }
    for (int from = 0; from < rows.size(); from += ROWS)
      insertAll(
          db,
          store,
          PRODUCT_IMPORT_PICTURE,
          rows.subList(from, Math.min(from + ROWS, rows.size())));
  }

  /**
   * Has those fetched that wait, in the transaction of a caller who has locked the import. Workers
   * who are at it already get no others beside them.
   */
  public void begin(Store store, long id) {
    var p = only(store, PRODUCT_IMPORT_PICTURE);
    var which = p.IMPORT_ID.eq(id).and(p.STATE.eq(PictureState.WAITING));
    if (!db.fetchExists(db.selectOne().from(p).where(which))) return;
    for (int worker = 0; worker < WORKERS; worker++) {
      var name = store.id() + "-" + id + "-" + worker;
      if (!jobs.waits(KIND, name))
        jobs.enqueue(KIND, name, new Fetch(store.id(), id, worker), Jobs.Priority.DEFAULT);
    }
  }

  /**
   * Has those fetched once more that could not be, unless the import is taken back. Returns how
   * many.
   */
  public int again(Store store, long id) {
    return transactions.write(
        () -> {
          if (!imports.stands(store, id)) return 0;
          var p = only(store, PRODUCT_IMPORT_PICTURE);
          int failed =
              db.update(p)
                  .set(p.STATE, PictureState.WAITING)
                  .setNull(p.REASON)
                  .where(p.IMPORT_ID.eq(id))
                  .and(p.STATE.eq(PictureState.FAILED))
                  .execute();
          if (failed > 0) begin(store, id);
          return failed;
        });
  }

  /** None that waits is wanted any more: the import is taken back. */
  public void giveUp(Store store, long id) {
    var p = only(store, PRODUCT_IMPORT_PICTURE);
    db.update(p)
        .set(p.STATE, PictureState.FAILED)
        .set(p.REASON, PictureRefusal.NO_PLACE)
        .where(p.IMPORT_ID.eq(id))
        .and(p.STATE.eq(PictureState.WAITING))
        .execute();
  }

  @Bean
  static Task<Fetch> fetchPictures(
      JobFactory factory, Fetching fetching, Stores stores, ObjectProvider<Jobs> jobs) {
    return factory.closing(
        KIND,
        job -> {
          var work = job.payload();
          var store = stores.reopen(work.storeId());
          fetching.some(store, work.id(), work.worker());
          return () -> {
            if (fetching.isMore(store, work.id(), work.worker()))
              jobs.getObject().enqueue(KIND, work, Jobs.Priority.DEFAULT);
          };
        });
  }
}
