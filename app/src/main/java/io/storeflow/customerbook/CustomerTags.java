package io.storeflow.customerbook;

import static io.storeflow.db.Tables.CUSTOMER_TAG;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import io.storeflow.db.tables.records.CustomerTagRecord;
import io.storeflow.label.Tags;
import io.storeflow.store.Merchant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Record2;
import org.springframework.stereotype.Component;

/** The tags of customers: some words each, which staff alone see and find customers by. */
@Component
public class CustomerTags {
  private static final int PROPOSED = 200;

  private final DSLContext db;

  CustomerTags(DSLContext db) {
    this.db = db;
  }

  /** Of each customer that is read, as a piece of a query. */
  static Field<List<String>> of(Merchant merchant, Field<Long> customer) {
    var t = only(merchant, CUSTOMER_TAG);
    return multiset(
            select(t.TAG).from(t).where(t.CUSTOMER_ID.eq(customer)).orderBy(t.POSITION, t.FOLDED))
        .convertFrom(rows -> rows.map(Record1::value1));
  }

  /** The tags of these customers, by row id, as a piece of a query. */
  public static Field<Map<Long, List<String>>> of(Merchant merchant, Collection<Long> customers) {
    var t = only(merchant, CUSTOMER_TAG);
    return multiset(
            select(t.CUSTOMER_ID, t.TAG)
                .from(t)
                .where(t.CUSTOMER_ID.in(customers))
                .orderBy(t.CUSTOMER_ID, t.POSITION, t.FOLDED))
        .convertFrom(rows -> rows.intoGroups(Record2::value1, Record2::value2));
  }

  /** Which there are, to be proposed; by name, the first of very many. A piece of a query. */
  public static Field<List<String>> used(Merchant merchant) {
    var t = only(merchant, CUSTOMER_TAG);
    return multiset(select(min(t.TAG)).from(t).groupBy(t.FOLDED).orderBy(t.FOLDED).limit(PROPOSED))
        .convertFrom(rows -> rows.map(Record1::value1));
  }

  /** The tags as they shall be. Joins the caller's transaction. */
  void write(Merchant merchant, long customer, List<String> tags) {
    var t = only(merchant, CUSTOMER_TAG);
    db.deleteFrom(t).where(t.CUSTOMER_ID.eq(customer)).execute();
    var rows = new ArrayList<CustomerTagRecord>();
    for (var tag : tags) {
      var row = new CustomerTagRecord();
      row.setCustomerId(customer);
      row.setFolded(Tags.folded(tag));
      row.setTag(tag);
      row.setPosition((short) rows.size());
      rows.add(row);
    }
    insertAll(db, merchant, CUSTOMER_TAG, rows);
  }
}
