package io.storeflow.customerpage;

import static io.storeflow.db.Tables.CUSTOMER;
import static io.storeflow.db.Tables.CUSTOMER_GROUP;
import static io.storeflow.db.Tables.CUSTOMER_GROUP_MEMBER;
import static io.storeflow.db.Tables.CUSTOMER_STORE;
import static io.storeflow.db.Tables.CUSTOMER_TAG;
import static io.storeflow.db.Tables.CUSTOMER_WORD;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.noCondition;

import io.storeflow.customer.Customers;
import io.storeflow.db.tables.CustomerStore;
import io.storeflow.order.OrderWords;
import io.storeflow.platform.paging.Keyset;
import io.storeflow.platform.paging.Page;
import io.storeflow.platform.paging.Sought;
import io.storeflow.platform.paging.Sought.Hits;
import io.storeflow.platform.paging.Sought.Term;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads lists of the customers of a store; any page of any list costs about the same. */
@Component
public class CustomerQueries {
  static final int PAGE = 50;

  private final DSLContext db;

  CustomerQueries(DSLContext db) {
    this.db = db;
  }

  /** A page of the list. One statement, and one more if anything is sought. */
  public Page<CustomerRow> page(
      Store store, CustomerFilter filter, @Nullable String cursor, int size) {
    var v = only(store, CUSTOMER_STORE);
    var c = only(store.merchant(), CUSTOMER);
    var boundTo = store.id() + " customers " + filter.parameters();
    var by = filter.sort().field(v);
    var keyset = Keyset.of(by, v.CUSTOMER_ID, filter.descending(), boundTo, cursor, size);
    var hits = hits(store, filter, v);
    var rows =
        db.select(v.CUSTOMER_ID, c.PUBLIC_ID, c.NAME, c.EMAIL, c.PHONE)
            .select(v.NAME, v.MARKETING, v.ORDERS, v.SPENT_MINOR, v.LAST_AT, v.LAST_ORDER_AT)
            .from(hits.table())
            .straightJoin(c)
            .on(c.ID.eq(v.CUSTOMER_ID))
            .where(hits.which())
            .and(filter.marketing() == null ? noCondition() : v.MARKETING.eq(filter.marketing()))
            .and(keyset.beyond())
            .orderBy(keyset.order())
            .limit(keyset.limit())
            .fetch(
                row ->
                    new CustomerRow(
                        row.get(v.CUSTOMER_ID),
                        row.get(c.PUBLIC_ID),
                        row.get(c.NAME),
                        row.get(c.EMAIL),
                        row.get(c.PHONE),
                        row.get(v.NAME),
                        row.get(v.MARKETING),
                        row.get(v.ORDERS),
                        store.money(row.get(v.SPENT_MINOR)),
                        row.get(v.LAST_AT),
                        row.get(v.LAST_ORDER_AT)));
    return keyset.page(rows, filter.sort()::of, CustomerRow::id);
  }

  private Hits hits(Store store, CustomerFilter filter, CustomerStore v) {
    var words = words(store, filter.q());
    if (words.isEmpty() && !filter.q().isEmpty()) return new Hits(v, falseCondition());
    var terms = new ArrayList<>(words);
    filter.folded().map(it -> tagged(store, it)).ifPresent(terms::add);
    if (!filter.group().isEmpty()) terms.add(grouped(store, filter.group()));
    return Sought.hits(db, terms, v, v.CUSTOMER_ID, null);
  }

  private static List<Term> words(Store store, String q) {
    return OrderWords.typed(q, store.country()).stream()
        .map(
            beginnings -> {
              var w = only(store.merchant(), CUSTOMER_WORD);
              return new Term(w, w.CUSTOMER_ID, Sought.begins(w.WORD, beginnings), true);
            })
        .toList();
  }

  private static Term tagged(Store store, String folded) {
    var t = only(store.merchant(), CUSTOMER_TAG);
    return new Term(t, t.CUSTOMER_ID, t.FOLDED.eq(folded), false);
  }

  /** Groups name addresses, also those of somebody who has bought nothing yet. */
  private static Term grouped(Store store, String group) {
    var merchant = store.merchant();
    var g = only(merchant, CUSTOMER_GROUP);
    var m = only(merchant, CUSTOMER_GROUP_MEMBER);
    var who = only(merchant, CUSTOMER, "who");
    return new Term(
        g.join(m).on(m.GROUP_ID.eq(g.ID)).join(who).on(who.EMAIL.eq(m.EMAIL)),
        Customers.present(who),
        g.PUBLIC_ID.eq(group),
        false);
  }
}
