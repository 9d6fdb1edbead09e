package io.storeflow.media;

import static io.storeflow.db.Tables.MEDIA;
import static io.storeflow.db.Tables.MEDIA_SIZE;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.octetLength;
import static org.jooq.impl.DSL.substring;

import io.storeflow.store.Store;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Table;
import org.springframework.stereotype.Component;

/**
 * The bytes of pictures in the tables, where releases before kept them. It goes with the columns
 * {@code bytes} and {@code in_table}, in a release after the last node that needs them.
 */
@Component
class TableBytes {
  /** The longest that is read at once. */
  static final int PIECE = 64 * 1024;

  /**
   * A picture in one size.
   *
   * @param side 0 for the largest, which is in MEDIA; the others are in MEDIA_SIZE
   */
  record Row(long media, int side) {}

  private record Columns(
      Table<? extends Record> table,
      Condition row,
      Field<byte[]> bytes,
      Field<String> sha256,
      Field<Boolean> inTable) {}

  private final DSLContext db;

  TableBytes(DSLContext db) {
    this.db = db;
  }

  /** How many bytes there are; empty if the row is gone or they are in the file alone. */
  Optional<Integer> length(Store store, Row row) {
    return fetch(store, row, c -> octetLength(c.bytes().coerce(String.class)));
  }

  /** Up to {@link #PIECE} of them. */
  Optional<byte[]> piece(Store store, Row row, int from) {
    return fetch(
        store,
        row,
        c -> substring(c.bytes().coerce(String.class), from + 1, PIECE).coerce(byte[].class));
  }

  Optional<byte[]> whole(Store store, Row row) {
    return fetch(store, row, Columns::bytes);
  }

  /** Of the file that has the same bytes, if one has. */
  Optional<String> hash(Store store, Row row) {
    var c = columns(store, row);
    return db.select(c.sha256()).from(c.table()).where(c.row()).fetchOptional(c.sha256());
  }

  /** Some of those that no file is known of. */
  List<Row> withoutFile(Store store, int atMost) {
    var m = only(store, MEDIA);
    var s = only(store, MEDIA_SIZE);
    return rows(
        store, m.SHA256.isNull().and(m.IN_TABLE), s.SHA256.isNull().and(s.IN_TABLE), atMost);
  }

  /** Some of those that are in a file and in the table. */
  List<Row> twice(Store store, int atMost) {
    var m = only(store, MEDIA);
    var s = only(store, MEDIA_SIZE);
    return rows(
        store, m.SHA256.isNotNull().and(m.IN_TABLE), s.SHA256.isNotNull().and(s.IN_TABLE), atMost);
  }

  /** The file has the same bytes from now on. */
  void hasFile(Store store, Row row, String hash) {
    var c = columns(store, row);
    db.update(c.table()).set(c.sha256(), hash).where(c.row()).and(c.sha256().isNull()).execute();
  }

  /** Leaves the bytes to the file. */
  void empty(Store store, Row row) {
    var c = columns(store, row);
    db.update(c.table())
        .set(c.bytes(), new byte[0])
        .set(c.inTable(), false)
        .where(c.row())
        .and(c.sha256().isNotNull())
        .execute();
  }

  private <T> Optional<T> fetch(Store store, Row row, Function<Columns, Field<T>> what) {
    var c = columns(store, row);
    return db.select(what.apply(c))
        .from(c.table())
        .where(c.row())
        .and(c.inTable())
        .fetchOptional(Record1::value1);
  }

  private List<Row> rows(Store store, Condition ofMedia, Condition ofSizes, int atMost) {
    var m = only(store, MEDIA);
    var largest =
        db.select(m.ID, inline(0))
            .from(m)
            .where(ofMedia)
            .orderBy(m.ID)
            .limit(atMost)
            .fetch(mapping(Row::new));
    if (!largest.isEmpty()) return largest;
    var s = only(store, MEDIA_SIZE);
    return db.select(s.MEDIA_ID, s.SIDE)
        .from(s)
        .where(ofSizes)
        .orderBy(s.MEDIA_ID, s.SIDE)
        .limit(atMost)
        .fetch(mapping(Row::new));
  }

  private static Columns columns(Store store, Row row) {
    if (row.side() == 0) {
      var m = only(store, MEDIA);
      return new Columns(m, m.ID.eq(row.media()), m.BYTES, m.SHA256, m.IN_TABLE);
    }
    var s = only(store, MEDIA_SIZE);
    var one = s.MEDIA_ID.eq(row.media()).and(s.SIDE.eq(row.side()));
    return new Columns(s, one, s.BYTES, s.SHA256, s.IN_TABLE);
  }
}
