package io.storeflow.media;

import static io.storeflow.db.Tables.MEDIA;
import static io.storeflow.db.Tables.MEDIA_SIZE;
import static io.storeflow.db.Tables.MEDIA_WEBP;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.field;

import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.job.Jobs;
import io.storeflow.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Deletes pictures that nothing has shown for a month: of forms that were never saved, and such as
 * were taken off. Since when stands in each row, and each goes by itself, so it may end at any
 * point; {@link UnusedFiles} then deletes the files.
 */
@Component
class UnusedPictures {
  /** So long somebody may leave a form open, or want back what was taken off. */
  static final Duration GRACE = Duration.ofDays(30);

  /** Of one night and store. */
  static final int MOST = 1_000;

  /** Each node has forgotten the picture by then; told before, the CDN would be shown it again. */
  static final Duration UNTIL_PURGE = MediaReader.REMEMBERED.plusMinutes(5);

  private static final int STEP = 500;

  private record Seen(long id, String publicId, @Nullable Instant unusedSince, boolean named) {}

  private final DSLContext db;
  private final Transactions transactions;
  private final ShownPictures shown;
  private final Jobs jobs;
  private final Clock clock;

  UnusedPictures(
      DSLContext db, Transactions transactions, ShownPictures shown, Jobs jobs, Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.shown = shown;
    this.jobs = jobs;
    this.clock = clock;
  }

  /** Looks at all pictures of the store, a step at a time. */
  void sweep(Store store) {
    int left = MOST;
    var step = next(store, 0);
    var linked = step.isEmpty() ? Set.<String>of() : shown.linked(store);
    while (!step.isEmpty() && left > 0) {
      left -= judge(store, step, linked);
      step = next(store, step.getLast().id());
    }
  }

  /** How many it deleted. */
  private int judge(Store store, List<Seen> step, Set<String> linked) {
    var unnamed = step.stream().filter(it -> !it.named()).map(Seen::publicId).toList();
    var ordered = unnamed.isEmpty() ? Set.<String>of() : shown.ordered(store, unnamed);
    var now = clock.instant();
    int deleted = 0;
    for (var picture : step) {
      var id = picture.publicId();
      boolean used = picture.named() || linked.contains(id) || ordered.contains(id);
      if (used != (picture.unusedSince() == null)) mark(store, picture.id(), used ? null : now);
      else if (!used && isOver(picture, now)) deleted += delete(store, picture);
    }
    return deleted;
  }

  private static boolean isOver(Seen picture, Instant now) {
    return picture.unusedSince() != null && picture.unusedSince().isBefore(now.minus(GRACE));
  }

  private List<Seen> next(Store store, long after) {
    var m = only(store, MEDIA);
    return db.select(m.ID, m.PUBLIC_ID, m.UNUSED_SINCE, field(ShownPictures.named(store, m)))
        .from(m)
        .where(m.ID.gt(after))
        .orderBy(m.ID)
        .limit(STEP)
        .fetch(mapping(Seen::new));
  }

  private void mark(Store store, long id, @Nullable Instant unusedSince) {
    var m = only(store, MEDIA);
    db.update(m).set(m.UNUSED_SINCE, unusedSince).where(m.ID.eq(id)).execute();
  }

  /**
   * The row is locked first: whoever is about to name it has done so, or waits and finds it gone,
   * as its foreign key says.
   */
  private int delete(Store store, Seen picture) {
    var m = only(store, MEDIA);
    var s = only(store, MEDIA_SIZE);
    var w = only(store, MEDIA_WEBP);
    return transactions.write(
        () -> {
          db.select(m.ID).from(m).where(m.ID.eq(picture.id())).forUpdate().fetch();
          var named = ShownPictures.named(store, m);
          if (db.fetchExists(m, m.ID.eq(picture.id()).and(named))) return 0;
          db.deleteFrom(s).where(s.MEDIA_ID.eq(picture.id())).execute();
          db.deleteFrom(w).where(w.MEDIA_ID.eq(picture.id())).execute();
          jobs.enqueue(
              PurgeJob.PURGE,
              picture.publicId(),
              new PurgeJob.TakenDown(store.id(), picture.publicId()),
              Jobs.Priority.LOW,
              clock.instant().plus(UNTIL_PURGE));
          return db.deleteFrom(m).where(m.ID.eq(picture.id())).execute();
        });
  }
}
