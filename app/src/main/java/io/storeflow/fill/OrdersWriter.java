package io.storeflow.fill;

import static io.storeflow.db.Tables.CUSTOMER;
import static io.storeflow.db.Tables.CUSTOMER_STORE;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.db.Tables.ORDER_NUMBER;
import static io.storeflow.db.Tables.ORDER_TAX;
import static io.storeflow.db.Tables.ORDER_WORD;
import static io.storeflow.db.Tables.PAYMENT;
import static io.storeflow.db.Tables.REFUND;
import static io.storeflow.db.Tables.STORE_PULSE;
import static io.storeflow.db.Tables.TRACKING;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.storeflow.checkout.OrderLines;
import io.storeflow.db.tables.records.CustomerRecord;
import io.storeflow.db.tables.records.CustomerStoreRecord;
import io.storeflow.db.tables.records.OrderLineRecord;
import io.storeflow.db.tables.records.OrderTaxRecord;
import io.storeflow.db.tables.records.OrderWordRecord;
import io.storeflow.db.tables.records.OrdersRecord;
import io.storeflow.demodata.Shopper;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.id.PublicId;
import io.storeflow.pricing.KeptTaxes;
import io.storeflow.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Writes many orders at once, with all that checkout and staff would have written. */
@Component
public class OrdersWriter {
  private static final long FIRST_NUMBER = 1001;

  private final DSLContext db;
  private final Transactions transactions;
  private final HistoryWriter history;
  private final StockWriter stock;

  OrdersWriter(DSLContext db, Transactions transactions, HistoryWriter history, StockWriter stock) {
    this.db = db;
    this.transactions = transactions;
    this.history = history;
    this.stock = stock;
  }

  /** Takes so many numbers, and returns the first of them. */
  public long takeNumbers(Store store, int count) {
    return transactions.write(
        () -> {
          insertInto(db, store, ORDER_NUMBER)
              .set(ORDER_NUMBER.NEXT_NUMBER, FIRST_NUMBER + count)
              .onDuplicateKeyUpdate()
              .set(ORDER_NUMBER.NEXT_NUMBER, ORDER_NUMBER.NEXT_NUMBER.plus(count))
              .execute();
          var counter = only(store, ORDER_NUMBER);
          return db.select(counter.NEXT_NUMBER).from(counter).fetchSingle(counter.NEXT_NUMBER)
              - count;
        });
  }

  /** Writes shoppers whom the merchant does not know yet. */
  public void shoppers(Store store, List<Shopper> shoppers, Instant since) {
    var rows = new ArrayList<CustomerRecord>();
    for (var shopper : shoppers) {
      var row = new CustomerRecord();
      row.setId(shopper.id());
      row.setPublicId(PublicId.random());
      row.setEmail(shopper.email());
      row.setName(shopper.name());
      row.setPhone(shopper.phone());
      row.setCreatedAt(since);
      rows.add(row);
    }
    insertAll(db, store.merchant(), CUSTOMER, rows);
  }

  /** Notes that these shoppers buy at the store. */
  public void visits(Store store, List<Shopper> shoppers, Instant since) {
    var rows = new ArrayList<CustomerStoreRecord>();
    for (var shopper : shoppers) {
      var row = new CustomerStoreRecord();
      row.setCustomerId(shopper.id());
      row.setCreatedAt(since);
      rows.add(row);
    }
    insertAll(db, store, CUSTOMER_STORE, rows);
  }

  /**
   * Writes the orders under numbers from {@code first} on. Joins the caller's transaction; the
   * pulse, which all changes of the store share, comes last.
   */
  public void write(Store store, List<OrderPlan> plans, long first, String staff) {
    var orders = new ArrayList<OrdersRecord>();
    var lines = new ArrayList<OrderLineRecord>();
    var taxes = new ArrayList<OrderTaxRecord>();
    var words = new ArrayList<OrderWordRecord>();
    var money = new OrderRows.Money(staff);
    var changes = new ArrayList<StockChange>();
    for (var plan : plans) {
      var row = OrderRows.order(store, plan, first + orders.size());
      money.add(row, plan);
      orders.add(row);
      lines.addAll(OrderLines.rows(plan.id(), plan.totals()));
      taxes.addAll(KeptTaxes.rows(plan.id(), plan.totals()));
      words.addAll(OrderRows.words(store, plan));
      changes.addAll(plan.stockChanges());
    }
    GoodsWriter.chunks(orders).forEach(rows -> insertAll(db, store, ORDERS, rows));
    GoodsWriter.chunks(lines).forEach(rows -> insertAll(db, store, ORDER_LINE, rows));
    GoodsWriter.chunks(taxes).forEach(rows -> insertAll(db, store, ORDER_TAX, rows));
    GoodsWriter.chunks(words).forEach(rows -> insertAll(db, store, ORDER_WORD, rows));
    GoodsWriter.chunks(money.payments).forEach(rows -> insertAll(db, store, PAYMENT, rows));
    GoodsWriter.chunks(money.refunds).forEach(rows -> insertAll(db, store, REFUND, rows));
    track(store, plans);
    history.write(store, plans, first, staff);
    stock.write(store, changes);
    beat(store, plans);
  }

  private void track(Store store, List<OrderPlan> plans) {
    var insert = db.insertInto(TRACKING, TRACKING.PUBLIC_ID, TRACKING.STORE_ID, TRACKING.ORDER_ID);
    for (var plan : plans) insert = insert.values(plan.publicId(), store.id(), plan.id());
    insert.execute();
  }

  private void beat(Store store, List<OrderPlan> plans) {
    long changes = plans.stream().mapToLong(OrderPlan::version).sum();
    var pulse = only(store, STORE_PULSE);
    db.update(pulse)
        .set(pulse.ORDERS_SEQ, pulse.ORDERS_SEQ.plus(changes))
        .set(pulse.INVENTORY_SEQ, pulse.INVENTORY_SEQ.plus(plans.size()))
        .execute();
  }
}
