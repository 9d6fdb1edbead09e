package io.storeflow.media;

import static io.storeflow.db.Tables.MEDIA;
import static io.storeflow.db.Tables.MEDIA_SIZE;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.only;

import io.storeflow.db.tables.records.MediaRecord;
import io.storeflow.db.tables.records.MediaSizeRecord;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.limit.Bulkhead;
import io.storeflow.platform.limit.CostlyWork;
import io.storeflow.platform.picture.ImageRefused;
import io.storeflow.platform.picture.ImageRefused.Reason;
import io.storeflow.platform.picture.Images;
import io.storeflow.platform.picture.PictureFile;
import io.storeflow.platform.picture.Upload;
import io.storeflow.storage.StorageAway;
import io.storeflow.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * The images of stores. One is never changed: another image is another file, so each may be kept
 * for ever by caches. None is deleted either, because orders show what was bought.
 */
@Service
public class MediaFiles {
  private static final byte[] NONE = {};

  private final DSLContext db;
  private final Transactions transactions;
  private final Bulkhead bulkhead;
  private final HashedFiles hashed;
  private final Clock clock;
  private final boolean inTable;

  /**
   * @param inTable whether the bytes are kept in the table too, for nodes that know no files
   */
  MediaFiles(
      DSLContext db,
      Transactions transactions,
      Bulkhead bulkhead,
      HashedFiles hashed,
      Clock clock,
      @Value("${storeflow.media.in-table}") boolean inTable) {
    this.db = db;
    this.transactions = transactions;
    this.bulkhead = bulkhead;
    this.hashed = hashed;
    this.clock = clock;
    this.inTable = inTable;
  }

  /**
   * Keeps an uploaded image in its sizes, made now and once, and returns its public id.
   *
   * @throws ImageRefused if it is no picture that can be shown
   * @throws io.storeflow.platform.failure.Problem 503 if too many are uploaded at once
   * @throws StorageAway if files cannot be kept now
   */
  public String keep(Store store, Path file) throws ImageRefused, IOException {
    var upload = Upload.of(file);
    long budget = bulkhead.budget(CostlyWork.PICTURE);
    long bytes = Images.bytes(upload, budget);
    var kept = bulkhead.run(CostlyWork.PICTURE, bytes, () -> kept(store, upload, budget));
    if (kept.isEmpty()) throw new ImageRefused(Reason.BROKEN);
    return kept;
  }

  /** Keeps pictures that the application itself made, as they are, in the same order. */
  public List<KeptPicture> keepAll(Store store, List<PictureFile> pictures) {
    return keep(store, pictures.stream().map(List::of).toList());
  }

  /** Those of these public ids that are images of the store. One statement, or none. */
  public Set<String> known(Store store, Collection<String> publicIds) {
    var possible = PublicId.possible(publicIds);
    if (possible.isEmpty()) return Set.of();
    var m = only(store, MEDIA);
    return db.select(m.PUBLIC_ID).from(m).where(m.PUBLIC_ID.in(possible)).fetchSet(m.PUBLIC_ID);
  }

  /** Its public id, or nothing if it cannot be read. */
  private String kept(Store store, Upload upload, long budget) {
    try {
      return keep(store, List.of(Images.of(upload, budget))).getFirst().publicId();
    } catch (ImageRefused broken) {
      return "";
    }
  }

  /** The bytes first: a row names nothing that is not safe on the disk. */
  private List<KeptPicture> keep(Store store, List<List<PictureFile>> pictures) {
    var files = pictures.stream().flatMap(List::stream).toList();
    var hashes = hashed.keep(store, files.stream().map(PictureFile::bytes).toList()).iterator();
    var kept = new ArrayList<KeptPicture>();
    var largest = new ArrayList<MediaRecord>();
    var smaller = new ArrayList<MediaSizeRecord>();
    for (var sizes : pictures) {
      var picture = new KeptPicture(Ids.next(), PublicId.random());
      kept.add(picture);
      largest.add(row(picture, sizes.getFirst(), hashes.next()));
      for (var size : sizes.subList(1, sizes.size()))
        smaller.add(row(picture.id(), size, hashes.next()));
    }
    transactions.write(
        () -> {
          insertAll(db, store, MEDIA, largest);
          insertAll(db, store, MEDIA_SIZE, smaller);
        });
    return kept;
  }

  private MediaRecord row(KeptPicture picture, PictureFile file, String hash) {
    var row = new MediaRecord();
    row.setId(picture.id());
    row.setPublicId(picture.publicId());
    row.setContentType(file.contentType());
    row.setWidth(file.width());
    row.setHeight(file.height());
    row.setColour(file.colour());
    row.setSha256(hash);
    row.setInTable(inTable);
    row.setBytes(inTable ? file.bytes() : NONE);
    row.setCreatedAt(clock.instant());
    return row;
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
}
