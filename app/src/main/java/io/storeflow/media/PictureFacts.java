package io.storeflow.media;

import static io.storeflow.db.Tables.MEDIA;
import static io.storeflow.db.Tables.MEDIA_SIZE;
import static io.storeflow.db.Tables.MEDIA_WEBP;
import static io.storeflow.store.Owned.only;
import static io.storeflow.store.Owned.ownedBy;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.least;
import static org.jooq.impl.DSL.val;

import io.storeflow.db.tables.Media;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the tables say of the files of a picture. */
@Component
class PictureFacts {
  private static final String WEBP = "image/webp";

  /**
   * Which of a picture's sizes is asked for.
   *
   * @param side one of those that are made, in pixels; 0 for the largest
   * @param webp whether as WebP, where that is shorter
   */
  record Size(int side, boolean webp) {
    static final Size LARGEST = new Size(0, false);
  }

  /**
   * A file that shows the picture.
   *
   * @param row where its bytes may be too; null for WebP, which is in files alone
   * @param isFinal whether it is the one for that size, whatever is made yet
   */
  record OfFile(
      TableBytes.@Nullable Row row,
      String contentType,
      @Nullable String hash,
      boolean inTable,
      boolean isFinal) {}

  private final DSLContext db;

  PictureFacts(DSLContext db) {
    this.db = db;
  }

  /**
   * The files of which the first that is there is shown; none if there is no such picture. One
   * statement, so that what is made meanwhile is seen as a whole.
   */
  List<OfFile> files(Store store, String publicId, Size size) {
    var m = only(store, MEDIA);
    var longest = greatest(m.WIDTH, m.HEIGHT);
    var wanted = size.side() == 0 ? longest : least(longest, val(size.side()));
    return db.select(m.ID, m.CONTENT_TYPE, m.SHA256, m.IN_TABLE, m.WIDTH, m.HEIGHT, m.SIZES)
        .select(MEDIA_SIZE.SIDE, MEDIA_SIZE.CONTENT_TYPE, MEDIA_SIZE.SHA256, MEDIA_SIZE.IN_TABLE)
        .select(MEDIA_WEBP.SHA256)
        .from(m)
        .leftJoin(MEDIA_SIZE)
        .on(ownedBy(store, MEDIA_SIZE))
        .and(MEDIA_SIZE.MEDIA_ID.eq(m.ID))
        .and(MEDIA_SIZE.SIDE.eq(size.side()))
        .leftJoin(MEDIA_WEBP)
        .on(ownedBy(store, MEDIA_WEBP))
        .and(MEDIA_WEBP.MEDIA_ID.eq(m.ID))
        .and(MEDIA_WEBP.SIDE.eq(wanted))
        .where(m.PUBLIC_ID.eq(publicId))
        .fetchOptional(row -> files(row, m, size))
        .orElse(List.of());
  }

  private static List<OfFile> files(Record row, Media m, Size size) {
    var files = new ArrayList<OfFile>();
    var webp = row.get(MEDIA_WEBP.SHA256);
    if (size.webp() && webp != null) files.add(new OfFile(null, WEBP, webp, false, true));
    files.add(row.get(MEDIA_SIZE.SIDE) == null ? largest(row, m, size) : smaller(row, m, size));
    return files;
  }

  private static OfFile smaller(Record row, Media m, Size size) {
    return new OfFile(
        new TableBytes.Row(row.get(m.ID), size.side()),
        row.get(MEDIA_SIZE.CONTENT_TYPE),
        row.get(MEDIA_SIZE.SHA256),
        row.get(MEDIA_SIZE.IN_TABLE),
        isSized(row, m) || !size.webp());
  }

  private static OfFile largest(Record row, Media m, Size size) {
    int longest = Math.max(row.get(m.WIDTH), row.get(m.HEIGHT));
    boolean asked = size.side() == 0 || size.side() >= longest;
    return new OfFile(
        new TableBytes.Row(row.get(m.ID), 0),
        row.get(m.CONTENT_TYPE),
        row.get(m.SHA256),
        row.get(m.IN_TABLE),
        isSized(row, m) || (asked && !size.webp()));
  }

  private static boolean isSized(Record row, Media m) {
    return row.get(m.SIZES) == SizeState.MADE;
  }
}
