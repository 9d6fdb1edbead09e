package io.storeflow.media;

import static io.storeflow.db.Tables.MEDIA_FILE;
import static io.storeflow.store.Owned.upsertAll;

import io.storeflow.db.tables.records.MediaFileRecord;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.id.Digest;
import io.storeflow.storage.FileStorage;
import io.storeflow.storage.StorageAway;
import io.storeflow.storage.StoredFile;
import io.storeflow.store.Store;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * The files of stores, each once, by the hash of its bytes. A row says that the file is there from
 * before it is until after it is gone, so none is ever lost sight of; {@link UnusedFiles} deletes
 * what nothing names.
 */
@Component
class HashedFiles {
  private final DSLContext db;
  private final Transactions transactions;
  private final FileStorage storage;
  private final Clock clock;

  HashedFiles(DSLContext db, Transactions transactions, FileStorage storage, Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.storage = storage;
    this.clock = clock;
  }

  /**
   * Keeps the bytes, and returns their hashes in the same order. What names them is to be written
   * within a day.
   *
   * @throws StorageAway if they cannot be kept now
   */
  List<String> keep(Store store, Collection<byte[]> files) {
    SortedMap<String, byte[]> byHash = new TreeMap<>();
    var hashes =
        files.stream()
            .map(
                bytes -> {
                  var hash = Digest.sha256(bytes);
                  byHash.put(hash, bytes);
                  return hash;
                })
            .toList();
    transactions.write(() -> promise(store, byHash.keySet()));
    byHash.forEach((hash, bytes) -> storage.put(key(store, hash), bytes));
    return hashes;
  }

  Optional<StoredFile> find(Store store, String hash) {
    return storage.find(key(store, hash));
  }

  void delete(Store store, String hash) {
    storage.delete(key(store, hash));
  }

  /** As of now nothing names them: from now on they have a day. Sorted, so that none deadlocks. */
  private void promise(Store store, Collection<String> hashes) {
    var now = clock.instant();
    var rows = new ArrayList<MediaFileRecord>();
    for (var hash : hashes) {
      var row = new MediaFileRecord();
      row.setSha256(hash);
      row.setUnusedSince(now);
      rows.add(row);
    }
    upsertAll(db, store, MEDIA_FILE, rows, MEDIA_FILE.UNUSED_SINCE);
  }

  /** Such as 123/ab/abcd...: no folder has more than 256 in it, but that of all stores. */
  private static String key(Store store, String hash) {
    return store.id() + "/" + hash.substring(0, 2) + "/" + hash;
  }
}
