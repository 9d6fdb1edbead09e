package io.storeflow.customerbook;

import static io.storeflow.db.Tables.CUSTOMER;
import static io.storeflow.db.Tables.CUSTOMER_STORE;
import static io.storeflow.db.Tables.CUSTOMER_WORD;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.insertMissing;
import static io.storeflow.store.Owned.only;
import static io.storeflow.store.Owned.upsertAll;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.when;

import io.storeflow.customer.CustomerAdded;
import io.storeflow.customer.Customers;
import io.storeflow.customer.Marketing;
import io.storeflow.db.tables.records.CustomerStoreRecord;
import io.storeflow.db.tables.records.CustomerWordRecord;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.OrderWords;
import io.storeflow.outbox.Event;
import io.storeflow.outbox.EventKind;
import io.storeflow.outbox.ReadsEvents;
import io.storeflow.platform.db.Transactions;
import io.storeflow.pricelist.OrderMoney;
import io.storeflow.store.Merchant;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import io.storeflow.upkeep.CatchesUp;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/**
 * Keeps beside customers what lists of them are sorted and searched by: what they ordered at each
 * store, soon after an order's event is read, and their words ({@link OrderWords}).
 */
@Service
public class CustomerIndex implements CatchesUp, ReadsEvents {
  /** Counts the rules by which sums are made; what an older one made is counted again. */
  static final byte SUMS = 1;

  private final DSLContext db;
  private final Transactions transactions;
  private final Stores stores;

  CustomerIndex(DSLContext db, Transactions transactions, Stores stores) {
    this.db = db;
    this.transactions = transactions;
    this.stores = stores;
  }

  /** What is said of somebody, from which words are made. */
  private record Said(long of, String name, String email, String phone) {}

  /** A customer as the store knows them. */
  private record Row(
      long id,
      Instant createdAt,
      String email,
      String name,
      Marketing marketing,
      @Nullable Long mergedInto) {}

  /** What somebody has ordered at a store. */
  private record Ordered(long customer, BigDecimal orders, BigDecimal spent, Instant last) {}

  @Override
  public String reader() {
    return "customer-sums";
  }

  @Override
  public Set<EventKind> kinds() {
    return EnumSet.of(
        EventKind.ORDER_PLACED,
        EventKind.ORDER_MOVED,
        EventKind.ORDER_SETTLED,
        EventKind.ORDER_UNSETTLED);
  }

  @Override
  public boolean isWoken() {
    return false;
  }

  @Override
  public void read(Store store, List<Event> events) {
    var o = only(store, ORDERS);
    var orders = Event.subjects(events);
    count(
        store,
        db.selectDistinct(o.CUSTOMER_ID).from(o).where(o.ID.in(orders)).fetch(o.CUSTOMER_ID));
  }

  /** Whoever is new can be found at once. */
  @EventListener
  void write(CustomerAdded added) {
    var said = new Said(added.id(), added.name(), added.email(), added.phone());
    var store = added.store();
    insertAll(db, store.merchant(), CUSTOMER_WORD, rows(List.of(said), Set.of(store.country())));
  }

  /**
   * Counts again what these have ordered at the store. Orders of one who was put together with
   * another while they were placed go to that one. Joins the caller's transaction.
   */
  public void count(Store store, Collection<Long> customers) {
    if (customers.isEmpty()) return;
    var known = known(store, customers);
    var merged = new HashMap<Long, Long>();
    for (var it : known) if (it.mergedInto() != null) merged.put(it.id(), it.mergedInto());
    if (!merged.isEmpty()) {
      for (var it : merged.entrySet()) move(store, it.getKey(), it.getValue());
      count(store, all(customers, merged));
      return;
    }
    var ordered = ordered(store, customers);
    upsertAll(
        db,
        store,
        CUSTOMER_STORE,
        known.stream().map(it -> row(it, ordered.get(it.id()))).toList(),
        CUSTOMER_STORE.NAME,
        CUSTOMER_STORE.MARKETING,
        CUSTOMER_STORE.ORDERS,
        CUSTOMER_STORE.SPENT_MINOR,
        CUSTOMER_STORE.LAST_ORDER_AT,
        CUSTOMER_STORE.SUM_RULE);
  }

  /** Those who are kept of these, each once. */
  private static Set<Long> all(Collection<Long> customers, Map<Long, Long> merged) {
    var all = new LinkedHashSet<Long>();
    for (var it : customers) all.add(merged.getOrDefault(it, it));
    return all;
  }

  /** All that one has at the store becomes the other one's. Joins the caller's transaction. */
  void move(Store store, long from, long into) {
    var o = only(store, ORDERS);
    db.update(o).set(o.CUSTOMER_ID, into).where(o.CUSTOMER_ID.eq(from)).execute();
    var v = only(store, CUSTOMER_STORE);
    var since =
        db.select(v.CREATED_AT).from(v).where(v.CUSTOMER_ID.eq(from)).fetchOne(v.CREATED_AT);
    if (since == null) return;
    db.deleteFrom(v).where(v.CUSTOMER_ID.eq(from)).execute();
    var row = new CustomerStoreRecord();
    row.setCustomerId(into);
    row.setCreatedAt(since);
    insertMissing(db, store, CUSTOMER_STORE, List.of(row));
    db.update(v)
        .set(v.CREATED_AT, since)
        .where(v.CUSTOMER_ID.eq(into))
        .and(v.CREATED_AT.gt(since))
        .execute();
  }

  /**
   * Writes the words of these again: their own, and those of who was put together with them. Joins
   * the caller's transaction.
   */
  public void rewrite(Merchant merchant, Collection<Long> customers) {
    var c = only(merchant, CUSTOMER);
    var who = Customers.present(c);
    var said =
        db.select(who, c.NAME, c.EMAIL, c.PHONE)
            .from(c)
            .where(c.ID.in(customers).or(c.MERGED_INTO.in(customers)))
            .orderBy(c.ID)
            .fetch(mapping(Said::new));
    var countries = new LinkedHashSet<String>();
    for (var store : stores.of(merchant)) countries.add(store.country());
    var w = only(merchant, CUSTOMER_WORD);
    db.deleteFrom(w).where(w.CUSTOMER_ID.in(customers)).execute();
    insertAll(db, merchant, CUSTOMER_WORD, rows(said, countries));
    db.update(c).set(c.WORD_RULE, Customers.WORDS).where(c.ID.in(customers)).execute();
  }

  /** Customers that a release wrote which counted nothing and knew no words, or others. */
  @Override
  public Step catchUp(Store store, long after) {
    var v = only(store, CUSTOMER_STORE);
    var c = only(store.merchant(), CUSTOMER);
    var seen =
        db.select(v.CUSTOMER_ID, v.SUM_RULE, c.WORD_RULE)
            .from(v)
            .join(c)
            .on(c.ID.eq(v.CUSTOMER_ID))
            .where(v.CUSTOMER_ID.gt(after))
            .orderBy(v.CUSTOMER_ID)
            .limit(STEP)
            .fetch();
    var uncounted = new ArrayList<Long>();
    var wordless = new ArrayList<Long>();
    for (var row : seen) {
      if (row.value2() != SUMS) uncounted.add(row.value1());
      if (row.value3() != Customers.WORDS) wordless.add(row.value1());
    }
    if (!uncounted.isEmpty()) transactions.write(() -> count(store, uncounted));
    if (!wordless.isEmpty()) transactions.write(() -> rewrite(store.merchant(), wordless));
    long last = seen.isEmpty() ? after : seen.getLast().value1();
    int written = Math.max(uncounted.size(), wordless.size());
    return new Step(last, written, seen.size() == STEP);
  }

  private List<Row> known(Store store, Collection<Long> customers) {
    var v = only(store, CUSTOMER_STORE);
    var c = only(store.merchant(), CUSTOMER);
    db.select(v.CUSTOMER_ID)
        .from(v)
        .where(v.CUSTOMER_ID.in(customers))
        .orderBy(v.CUSTOMER_ID)
        .forUpdate()
        .fetch();
    return db.select(v.CUSTOMER_ID, v.CREATED_AT, c.EMAIL, c.NAME, c.MARKETING, c.MERGED_INTO)
        .from(v)
        .join(c)
        .on(c.ID.eq(v.CUSTOMER_ID))
        .where(v.CUSTOMER_ID.in(customers))
        .orderBy(v.CUSTOMER_ID)
        .fetch(mapping(Row::new));
  }

  private Map<Long, Ordered> ordered(Store store, Collection<Long> customers) {
    var o = only(store, ORDERS);
    var isKept = o.FULFILMENT_STATE.ne(FulfilmentState.CANCELLED);
    return db.select(
            o.CUSTOMER_ID,
            sum(when(isKept, 1).otherwise(0)),
            sum(when(isKept, OrderMoney.worth(o)).otherwise(0L)),
            max(o.PLACED_AT))
        .from(o)
        .where(o.CUSTOMER_ID.in(customers))
        .groupBy(o.CUSTOMER_ID)
        .fetchMap(o.CUSTOMER_ID, mapping(Ordered::new));
  }

  private static CustomerStoreRecord row(Row it, @Nullable Ordered ordered) {
    var row = new CustomerStoreRecord();
    row.setCustomerId(it.id());
    row.setCreatedAt(it.createdAt());
    row.setName(Customers.sorted(it.name(), it.email()));
    row.setMarketing(it.marketing());
    row.setOrders(ordered == null ? 0 : ordered.orders().intValueExact());
    row.setSpentMinor(ordered == null ? 0 : ordered.spent().longValueExact());
    row.setLastOrderAt(ordered == null ? null : ordered.last());
    row.setSumRule(SUMS);
    return row;
  }

  /** Words of each, as phone numbers are written in any of these countries. */
  private static List<CustomerWordRecord> rows(Collection<Said> said, Set<String> countries) {
    var words = new HashMap<Long, Set<String>>();
    for (var it : said)
      for (var country : countries)
        words
            .computeIfAbsent(it.of(), _ -> new LinkedHashSet<>())
            .addAll(
                OrderWords.of(it.name(), it.email(), it.phone(), country, List.of(), List.of()));
    var rows = new ArrayList<CustomerWordRecord>();
    words.forEach((id, all) -> all.forEach(word -> rows.add(row(id, word))));
    return rows;
  }

  private static CustomerWordRecord row(long customer, String word) {
    var row = new CustomerWordRecord();
    row.setCustomerId(customer);
    row.setWord(word);
    return row;
  }
}
