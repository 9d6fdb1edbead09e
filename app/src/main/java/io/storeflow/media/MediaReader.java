package io.storeflow.media;

import static io.storeflow.db.Tables.MEDIA;
import static io.storeflow.db.Tables.MEDIA_SIZE;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.octetLength;
import static org.jooq.impl.DSL.substring;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.storeflow.platform.id.PublicId;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Component;

/**
 * Reads images to be shown, a piece at a time: whoever takes them slowly holds one piece of the
 * heap, and no connection. Short ones are remembered.
 */
@Component
class MediaReader {
  /** The longest that is read at once, and that is remembered. */
  static final int PIECE = 64 * 1024;

  private static final long CACHE_BYTES = 16L * 1024 * 1024;

  /**
   * An image in one size.
   *
   * @param side for {@link #send}; 0 is the largest
   * @param start its first piece, or all of it
   */
  record Shown(String contentType, int length, Store store, String media, int side, byte[] start) {
    boolean isWhole() {
      return start.length == length;
    }
  }

  private record Key(String store, String media, int side) {}

  private final DSLContext db;
  private final Stores stores;
  private final Cache<Key, Shown> cache =
      Caffeine.newBuilder()
          .maximumWeight(CACHE_BYTES)
          .<Key, Shown>weigher((key, shown) -> shown.start().length + 400)
          .build();

  MediaReader(DSLContext db, Stores stores) {
    this.db = db;
    this.stores = stores;
  }

  /**
   * The image at this public address, in the size that was made for this side; where the original
   * is no larger, that one.
   */
  Optional<Shown> find(String storePublicId, String publicId, int side) {
    if (!PublicId.looksRight(storePublicId) || !PublicId.looksRight(publicId)) {
      return Optional.empty();
    }
    var key = new Key(storePublicId, publicId, side);
    var known = cache.getIfPresent(key);
    if (known != null) return Optional.of(known);
    var shown = stores.openByPublicId(storePublicId).flatMap(store -> read(store, publicId, side));
    shown.filter(Shown::isWhole).ifPresent(it -> cache.put(key, it));
    return shown;
  }

  /** Writes the image, as fast as it is taken. */
  void send(Shown shown, OutputStream out) throws IOException {
    out.write(shown.start());
    for (int sent = shown.start().length; sent < shown.length(); ) {
      var piece = piece(shown, sent);
      out.write(piece);
      sent += piece.length;
    }
  }

  private Optional<Shown> read(Store store, String media, int side) {
    var small = side == 0 ? Optional.<Shown>empty() : small(store, media, side);
    return small.or(() -> largest(store, media));
  }

  private Optional<Shown> largest(Store store, String media) {
    var m = only(store, MEDIA);
    return db.select(m.CONTENT_TYPE, length(m.BYTES), piece(m.BYTES, 0))
        .from(m)
        .where(m.PUBLIC_ID.eq(media))
        .fetchOptional(
            mapping((type, length, start) -> new Shown(type, length, store, media, 0, start)));
  }

  private Optional<Shown> small(Store store, String media, int side) {
    var m = only(store, MEDIA);
    var s = only(store, MEDIA_SIZE);
    return db.select(s.CONTENT_TYPE, length(s.BYTES), piece(s.BYTES, 0))
        .from(m)
        .join(s)
        .on(s.MEDIA_ID.eq(m.ID))
        .where(m.PUBLIC_ID.eq(media))
        .and(s.SIDE.eq(side))
        .fetchOptional(
            mapping((type, length, start) -> new Shown(type, length, store, media, side, start)));
  }

  private byte[] piece(Shown shown, int from) {
    var m = only(shown.store(), MEDIA);
    if (shown.side() == 0)
      return db.select(piece(m.BYTES, from))
          .from(m)
          .where(m.PUBLIC_ID.eq(shown.media()))
          .fetchSingle()
          .value1();
    var s = only(shown.store(), MEDIA_SIZE);
    return db.select(piece(s.BYTES, from))
        .from(m)
        .join(s)
        .on(s.MEDIA_ID.eq(m.ID))
        .where(m.PUBLIC_ID.eq(shown.media()))
        .and(s.SIDE.eq(shown.side()))
        .fetchSingle()
        .value1();
  }

  private static Field<Integer> length(Field<byte[]> bytes) {
    return octetLength(bytes.coerce(String.class));
  }

  private static Field<byte[]> piece(Field<byte[]> bytes, int from) {
    return substring(bytes.coerce(String.class), from + 1, PIECE).coerce(byte[].class);
  }
}
