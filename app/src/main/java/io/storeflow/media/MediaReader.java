package io.storeflow.media;

import static io.storeflow.db.Tables.MEDIA;
import static io.storeflow.db.Tables.MEDIA_SIZE;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.inline;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.storeflow.platform.id.PublicId;
import io.storeflow.storage.StorageAway;
import io.storeflow.storage.StoredFile;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Finds images to be shown. Short ones are read at once and remembered; of long ones a piece at a
 * time is in the heap, and no connection to the database is held. A picture that is not in a file
 * yet, or not to be had from it, is read from the table.
 */
@Component
class MediaReader {
  /** The longest that is read at once, and that is remembered. */
  static final int PIECE = TableBytes.PIECE;

  private static final long CACHE_BYTES = 16L * 1024 * 1024;
  private static final Logger LOG = LoggerFactory.getLogger(MediaReader.class);

  /**
   * An image in one size.
   *
   * @param localName of its file on this machine, where it is long and has one
   * @param isShort whether it is in the heap
   */
  record Shown(
      String contentType,
      long length,
      @Nullable String localName,
      boolean isShort,
      Content content) {}

  /** Writes the image, as fast as it is taken. */
  interface Content {
    void sendTo(OutputStream out) throws IOException;
  }

  private record Facts(
      long media, int side, String contentType, @Nullable String hash, boolean inTable) {

    TableBytes.Row row() {
      return new TableBytes.Row(media, side);
    }
  }

  private record Key(String store, String media, int side) {}

  private final DSLContext db;
  private final Stores stores;
  private final HashedFiles files;
  private final TableBytes table;
  private final Cache<Key, Shown> cache =
      Caffeine.newBuilder()
          .maximumWeight(CACHE_BYTES)
          .<Key, Shown>weigher((key, shown) -> (int) shown.length() + 400)
          .build();

  MediaReader(DSLContext db, Stores stores, HashedFiles files, TableBytes table) {
    this.db = db;
    this.stores = stores;
    this.files = files;
    this.table = table;
  }

  /**
   * The image at this public address, in the size that was made for this side; where the original
   * is no larger, that one.
   *
   * @throws StorageAway if its file cannot be read now
   */
  Optional<Shown> find(String storePublicId, String publicId, int side) {
    if (!PublicId.looksRight(storePublicId) || !PublicId.looksRight(publicId)) {
      return Optional.empty();
    }
    var key = new Key(storePublicId, publicId, side);
    var known = cache.getIfPresent(key);
    if (known != null) return Optional.of(known);
    var shown = stores.openByPublicId(storePublicId).flatMap(store -> read(store, publicId, side));
    shown.filter(Shown::isShort).ifPresent(it -> cache.put(key, it));
    return shown;
  }

  /** Twice, as the bytes may have left the table since the first look. */
  private Optional<Shown> read(Store store, String media, int side) {
    return facts(store, media, side)
        .flatMap(facts -> shown(store, facts))
        .or(() -> facts(store, media, side).flatMap(facts -> shown(store, facts)));
  }

  private Optional<Facts> facts(Store store, String media, int side) {
    var small = side == 0 ? Optional.<Facts>empty() : small(store, media, side);
    return small.or(() -> largest(store, media));
  }

  private Optional<Facts> largest(Store store, String media) {
    var m = only(store, MEDIA);
    return db.select(m.ID, inline(0), m.CONTENT_TYPE, m.SHA256, m.IN_TABLE)
        .from(m)
        .where(m.PUBLIC_ID.eq(media))
        .fetchOptional(mapping(Facts::new));
  }

  private Optional<Facts> small(Store store, String media, int side) {
    var m = only(store, MEDIA);
    var s = only(store, MEDIA_SIZE);
    return db.select(s.MEDIA_ID, s.SIDE, s.CONTENT_TYPE, s.SHA256, s.IN_TABLE)
        .from(m)
        .join(s)
        .on(s.MEDIA_ID.eq(m.ID))
        .where(m.PUBLIC_ID.eq(media))
        .and(s.SIDE.eq(side))
        .fetchOptional(mapping(Facts::new));
  }

  private Optional<Shown> shown(Store store, Facts facts) {
    try {
      var fromFile = file(store, facts).map(file -> shown(facts, file));
      if (fromFile.isPresent()) return fromFile;
      if (facts.hash() != null)
        LOG.error("A file is missing: store {}, {}", store.id(), facts.hash());
    } catch (StorageAway away) {
      if (!facts.inTable()) throw away;
    }
    return table.length(store, facts.row()).flatMap(length -> fromTable(store, facts, length));
  }

  private Optional<StoredFile> file(Store store, Facts facts) {
    return facts.hash() == null ? Optional.empty() : files.find(store, facts.hash());
  }

  private static Shown shown(Facts facts, StoredFile file) {
    if (file.length() <= PIECE) return inHeap(facts, file.bytes());
    return new Shown(
        facts.contentType(),
        file.length(),
        file.localName(),
        false,
        out -> {
          try (var in = file.content().open()) {
            in.transferTo(out);
          }
        });
  }

  private Optional<Shown> fromTable(Store store, Facts facts, int length) {
    if (length <= PIECE)
      return table.piece(store, facts.row(), 0).map(bytes -> inHeap(facts, bytes));
    return Optional.of(
        new Shown(
            facts.contentType(), length, null, false, out -> send(store, facts, length, out)));
  }

  private void send(Store store, Facts facts, int length, OutputStream out) throws IOException {
    for (int sent = 0; sent < length; sent += PIECE) {
      var piece = table.piece(store, facts.row(), sent);
      if (piece.isEmpty()) {
        sendRest(store, facts, sent, out);
        return;
      }
      out.write(piece.get());
    }
  }

  /** The bytes left the table while they were sent. */
  private void sendRest(Store store, Facts facts, int sent, OutputStream out) throws IOException {
    var file = table.hash(store, facts.row()).flatMap(hash -> files.find(store, hash));
    if (file.isEmpty()) throw new IOException("The picture is gone");
    try (var in = file.get().content().open()) {
      in.skipNBytes(sent);
      in.transferTo(out);
    }
  }

  private static Shown inHeap(Facts facts, byte[] bytes) {
    return new Shown(facts.contentType(), bytes.length, null, true, out -> out.write(bytes));
  }
}
