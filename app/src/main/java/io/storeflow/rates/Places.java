package io.storeflow.rates;

import java.util.List;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.TableField;

/** Writes the order in which things of a store stand. */
final class Places {
  private Places() {}

  /**
   * @param table of the store
   * @param ids in their order; the first gets position 1
   */
  static <R extends Record> void write(
      DSLContext db,
      Table<R> table,
      TableField<R, Long> id,
      TableField<R, Integer> position,
      List<Long> ids) {
    db.batch(
            IntStream.range(0, ids.size())
                .mapToObj(i -> db.update(table).set(position, i + 1).where(id.eq(ids.get(i))))
                .toList())
        .execute();
  }
}
