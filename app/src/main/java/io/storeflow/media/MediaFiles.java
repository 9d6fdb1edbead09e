package io.storeflow.media;

import static io.storeflow.db.Tables.MEDIA;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.only;

import io.storeflow.db.tables.records.MediaRecord;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.job.Jobs;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * The images of stores. One is never changed: another image is another file, so each may be kept
 * for ever by caches. {@link UnusedPictures} deletes what nothing shows any more.
 */
@Service
public class MediaFiles {
  private static final byte[] NONE = {};

  private final DSLContext db;
  private final Transactions transactions;
  private final Bulkhead bulkhead;
  private final HashedFiles hashed;
  private final Clock clock;
  private final Jobs jobs;
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
      Jobs jobs,
      @Value("${storeflow.media.in-table}") boolean inTable) {
    this.db = db;
    this.transactions = transactions;
    this.bulkhead = bulkhead;
    this.hashed = hashed;
    this.clock = clock;
    this.jobs = jobs;
    this.inTable = inTable;
  }

  /**
   * Keeps an uploaded image in its largest size, and returns its public id. The others are made by
   * a job, once; until then it stands in for them.
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
    return keep(store, pictures, SizeState.MADE);
  }

  /** Those of these public ids that are images of the store. One statement, or none. */
  public Set<String> known(Store store, Collection<String> publicIds) {
    var possible = PublicId.possible(publicIds);
    if (possible.isEmpty()) return Set.of();
    var m = only(store, MEDIA);
    return db.select(m.PUBLIC_ID).from(m).where(m.PUBLIC_ID.in(possible)).fetchSet(m.PUBLIC_ID);
  }

  /** The row id of an image of the store; null for none, and for an image of another store. */
  public @Nullable Long id(Store store, String publicId) {
    if (publicId.isEmpty()) return null;
    var m = only(store, MEDIA);
    return db.select(m.ID).from(m).where(m.PUBLIC_ID.eq(publicId)).fetchOne(m.ID);
  }

  /** Of these public ids, those whose sizes are not made; null while they wait. One statement. */
  public Map<String, Optional<SizeState>> unsized(Store store, Collection<String> publicIds) {
    var possible = PublicId.possible(publicIds);
    if (possible.isEmpty()) return Map.of();
    var m = only(store, MEDIA);
    return db.select(m.PUBLIC_ID, m.SIZES)
        .from(m)
        .where(m.PUBLIC_ID.in(possible))
        .and(m.SIZES.isNull().or(m.SIZES.eq(SizeState.FAILED)))
        .fetchMap(m.PUBLIC_ID, row -> Optional.ofNullable(row.get(m.SIZES)));
  }

  /** Makes the sizes of a picture again where that failed; else it does nothing. */
  public void sizeAgain(Store store, String publicId) {
    var m = only(store, MEDIA);
    var failed = m.PUBLIC_ID.eq(publicId).and(m.SIZES.eq(SizeState.FAILED));
    transactions.write(
        () -> {
          var id = db.select(m.ID).from(m).where(failed).forUpdate().fetchOptional(m.ID);
          if (id.isEmpty()) return;
          db.update(m).setNull(m.SIZES).where(m.ID.eq(id.get())).execute();
          letWait(store, id.get());
        });
  }

  /** Its public id, or nothing if it cannot be read. */
  private String kept(Store store, Upload upload, long budget) {
    try {
      return keep(store, List.of(Images.largest(upload, budget)), null).getFirst().publicId();
    } catch (ImageRefused broken) {
      return "";
    }
  }

  /**
   * The bytes first: a row names nothing that is not safe on the disk.
   *
   * @param sizes null where a job is to make them
   */
  List<KeptPicture> keep(Store store, List<PictureFile> pictures, @Nullable SizeState sizes) {
    var hashes = hashed.keep(store, pictures.stream().map(PictureFile::bytes).toList()).iterator();
    var kept = new ArrayList<KeptPicture>();
    var rows = new ArrayList<MediaRecord>();
    for (var file : pictures) {
      var picture = new KeptPicture(Ids.next(), PublicId.random());
      kept.add(picture);
      var row = row(picture, file, hashes.next());
      row.setSizes(sizes);
      rows.add(row);
    }
    transactions.write(
        () -> {
          insertAll(db, store, MEDIA, rows);
          if (sizes == null) kept.forEach(it -> letWait(store, it.id()));
        });
    return kept;
  }

  private void letWait(Store store, long media) {
    var picture = new SizeJobs.Picture(store.id(), media);
    jobs.enqueue(SizeJobs.MAKE, picture.instance(), picture, Jobs.Priority.DEFAULT);
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
}
