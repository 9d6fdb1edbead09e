package io.storeflow.storage;

import static io.storeflow.db.Tables.FILE_PLACE;

import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.settings.StartRefused;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Holds that all nodes of a database keep their files in one place: it carries the database's mark,
 * put there by the first node that ever started.
 */
@Component
class FilePlace {
  static final String MARK = "storeflow.id";
  private static final byte ONLY = 1;

  private final DSLContext db;
  private final Transactions transactions;
  private final Clock clock;

  FilePlace(DSLContext db, Transactions transactions, Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Returns if this is the place and can be written.
   *
   * @throws StartRefused if not, saying what to do
   */
  void check(FileStorage storage) {
    try {
      transactions.write(() -> compare(storage));
      tryOut(storage);
    } catch (StorageAway away) {
      throw refused(
          away.getMessage()
              + ". STOREFLOW_MEDIA_URL must be a folder that this process may read and write, with"
              + " room on its disk.");
    }
  }

  /**
   * Writes, reads and deletes a small file.
   *
   * @throws StorageAway if that fails, or the mark is gone
   */
  static void tryOut(FileStorage storage) {
    if (!storage.has(MARK)) throw away(storage, "its " + MARK + " is missing");
    var key = FileStorage.PROBES + "/" + UUID.randomUUID();
    storage.put(key, new byte[64 * 1024]);
    try {
      if (!storage.has(key)) throw away(storage, "what was written cannot be read");
    } finally {
      storage.delete(key);
    }
  }

  /** One node after the other, as they wait for the row. */
  private void compare(FileStorage storage) {
    var row = db.selectFrom(FILE_PLACE).where(FILE_PLACE.ID.eq(ONLY)).forUpdate().fetchSingle();
    var found = mark(storage);
    if (found.isPresent() && !found.get().equals(row.getMark()))
      throw refused(
          "The files in %s belong to another database: %s says %s, this database's is %s. Set STOREFLOW_MEDIA_URL to the folder of this database; if it is a copy made for it, write that into %s."
              .formatted(storage, MARK, found.get(), row.getMark(), MARK));
    if (found.isEmpty() && row.getMarkedAt() != null)
      throw refused(
          "There is no %s in %s, but this database has files already: the volume is not mounted, or other nodes use another folder. Set STOREFLOW_MEDIA_URL to theirs; if all files are lost, restore them, or write %s into %s to go on without."
              .formatted(MARK, storage, row.getMark(), MARK));
    storage.open();
    if (found.isEmpty()) storage.put(MARK, row.getMark().getBytes(StandardCharsets.US_ASCII));
    if (row.getMarkedAt() == null)
      db.update(FILE_PLACE)
          .set(FILE_PLACE.MARKED_AT, clock.instant())
          .where(FILE_PLACE.ID.eq(ONLY))
          .execute();
  }

  private static Optional<String> mark(FileStorage storage) {
    return storage
        .find(MARK)
        .map(file -> new String(file.bytes(), StandardCharsets.US_ASCII).strip());
  }

  private static StorageAway away(FileStorage storage, String why) {
    return new StorageAway("The files in " + storage + ": " + why, null);
  }

  private static StartRefused refused(String reason) {
    return new StartRefused("StoreFlow does not start", List.of(reason));
  }
}
