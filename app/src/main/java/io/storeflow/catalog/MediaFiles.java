package io.storeflow.catalog;

import static io.storeflow.db.Tables.MEDIA;
import static io.storeflow.merchant.Owned.insertInto;
import static io.storeflow.merchant.Owned.only;
import static org.jooq.Records.mapping;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.storeflow.merchant.Store;
import io.storeflow.merchant.Stores;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import java.time.Clock;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;

/**
 * The images of stores. One is never changed: another image is another file, so each may be kept
 * for ever by caches. None is deleted either, because orders show what was bought.
 */
@Service
public class MediaFiles {
  private static final long CACHE_BYTES = 24L * 1024 * 1024;

  /** An image and what its answer says of it. */
  public record MediaFile(String contentType, byte[] bytes) {}

  private record Key(String store, String media) {}

  private final DSLContext db;
  private final Transactions transactions;
  private final Stores stores;
  private final Clock clock;
  private final Cache<Key, MediaFile> cache =
      Caffeine.newBuilder()
          .maximumWeight(CACHE_BYTES)
          .<Key, MediaFile>weigher((key, file) -> file.bytes().length + 200)
          .build();

  MediaFiles(DSLContext db, Transactions transactions, Stores stores, Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.stores = stores;
    this.clock = clock;
  }

  /**
   * Keeps an uploaded image and returns its public id.
   *
   * @throws ImageRefused if it is none that can be shown
   */
  public String keep(Store store, byte[] upload) throws ImageRefused {
    var image = Images.of(upload);
    return keep(store, image.contentType(), image.width(), image.height(), image.bytes());
  }

  /** Keeps an image that the application itself made, as it is, and returns its public id. */
  public String keep(Store store, String contentType, int width, int height, byte[] bytes) {
    var publicId = PublicId.random();
    transactions.write(
        () ->
            insertInto(db, store, MEDIA)
                .set(MEDIA.ID, Ids.next())
                .set(MEDIA.PUBLIC_ID, publicId)
                .set(MEDIA.CONTENT_TYPE, contentType)
                .set(MEDIA.WIDTH, width)
                .set(MEDIA.HEIGHT, height)
                .set(MEDIA.BYTES, bytes)
                .set(MEDIA.CREATED_AT, clock.instant())
                .execute());
    return publicId;
  }

  /** Whether the store has this image. */
  public boolean has(Store store, String publicId) {
    if (!PublicId.looksRight(publicId)) return false;
    var m = only(store, MEDIA);
    return db.fetchExists(db.selectOne().from(m).where(m.PUBLIC_ID.eq(publicId)));
  }

  /** The image at this public address. */
  Optional<MediaFile> find(String storePublicId, String publicId) {
    if (!PublicId.looksRight(storePublicId) || !PublicId.looksRight(publicId)) {
      return Optional.empty();
    }
    var key = new Key(storePublicId, publicId);
    var known = cache.getIfPresent(key);
    if (known != null) return Optional.of(known);
    var file = stores.openByPublicId(storePublicId).flatMap(store -> read(store, publicId));
    file.ifPresent(it -> cache.put(key, it));
    return file;
  }

  private Optional<MediaFile> read(Store store, String publicId) {
    if (!PublicId.looksRight(publicId)) return Optional.empty();
    var m = only(store, MEDIA);
    return db.select(m.CONTENT_TYPE, m.BYTES)
        .from(m)
        .where(m.PUBLIC_ID.eq(publicId))
        .fetchOptional(mapping(MediaFile::new));
  }
}
