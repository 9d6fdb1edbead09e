package io.storeflow.media;

import static io.storeflow.db.Tables.MEDIA;
import static io.storeflow.db.Tables.MEDIA_SIZE;
import static io.storeflow.db.Tables.MEDIA_WEBP;
import static io.storeflow.store.Owned.insertMissing;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;

import io.storeflow.db.tables.records.MediaSizeRecord;
import io.storeflow.db.tables.records.MediaWebpRecord;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.limit.Bulkhead;
import io.storeflow.platform.limit.CostlyWork;
import io.storeflow.platform.picture.ImageRefused;
import io.storeflow.platform.picture.Images;
import io.storeflow.platform.picture.PictureFile;
import io.storeflow.platform.picture.PictureSizes;
import io.storeflow.platform.picture.Upload;
import io.storeflow.storage.StorageAway;
import io.storeflow.storage.StoredFile;
import io.storeflow.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Makes the sizes of pictures, of the largest that was kept when they came. What is done stands in
 * the rows at once and as a whole, so it may end at any point and be begun again.
 */
@Component
class SizedPictures {
  private static final List<String> CUT = List.of("image/jpeg", "image/png");
  private static final byte[] NONE = {};
  private static final Logger LOG = LoggerFactory.getLogger(SizedPictures.class);

  private record Waiting(String contentType, String hash) {}

  private final DSLContext db;
  private final Transactions transactions;
  private final Bulkhead bulkhead;
  private final HashedFiles files;
  private final boolean inTable;

  SizedPictures(
      DSLContext db,
      Transactions transactions,
      Bulkhead bulkhead,
      HashedFiles files,
      @Value("${storeflow.media.in-table}") boolean inTable) {
    this.db = db;
    this.transactions = transactions;
    this.bulkhead = bulkhead;
    this.files = files;
    this.inTable = inTable;
  }

  /**
   * Makes the sizes of a picture that waits for them; one that does not is left alone.
   *
   * @throws io.storeflow.platform.failure.Problem 503 if other pictures are made small now
   * @throws StorageAway if files cannot be read or kept now
   */
  void make(Store store, long media) {
    waiting(store, media).ifPresent(it -> make(store, media, it));
  }

  /** Some of those that wait, the latest last, behind this one. */
  List<Long> next(Store store, long after, int atMost) {
    var m = only(store, MEDIA);
    return db.select(m.ID)
        .from(m)
        .where(m.SIZES.isNull())
        .and(m.SHA256.isNotNull())
        .and(m.ID.gt(after))
        .orderBy(m.ID)
        .limit(atMost)
        .fetch(m.ID);
  }

  void fail(Store store, long media) {
    var m = only(store, MEDIA);
    db.update(m)
        .set(m.SIZES, SizeState.FAILED)
        .where(m.ID.eq(media))
        .and(m.SIZES.isNull())
        .execute();
  }

  /** One whose bytes are in the table alone gets a file first. */
  private Optional<Waiting> waiting(Store store, long media) {
    var m = only(store, MEDIA);
    return db.select(m.CONTENT_TYPE, m.SHA256)
        .from(m)
        .where(m.ID.eq(media))
        .and(m.SIZES.isNull())
        .and(m.SHA256.isNotNull())
        .fetchOptional(mapping(Waiting::new));
  }

  private void make(Store store, long media, Waiting picture) {
    if (!CUT.contains(picture.contentType())) {
      made(store, media, List.of(), List.of());
      return;
    }
    var file = files.find(store, picture.hash());
    try {
      if (file.isPresent()) keep(store, media, sizes(file.get()));
      else refuse(store, media, "its file is missing");
    } catch (ImageRefused refused) {
      refuse(store, media, "its file is " + refused.reason().code());
    }
  }

  private void refuse(Store store, long media, String why) {
    LOG.error("No sizes of picture {} of store {}: {}", media, store.id(), why);
    fail(store, media);
  }

  private PictureSizes sizes(StoredFile file) throws ImageRefused {
    try {
      var copy = Files.createTempFile("sizes-", "");
      try {
        copy(file, copy);
        return decoded(Upload.of(copy));
      } finally {
        Files.deleteIfExists(copy);
      }
    } catch (IOException lost) {
      throw new UncheckedIOException(lost);
    }
  }

  private static void copy(StoredFile file, Path to) {
    try (var in = file.content().open()) {
      Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException gone) {
      throw new StorageAway("A picture cannot be read: " + gone, gone);
    }
  }

  private PictureSizes decoded(Upload largest) throws ImageRefused {
    long budget = bulkhead.budget(CostlyWork.PICTURE);
    long bytes = Images.bytes(largest, budget);
    var sizes =
        bulkhead.run(
            CostlyWork.PICTURE,
            bytes,
            () -> {
              try {
                return Optional.of(Images.sizes(largest, budget));
              } catch (ImageRefused broken) {
                return Optional.<PictureSizes>empty();
              }
            });
    return sizes.orElseThrow(() -> new ImageRefused(ImageRefused.Reason.BROKEN));
  }

  /** The bytes first: a row names nothing that is not safe on the disk. */
  private void keep(Store store, long media, PictureSizes sizes) {
    var there = sides(store, media);
    var smaller = sizes.smaller().stream().filter(it -> !there.contains(it.side())).toList();
    var all = new ArrayList<>(smaller);
    all.addAll(sizes.webp());
    var hashes = files.keep(store, all.stream().map(PictureFile::bytes).toList()).iterator();
    var plain = new ArrayList<MediaSizeRecord>();
    for (var file : smaller) plain.add(row(media, file, hashes.next()));
    var webp = new ArrayList<MediaWebpRecord>();
    for (var file : sizes.webp()) webp.add(webp(media, file, hashes.next()));
    made(store, media, plain, webp);
  }

  private List<Integer> sides(Store store, long media) {
    var s = only(store, MEDIA_SIZE);
    return db.select(s.SIDE).from(s).where(s.MEDIA_ID.eq(media)).fetch(s.SIDE);
  }

  private void made(
      Store store, long media, List<MediaSizeRecord> plain, List<MediaWebpRecord> webp) {
    var m = only(store, MEDIA);
    transactions.write(
        () -> {
          int rows = db.update(m).set(m.SIZES, SizeState.MADE).where(m.ID.eq(media)).execute();
          if (rows == 0) return;
          insertMissing(db, store, MEDIA_SIZE, plain);
          insertMissing(db, store, MEDIA_WEBP, webp);
        });
  }

  private MediaSizeRecord row(long media, PictureFile file, String hash) {
    var row = new MediaSizeRecord();
    row.setMediaId(media);
    row.setSide(file.side());
    row.setContentType(file.contentType());
    row.setSha256(hash);
    row.setInTable(inTable);
    row.setBytes(inTable ? file.bytes() : NONE);
    return row;
  }

  private static MediaWebpRecord webp(long media, PictureFile file, String hash) {
    var row = new MediaWebpRecord();
    row.setMediaId(media);
    row.setSide(file.side());
    row.setSha256(hash);
    return row;
  }
}
