package io.storeflow.upkeep;

import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Gives ids to rows that an older release wrote without. */
@Component
public class MissingIds {
  private final DSLContext db;
  private final Transactions transactions;

  MissingIds(DSLContext db, Transactions transactions) {
    this.db = db;
    this.transactions = transactions;
  }

  /**
   * Rows without an id are found by its index: each step finds the first that are left.
   *
   * @param rows those of one store
   * @param key by what a row is found that has no id
   */
  public CatchesUp.Step give(
      long after, Table<?> rows, Field<Long> id, Field<String> publicId, Field<?>... key) {
    var some =
        db.select(key)
            .from(rows)
            .where(id.isNull())
            .limit(CatchesUp.STEP)
            .fetch(
                row ->
                    (Query)
                        db.update(rows)
                            .set(id, Ids.next())
                            .set(publicId, PublicId.random())
                            .where(id.isNull())
                            .and(isOf(row)));
    if (!some.isEmpty()) transactions.write(() -> db.batch(some).execute());
    return new CatchesUp.Step(after, some.size(), some.size() == CatchesUp.STEP);
  }

  private static Condition isOf(Record row) {
    return row.fieldStream().map(it -> is(it, row)).reduce(DSL.noCondition(), Condition::and);
  }

  private static <T> Condition is(Field<T> field, Record row) {
    return field.eq(row.get(field));
  }
}
