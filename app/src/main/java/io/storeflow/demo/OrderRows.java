package io.storeflow.demo;

import io.storeflow.db.tables.records.OrderLineRecord;
import io.storeflow.db.tables.records.OrderWordRecord;
import io.storeflow.db.tables.records.OrdersRecord;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.OrderIndex;
import io.storeflow.shipping.Address;
import io.storeflow.store.Store;
import io.storeflow.store.TaxWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Planned orders as rows. */
final class OrderRows {
  private OrderRows() {}

  static OrdersRecord order(Store store, OrderPlan plan, long number) {
    var shopper = plan.shopper();
    var address = plan.method().needsAddress() ? shopper.address() : Address.NONE;
    var row = new OrdersRecord();
    row.setId(plan.id());
    row.setPublicId(plan.publicId());
    row.setNumber(number);
    row.setSource("storefront");
    row.setCustomerId(shopper.id());
    row.setCustomerName(shopper.name());
    row.setCustomerEmail(shopper.email());
    row.setCustomerPhone(shopper.phone());
    row.setLocale(store.locale().toLanguageTag());
    row.setMethod(plan.method());
    row.setRateName(plan.rateName());
    row.setCountry(address.country());
    row.setPostalCode(address.postalCode());
    row.setRegion(address.region());
    row.setCity(address.city());
    row.setLine1(address.line1());
    row.setLine2(address.line2());
    row.setNote(plan.note());
    row.setCurrency(store.currency().getCurrencyCode());
    row.setSubtotalMinor(plan.subtotal());
    row.setShippingMinor(plan.shipping());
    row.setDiscountMinor(0L);
    row.setTaxMinor(0L);
    row.setTaxIncluded(store.settings().taxWords() == TaxWords.INCLUDED);
    row.setTotalMinor(plan.total());
    row.setItemCount(plan.count());
    row.setFirstItem(plan.lines().getFirst().item().title());
    row.setPaymentState(plan.outcome().payment);
    row.setFulfilmentState(plan.fulfilment());
    row.setReturnState(plan.outcome().returns);
    row.setPlacedAt(plan.placedAt());
    row.setPromisedAt(plan.promise().at());
    row.setReadyBy(plan.promise().ready());
    row.setReadyAt(plan.readyAt());
    row.setClosedAt(plan.closedAt());
    row.setSettledAt(settledAt(plan));
    row.setPaidBy(plan.method().paidBy(store));
    row.setVersion(plan.version());
    return row;
  }

  /** What was handed over was paid then. */
  private static @Nullable Instant settledAt(OrderPlan plan) {
    return plan.fulfilment() == FulfilmentState.COMPLETED ? plan.closedAt() : null;
  }

  static List<OrderLineRecord> lines(OrderPlan plan) {
    var rows = new ArrayList<OrderLineRecord>();
    for (var line : plan.lines()) {
      var item = line.item();
      var row = new OrderLineRecord();
      row.setOrderId(plan.id());
      row.setPosition(rows.size() + 1);
      row.setVariantId(item.variantId());
      row.setProductId(item.productId());
      row.setTitle(item.title());
      row.setSecondTitle(item.second());
      row.setVariantTitle(item.variantTitle());
      row.setSku(item.sku());
      row.setImagePath(item.imagePath());
      row.setTracked(item.tracked());
      row.setQuantity(line.quantity());
      row.setUnitPriceMinor(item.price());
      row.setTotalMinor(line.total());
      rows.add(row);
    }
    return rows;
  }

  static List<OrderWordRecord> words(Store store, OrderPlan plan) {
    var shopper = plan.shopper();
    return OrderIndex.rows(
        store,
        new OrderIndex.Contact(plan.id(), shopper.name(), shopper.email(), shopper.phone()),
        plan.lines().stream().map(line -> line.item().sku()).toList());
  }
}
