package io.storeflow.order;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.db.Tables.ORDER_WORD;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.selectCount;

import io.storeflow.db.tables.records.OrderWordRecord;
import io.storeflow.platform.db.Transactions;
import io.storeflow.store.Store;
import io.storeflow.upkeep.CatchesUp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;

/** Keeps the words by which orders are found ({@link OrderWords}) beside the orders. */
@Service
public class OrderIndex implements CatchesUp {

  /** What of an order is searched, but for its SKUs. */
  public record Contact(long order, String name, String email, String phone) {}

  private record Seen(Contact contact, int words) {}

  private final DSLContext db;
  private final Transactions transactions;

  OrderIndex(DSLContext db, Transactions transactions) {
    this.db = db;
    this.transactions = transactions;
  }

  /** Writes the words of a new order. One statement. */
  public void add(Store store, Contact contact, Collection<String> skus) {
    insertAll(db, store, ORDER_WORD, rows(store, contact, skus));
  }

  /** The words of an order as rows, few enough for one statement. */
  public static List<OrderWordRecord> rows(Store store, Contact contact, Collection<String> skus) {
    var country = store.country();
    return OrderWords.of(contact.name(), contact.email(), contact.phone(), country, skus).stream()
        .map(word -> row(contact.order(), word))
        .toList();
  }

  /**
   * Writes the words again of orders that are there, as they are now: for whoever changes or erases
   * the details of a customer. Joins the caller's transaction.
   */
  public void rewrite(Store store, Collection<Long> orders) {
    var o = only(store, ORDERS);
    var contacts =
        db.select(o.ID, o.CUSTOMER_NAME, o.CUSTOMER_EMAIL, o.CUSTOMER_PHONE)
            .from(o)
            .where(o.ID.in(orders))
            .orderBy(o.ID)
            .forUpdate()
            .fetch(mapping(Contact::new));
    var w = only(store, ORDER_WORD);
    db.deleteFrom(w).where(w.ORDER_ID.in(orders)).execute();
    var skus = skus(store, orders);
    var rows = new ArrayList<OrderWordRecord>();
    for (var contact : contacts)
      rows.addAll(rows(store, contact, skus.getOrDefault(contact.order(), List.of())));
    insertAll(db, store, ORDER_WORD, rows);
  }

  /** Orders that were written by a release that knew no words. */
  @Override
  public Step catchUp(Store store, long after) {
    var seen = next(store, after);
    var without = seen.stream().filter(it -> it.words() == 0).map(it -> it.contact().order());
    var missing = without.toList();
    if (!missing.isEmpty()) transactions.write(() -> rewrite(store, missing));
    long last = seen.isEmpty() ? after : seen.getLast().contact().order();
    return new Step(last, missing.size(), seen.size() == STEP);
  }

  private List<Seen> next(Store store, long after) {
    var o = only(store, ORDERS);
    var w = only(store, ORDER_WORD);
    var words = field(selectCount().from(w).where(w.ORDER_ID.eq(o.ID)));
    return db.select(o.ID, o.CUSTOMER_NAME, o.CUSTOMER_EMAIL, o.CUSTOMER_PHONE, words)
        .from(o)
        .where(o.ID.gt(after))
        .orderBy(o.ID)
        .limit(STEP)
        .fetch(
            row ->
                new Seen(
                    new Contact(row.value1(), row.value2(), row.value3(), row.value4()),
                    row.value5()));
  }

  private Map<Long, List<String>> skus(Store store, Collection<Long> orders) {
    var l = only(store, ORDER_LINE);
    return db.select(l.ORDER_ID, l.SKU)
        .from(l)
        .where(l.ORDER_ID.in(orders))
        .and(l.SKU.ne(""))
        .fetchGroups(l.ORDER_ID, l.SKU);
  }

  private static OrderWordRecord row(long order, String word) {
    var row = new OrderWordRecord();
    row.setOrderId(order);
    row.setWord(word);
    return row;
  }
}
