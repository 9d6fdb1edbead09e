package io.storeflow.media;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.storeflow.media.PictureFacts.OfFile;
import io.storeflow.media.PictureFacts.Size;
import io.storeflow.media.TableBytes.Row;
import io.storeflow.platform.id.PublicId;
import io.storeflow.storage.StorageAway;
import io.storeflow.storage.StoredFile;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
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

  /** One that was taken down is gone on every node by then. */
  static final Duration REMEMBERED = Duration.ofMinutes(30);

  private static final long CACHE_BYTES = 16L * 1024 * 1024;
  private static final Logger LOG = LoggerFactory.getLogger(MediaReader.class);

  /**
   * An image in one size.
   *
   * @param localName of its file on this machine, where it is long and has one
   * @param isShort whether it is in the heap
   * @param isFinal whether its address will always show this; not while that size is to be made
   */
  record Shown(
      String contentType,
      long length,
      @Nullable String localName,
      boolean isShort,
      boolean isFinal,
      Content content) {}

  /** Writes the image, as fast as it is taken. */
  interface Content {
    void sendTo(OutputStream out) throws IOException;
  }

  private record Key(String store, String media, Size size) {}

  private final PictureFacts facts;
  private final Stores stores;
  private final HashedFiles files;
  private final TableBytes table;
  private final Cache<Key, Shown> cache =
      Caffeine.newBuilder()
          .maximumWeight(CACHE_BYTES)
          .expireAfterWrite(REMEMBERED)
          .<Key, Shown>weigher((key, shown) -> (int) shown.length() + 400)
          .build();

  MediaReader(PictureFacts facts, Stores stores, HashedFiles files, TableBytes table) {
    this.facts = facts;
    this.stores = stores;
    this.files = files;
    this.table = table;
  }

  /**
   * The image at this public address, in the size that was made for this side; where the original
   * is no larger, or that size waits to be made, that one.
   *
   * @throws StorageAway if its file cannot be read now
   */
  Optional<Shown> find(String storePublicId, String publicId, Size size) {
    if (!PublicId.looksRight(storePublicId) || !PublicId.looksRight(publicId)) {
      return Optional.empty();
    }
    var key = new Key(storePublicId, publicId, size);
    var known = cache.getIfPresent(key);
    if (known != null) return Optional.of(known);
    var shown = stores.openByPublicId(storePublicId).flatMap(store -> read(store, publicId, size));
    shown.filter(it -> it.isShort() && it.isFinal()).ifPresent(it -> cache.put(key, it));
    return shown;
  }

  /** Twice, as the bytes may have left the table since the first look. */
  private Optional<Shown> read(Store store, String media, Size size) {
    return first(store, media, size).or(() -> first(store, media, size));
  }

  private Optional<Shown> first(Store store, String media, Size size) {
    return facts.files(store, media, size).stream()
        .flatMap(file -> shown(store, file).stream())
        .findFirst();
  }

  private Optional<Shown> shown(Store store, OfFile facts) {
    try {
      var fromFile = file(store, facts).map(file -> shown(facts, file));
      if (fromFile.isPresent()) return fromFile;
      if (facts.hash() != null)
        LOG.error("A file is missing: store {}, {}", store.id(), facts.hash());
    } catch (StorageAway away) {
      if (!facts.inTable()) throw away;
    }
    var row = facts.row();
    if (row == null) return Optional.empty();
    return table.length(store, row).flatMap(length -> fromTable(store, facts, row, length));
  }

  private Optional<StoredFile> file(Store store, OfFile facts) {
    return facts.hash() == null ? Optional.empty() : files.find(store, facts.hash());
  }

  private static Shown shown(OfFile facts, StoredFile file) {
    if (file.length() <= PIECE) return inHeap(facts, file.bytes());
    return new Shown(
        facts.contentType(),
        file.length(),
        file.localName(),
        false,
        facts.isFinal(),
        out -> {
          try (var in = file.content().open()) {
            in.transferTo(out);
          }
        });
  }

  private Optional<Shown> fromTable(Store store, OfFile facts, Row row, int length) {
    if (length <= PIECE) return table.piece(store, row, 0).map(bytes -> inHeap(facts, bytes));
    return Optional.of(
        new Shown(
            facts.contentType(),
            length,
            null,
            false,
            facts.isFinal(),
            out -> send(store, row, length, out)));
  }

  private void send(Store store, Row row, int length, OutputStream out) throws IOException {
    for (int sent = 0; sent < length; sent += PIECE) {
      var piece = table.piece(store, row, sent);
      if (piece.isEmpty()) {
        sendRest(store, row, sent, out);
        return;
      }
      out.write(piece.get());
    }
  }

  /** The bytes left the table while they were sent. */
  private void sendRest(Store store, Row row, int sent, OutputStream out) throws IOException {
    var file = table.hash(store, row).flatMap(hash -> files.find(store, hash));
    if (file.isEmpty()) throw new IOException("The picture is gone");
    try (var in = file.get().content().open()) {
      in.skipNBytes(sent);
      in.transferTo(out);
    }
  }

  private static Shown inHeap(OfFile facts, byte[] bytes) {
    return new Shown(
        facts.contentType(), bytes.length, null, true, facts.isFinal(), out -> out.write(bytes));
  }
}
