package io.storeflow.media;

import static io.storeflow.db.Tables.MEDIA;
import static io.storeflow.db.Tables.MEDIA_FILE;
import static io.storeflow.db.Tables.MEDIA_SIZE;
import static io.storeflow.db.Tables.MEDIA_WEBP;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.selectOne;

import io.storeflow.platform.db.Transactions;
import io.storeflow.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Deletes files that no row has named for a day: of uploads that failed, and of pictures that are
 * deleted.
 */
@Component
class UnusedFiles {
  /** So long an upload may take, and a backup of the files after that of the database. */
  static final Duration GRACE = Duration.ofDays(1);

  private static final int STEP = 500;

  private record Seen(String hash, @Nullable Instant unusedSince, boolean named) {}

  private final DSLContext db;
  private final Transactions transactions;
  private final HashedFiles files;
  private final Clock clock;

  UnusedFiles(DSLContext db, Transactions transactions, HashedFiles files, Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.files = files;
    this.clock = clock;
  }

  /** Looks at all files of the store, a step at a time. */
  void sweep(Store store) {
    var step = next(store, "");
    while (!step.isEmpty()) {
      step.forEach(file -> judge(store, file));
      step = next(store, step.getLast().hash());
    }
  }

  private void judge(Store store, Seen file) {
    var now = clock.instant();
    if (file.named() && file.unusedSince() != null) mark(store, file.hash(), null);
    if (file.named()) return;
    if (file.unusedSince() == null) mark(store, file.hash(), now);
    else if (file.unusedSince().isBefore(now.minus(GRACE))) delete(store, file.hash());
  }

  private List<Seen> next(Store store, String after) {
    var f = only(store, MEDIA_FILE);
    var m = only(store, MEDIA);
    var s = only(store, MEDIA_SIZE);
    var w = only(store, MEDIA_WEBP);
    var named =
        exists(selectOne().from(m).where(m.SHA256.eq(f.SHA256)))
            .or(exists(selectOne().from(s).where(s.SHA256.eq(f.SHA256))))
            .or(exists(selectOne().from(w).where(w.SHA256.eq(f.SHA256))));
    return db.select(f.SHA256, f.UNUSED_SINCE, field(named))
        .from(f)
        .where(f.SHA256.gt(after))
        .orderBy(f.SHA256)
        .limit(STEP)
        .fetch(mapping(Seen::new));
  }

  private void mark(Store store, String hash, @Nullable Instant unusedSince) {
    var f = only(store, MEDIA_FILE);
    db.update(f).set(f.UNUSED_SINCE, unusedSince).where(f.SHA256.eq(hash)).execute();
  }

  /**
   * The row is locked until the file is gone: whoever keeps the same bytes meanwhile waits, and
   * writes them again. What a row has come to name since cannot be deleted, by its foreign key.
   */
  private void delete(Store store, String hash) {
    var f = only(store, MEDIA_FILE);
    transactions.write(
        () -> {
          int rows =
              db.deleteFrom(f)
                  .where(f.SHA256.eq(hash))
                  .and(f.UNUSED_SINCE.lt(clock.instant().minus(GRACE)))
                  .execute();
          if (rows == 1) files.delete(store, hash);
        });
  }
}
