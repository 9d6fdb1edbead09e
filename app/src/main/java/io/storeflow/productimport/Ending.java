package io.storeflow.productimport;

import static io.storeflow.db.Tables.PRODUCT_IMPORT;
import static io.storeflow.store.Owned.only;

import io.storeflow.importpicture.PictureJobs;
import io.storeflow.platform.db.Transactions;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import java.time.Clock;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The end of a run, and of taking one back: once, with its line in the audit log. */
@Component
class Ending {
  private final DSLContext db;
  private final Transactions transactions;
  private final ImportQueries queries;
  private final PictureJobs pictures;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Ending(
      DSLContext db,
      Transactions transactions,
      ImportQueries queries,
      PictureJobs pictures,
      ApplicationEventPublisher events,
      Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.queries = queries;
    this.pictures = pictures;
    this.events = events;
    this.clock = clock;
  }

  static Actor actor(ImportRow row) {
    return row.personId() == null
        ? Actor.SYSTEM
        : new Actor(Actor.Kind.PERSON, row.personId(), row.actor());
  }

  void ran(Store store, long id) {
    end(store, id, ImportState.RUNNING, ImportState.DONE, "product_import.done");
  }

  void takenBack(Store store, long id) {
    end(store, id, ImportState.UNDOING, ImportState.UNDONE, "product_import.undone");
  }

  private void end(Store store, long id, ImportState from, ImportState to, String action) {
    transactions.write(
        () -> {
          var row = queries.locked(store, id);
          if (row.state() != from) return;
          var i = only(store, PRODUCT_IMPORT);
          db.update(i)
              .set(i.STATE, to)
              .set(i.FINISHED_AT, clock.instant())
              .where(i.ID.eq(id))
              .execute();
          if (to == ImportState.DONE) pictures.begin(store, id);
          else pictures.giveUp(store, id);
          var steps = row.counts().steps();
          var told =
              Audited.Changes.none()
                  .field("products", null, to == ImportState.DONE ? steps.done() : steps.undone())
                  .field("left_alone", null, to == ImportState.DONE ? steps.left() : steps.kept());
          events.publishEvent(
              Audited.in(
                  store,
                  actor(row),
                  action,
                  "product_import",
                  row.publicId(),
                  row.fileName(),
                  told));
        });
  }
}
