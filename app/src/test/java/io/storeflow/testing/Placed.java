package io.storeflow.testing;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_LINE;

import io.storeflow.db.tables.records.OrderLineRecord;
import io.storeflow.db.tables.records.OrdersRecord;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.OrderIndex;
import io.storeflow.order.PaymentState;
import io.storeflow.order.ReturnState;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.shipping.Method;
import io.storeflow.store.Owned;
import io.storeflow.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Orders written straight into the database: many at once, at any time, in any state. */
@Component
public class Placed {
  private final DSLContext db;
  private final Transactions transactions;
  private final OrderIndex index;
  private final AtomicLong number = new AtomicLong(500_000);

  Placed(DSLContext db, Transactions transactions, OrderIndex index) {
    this.db = db;
    this.transactions = transactions;
    this.index = index;
  }

  /** One order of two lines, as the change makes it; its number. */
  public long order(Store store, Instant at, FulfilmentState state, Consumer<OrdersRecord> change) {
    var row = row(at, state);
    change.accept(row);
    write(store, List.of(row));
    return row.getNumber();
  }

  public long order(Store store, Instant at, FulfilmentState state) {
    return order(store, at, state, row -> {});
  }

  /** So many, a minute apart, the latest at that time. */
  public List<Long> orders(Store store, int count, Instant latest, FulfilmentState state) {
    var rows = new ArrayList<OrdersRecord>();
    for (int i = 0; i < count; i++) rows.add(row(latest.minus(Duration.ofMinutes(i)), state));
    write(store, rows);
    return rows.stream().map(OrdersRecord::getNumber).toList();
  }

  public void write(Store store, List<OrdersRecord> rows) {
    // What is settled was paid.
    for (var row : rows)
      if (row.getSettledAt() != null && row.getPaidMinor() == null)
        row.setPaidMinor(row.getTotalMinor());
    var lines = rows.stream().flatMap(row -> lines(row).stream()).toList();
    transactions.write(
        () -> {
          Owned.insertAll(db, store, ORDERS, rows);
          Owned.insertAll(db, store, ORDER_LINE, lines);
          index.rewrite(store, rows.stream().map(OrdersRecord::getId).toList());
        });
  }

  /** Gives an order so many further lines. */
  public void moreLines(Store store, long number, int count) {
    var order = Owned.only(store, ORDERS);
    var row = new OrdersRecord();
    row.setId(db.select(order.ID).from(order).where(order.NUMBER.eq(number)).fetchSingle(order.ID));
    var lines = new ArrayList<OrderLineRecord>();
    for (int i = 0; i < count; i++) lines.add(line(row, 3 + i, "Dish " + i, "", "", 1, 100, ""));
    transactions.write(() -> Owned.insertAll(db, store, ORDER_LINE, lines));
  }

  public OrdersRecord row(Instant at, FulfilmentState state) {
    var row = new OrdersRecord();
    row.setId(Ids.next());
    row.setPublicId(PublicId.random());
    row.setNumber(number.incrementAndGet());
    row.setSource("api");
    row.setCustomerId(1L);
    row.setCustomerName("Ayşe Yılmaz");
    row.setCustomerEmail("ayse@example.com");
    row.setCustomerPhone("");
    row.setLocale("en");
    row.setMethod(Method.PICKUP);
    row.setRateName("Pick up");
    row.setCountry("DE");
    row.setPostalCode("");
    row.setRegion("");
    row.setCity("");
    row.setLine1("");
    row.setLine2("");
    row.setNote("");
    row.setCurrency("EUR");
    row.setSubtotalMinor(2000L);
    row.setShippingMinor(0L);
    row.setDiscountMinor(0L);
    row.setTaxMinor(0L);
    row.setTaxIncluded(true);
    row.setTotalMinor(2000L);
    row.setItemCount(3);
    row.setFirstItem("Tonkotsu ramen");
    row.setPaymentState(
        state == FulfilmentState.CANCELLED ? PaymentState.REFUNDED : PaymentState.PAID);
    row.setFulfilmentState(state);
    row.setReturnState(ReturnState.NONE);
    row.setPlacedAt(at);
    row.setPromisedAt(at.plus(Duration.ofMinutes(25)));
    if (state == FulfilmentState.READY || state == FulfilmentState.COMPLETED)
      row.setReadyAt(at.plus(Duration.ofMinutes(12)));
    if (!state.isOpen()) row.setClosedAt(at.plus(Duration.ofMinutes(20)));
    row.setVersion(1);
    return row;
  }

  private static List<OrderLineRecord> lines(OrdersRecord order) {
    return List.of(
        line(order, 1, "Tonkotsu ramen", "豚骨ラーメン", "Large", 2, 700, "RAMEN-L"),
        line(order, 2, "Gyoza", "", "", 1, 600, ""));
  }

  private static OrderLineRecord line(
      OrdersRecord order,
      int position,
      String title,
      String second,
      String variant,
      int quantity,
      long each,
      String sku) {
    var line = new OrderLineRecord();
    line.setOrderId(order.getId());
    line.setId(Ids.next());
    line.setPublicId(PublicId.random());
    line.setPosition(position);
    line.setVariantId((long) position);
    line.setProductId((long) position);
    line.setTitle(title);
    line.setSecondTitle(second);
    line.setVariantTitle(variant);
    line.setSku(sku);
    line.setImagePath("");
    line.setTracked(false);
    line.setQuantity(quantity);
    line.setUnitPriceMinor(each);
    line.setTotalMinor(quantity * each);
    return line;
  }
}
