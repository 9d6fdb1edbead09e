package io.storeflow.order;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.db.Tables.ORDER_WORD;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;

import io.storeflow.db.tables.records.OrderWordRecord;
import io.storeflow.platform.db.Transactions;
import io.storeflow.store.Store;
import io.storeflow.upkeep.CatchesUp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.springframework.stereotype.Service;

/** Keeps the words by which orders are found ({@link OrderWords}) beside the orders. */
@Service
public class OrderIndex implements CatchesUp {

  /** What of an order is searched, but for its goods. */
  public record Contact(long order, String name, String email, String phone) {}

  /** What of a line is searched: its title in each language it is kept in. */
  public record Goods(String sku, String title, String secondTitle, String variantTitle) {
    private Stream<String> titles() {
      return Stream.of(title, secondTitle, variantTitle).filter(it -> !it.isEmpty());
    }
  }

  /** Counts the rules by which words were made; what an older one made is written again. */
  public static final byte RULE = 1;

  private final DSLContext db;
  private final Transactions transactions;

  OrderIndex(DSLContext db, Transactions transactions) {
    this.db = db;
    this.transactions = transactions;
  }

  /** Writes the words of a new order, whose row says their {@link #RULE}. One statement. */
  public void add(Store store, Contact contact, Collection<Goods> goods) {
    insertAll(db, store, ORDER_WORD, rows(store, contact, goods));
  }

  /** The words of an order as rows, few enough for one statement. */
  public static List<OrderWordRecord> rows(Store store, Contact contact, Collection<Goods> goods) {
    return OrderWords.of(
            contact.name(),
            contact.email(),
            contact.phone(),
            store.country(),
            goods.stream().map(Goods::sku).toList(),
            goods.stream().flatMap(Goods::titles).toList())
        .stream()
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
    var goods = goods(store, orders);
    var rows = new ArrayList<OrderWordRecord>();
    for (var contact : contacts)
      rows.addAll(rows(store, contact, goods.getOrDefault(contact.order(), List.of())));
    insertAll(db, store, ORDER_WORD, rows);
    db.update(o).set(o.WORD_RULE, RULE).where(o.ID.in(orders)).execute();
  }

  /** Orders that were written by a release that knew no words, or made them by another rule. */
  @Override
  public Step catchUp(Store store, long after) {
    var o = only(store, ORDERS);
    var seen =
        db.select(o.ID, o.WORD_RULE)
            .from(o)
            .where(o.ID.gt(after))
            .orderBy(o.ID)
            .limit(STEP)
            .fetch();
    var old = seen.stream().filter(row -> row.value2() != RULE).map(Record2::value1).toList();
    if (!old.isEmpty()) transactions.write(() -> rewrite(store, old));
    long last = seen.isEmpty() ? after : seen.getLast().value1();
    return new Step(last, old.size(), seen.size() == STEP);
  }

  private Map<Long, List<Goods>> goods(Store store, Collection<Long> orders) {
    var l = only(store, ORDER_LINE);
    return db.select(l.ORDER_ID, l.SKU, l.TITLE, l.SECOND_TITLE, l.VARIANT_TITLE)
        .from(l)
        .where(l.ORDER_ID.in(orders))
        .orderBy(l.ORDER_ID, l.POSITION)
        .fetchGroups(
            row -> row.value1(),
            row -> new Goods(row.value2(), row.value3(), row.value4(), row.value5()));
  }

  private static OrderWordRecord row(long order, String word) {
    var row = new OrderWordRecord();
    row.setOrderId(order);
    row.setWord(word);
    return row;
  }
}
