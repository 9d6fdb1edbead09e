package io.storeflow.media;

import static io.storeflow.db.Tables.MEDIA;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;

import io.storeflow.platform.picture.PictureFile;
import io.storeflow.storage.StorageAway;
import io.storeflow.store.Store;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Pictures of one store in another of the same merchant. A store has its own files, each once by
 * its hash: what it has already is named again, however often it is shared.
 */
@Service
public class SharedPictures {
  private static final Logger LOG = LoggerFactory.getLogger(SharedPictures.class);

  /** The largest size of a picture, as its row says it. */
  private record Facts(
      long id,
      String publicId,
      String contentType,
      int width,
      int height,
      @Nullable String colour,
      @Nullable String hash) {}

  private final DSLContext db;
  private final HashedFiles files;
  private final TableBytes table;
  private final MediaFiles media;

  SharedPictures(DSLContext db, HashedFiles files, TableBytes table, MediaFiles media) {
    this.db = db;
    this.files = files;
    this.table = table;
    this.media = media;
  }

  /**
   * The public ids that the pictures have in the other store, by those that they have in this one.
   * Those that are not there yet are brought in their largest size, one at a time in the heap, and
   * a job makes the others; outside of any transaction, as files are read and written. One whose
   * file is missing is left out, as its own store cannot show it either.
   *
   * @throws StorageAway if files cannot be read or kept now
   */
  public Map<String, String> bring(Store from, Collection<String> publicIds, Store to) {
    if (publicIds.isEmpty()) return Map.of();
    var wanted = facts(from, publicIds);
    var there = there(to, wanted);
    var brought = new HashMap<String, String>();
    for (var picture : wanted) {
      var present = picture.hash() == null ? null : there.get(picture.hash());
      var now = present == null ? bring(from, picture, to) : Optional.of(present);
      now.ifPresent(it -> brought.put(picture.publicId(), it));
    }
    if (brought.size() < wanted.size())
      LOG.warn(
          "{} pictures of {} have no file, and are left out",
          wanted.size() - brought.size(),
          from.slug());
    return brought;
  }

  /** Empty if its file is missing. */
  private Optional<String> bring(Store from, Facts picture, Store to) {
    return bytes(from, new TableBytes.Row(picture.id(), 0), picture.hash())
        .map(
            bytes ->
                new PictureFile(
                    picture.contentType(),
                    picture.width(),
                    picture.height(),
                    bytes,
                    picture.colour()))
        .map(largest -> media.keep(to, List.of(largest), null).getFirst().publicId());
  }

  private Optional<byte[]> bytes(Store store, TableBytes.Row row, @Nullable String hash) {
    if (hash != null) {
      var file = files.find(store, hash);
      if (file.isPresent()) return Optional.of(file.get().bytes());
    }
    return table.whole(store, row);
  }

  private List<Facts> facts(Store store, Collection<String> publicIds) {
    var m = only(store, MEDIA);
    return db.select(m.ID, m.PUBLIC_ID, m.CONTENT_TYPE, m.WIDTH, m.HEIGHT, m.COLOUR, m.SHA256)
        .from(m)
        .where(m.PUBLIC_ID.in(publicIds))
        .orderBy(m.ID)
        .fetch(mapping(Facts::new));
  }

  /** Public ids of pictures of the other store by the hash of their largest size. */
  private Map<String, String> there(Store store, List<Facts> wanted) {
    var hashes = wanted.stream().map(Facts::hash).filter(it -> it != null).toList();
    if (hashes.isEmpty()) return Map.of();
    var m = only(store, MEDIA);
    var found = new HashMap<String, String>();
    db.select(m.SHA256, m.PUBLIC_ID)
        .from(m)
        .where(m.SHA256.in(hashes))
        .orderBy(m.ID)
        .forEach(it -> found.putIfAbsent(it.value1(), it.value2()));
    return found;
  }
}
