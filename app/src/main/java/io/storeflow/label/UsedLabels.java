package io.storeflow.label;

import static io.storeflow.db.Tables.BRAND;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.PRODUCT_TAG;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import io.storeflow.store.Store;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Select;
import org.springframework.stereotype.Component;

/** Reads which labels the products of a store have. */
@Component
public class UsedLabels {
  /** Of each kind; by name. */
  private static final int MOST = 200;

  private final DSLContext db;

  UsedLabels(DSLContext db) {
    this.db = db;
  }

  /** One statement, which reads indexes alone but for what it returns. */
  public Labels of(Store store) {
    return db.select(brands(store), tags(store), types(store)).fetchSingle(mapping(Labels::new));
  }

  private static Field<List<String>> brands(Store store) {
    var b = only(store, BRAND);
    var p = only(store, PRODUCT);
    return list(
        select(b.NAME)
            .from(b)
            .where(exists(selectOne().from(p).where(p.BRAND_ID.eq(b.ID))))
            .orderBy(b.NAME_FOLDED)
            .limit(MOST));
  }

  private static Field<List<String>> tags(Store store) {
    var t = only(store, PRODUCT_TAG);
    var used = select(t.FOLDED).from(t).groupBy(t.FOLDED).orderBy(t.FOLDED).limit(MOST).asTable();
    var one = only(store, PRODUCT_TAG);
    return list(
        select(
                field(
                    select(one.TAG)
                        .from(one)
                        .where(one.FOLDED.eq(used.field(t.FOLDED)))
                        .orderBy(one.PRODUCT_ID)
                        .limit(1)))
            .from(used));
  }

  private static Field<List<String>> types(Store store) {
    var p = only(store, PRODUCT);
    return list(
        select(p.PRODUCT_TYPE)
            .from(p)
            .where(p.PRODUCT_TYPE.ne(""))
            .groupBy(p.PRODUCT_TYPE)
            .orderBy(p.PRODUCT_TYPE)
            .limit(MOST));
  }

  private static Field<List<String>> list(Select<Record1<String>> texts) {
    return multiset(texts).convertFrom(rows -> rows.map(Record1::value1));
  }
}
