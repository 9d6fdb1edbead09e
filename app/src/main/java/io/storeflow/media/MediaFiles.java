package io.storeflow.media;

import static io.storeflow.db.Tables.MEDIA;
import static io.storeflow.db.Tables.MEDIA_SIZE;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.storeflow.media.ImageRefused.Reason;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.limit.Bulkhead;
import io.storeflow.platform.limit.CostlyWork;
import io.storeflow.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;

/**
 * The images of stores. One is never changed: another image is another file, so each may be kept
 * for ever by caches. None is deleted either, because orders show what was bought.
 */
@Service
public class MediaFiles {
  private final DSLContext db;
  private final Transactions transactions;
  private final Bulkhead bulkhead;
  private final Clock clock;

  MediaFiles(DSLContext db, Transactions transactions, Bulkhead bulkhead, Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.bulkhead = bulkhead;
    this.clock = clock;
  }

  /**
   * Keeps an uploaded image in its sizes, made now and once, and returns its public id.
   *
   * @throws ImageRefused if it is none that can be shown
   * @throws io.storeflow.platform.web.Problem 503 if too many are uploaded at once
   */
  public String keep(Store store, Path file) throws ImageRefused, IOException {
    var upload = Upload.of(file);
    long budget = bulkhead.budget(CostlyWork.PICTURE);
    long bytes = Images.bytes(upload, budget);
    var kept = bulkhead.run(CostlyWork.PICTURE, bytes, () -> kept(store, upload, budget));
    if (kept.isEmpty()) throw new ImageRefused(Reason.BROKEN);
    return kept;
  }

  /** Keeps an image that the application itself made, as it is, and returns its public id. */
  public String keep(Store store, String contentType, int width, int height, byte[] bytes) {
    return keep(store, List.of(new PictureFile(contentType, width, height, bytes)));
  }

  /** Whether the store has this image. */
  public boolean has(Store store, String publicId) {
    if (!PublicId.looksRight(publicId)) return false;
    var m = only(store, MEDIA);
    return db.fetchExists(db.selectOne().from(m).where(m.PUBLIC_ID.eq(publicId)));
  }

  /** Its public id, or nothing if it cannot be read. */
  private String kept(Store store, Upload upload, long budget) {
    try {
      return keep(store, Images.of(upload, budget));
    } catch (ImageRefused broken) {
      return "";
    }
  }

  private String keep(Store store, List<PictureFile> sizes) {
    var publicId = PublicId.random();
    long id = Ids.next();
    var largest = sizes.getFirst();
    transactions.write(
        () -> {
          insertInto(db, store, MEDIA)
              .set(MEDIA.ID, id)
              .set(MEDIA.PUBLIC_ID, publicId)
              .set(MEDIA.CONTENT_TYPE, largest.contentType())
              .set(MEDIA.WIDTH, largest.width())
              .set(MEDIA.HEIGHT, largest.height())
              .set(MEDIA.BYTES, largest.bytes())
              .set(MEDIA.CREATED_AT, clock.instant())
              .execute();
          sizes.stream().skip(1).forEach(size -> insert(store, id, size));
        });
    return publicId;
  }

  private void insert(Store store, long id, PictureFile size) {
    insertInto(db, store, MEDIA_SIZE)
        .set(MEDIA_SIZE.MEDIA_ID, id)
        .set(MEDIA_SIZE.SIDE, size.side())
        .set(MEDIA_SIZE.CONTENT_TYPE, size.contentType())
        .set(MEDIA_SIZE.BYTES, size.bytes())
        .execute();
  }
}
