package io.storeflow.fill;

import io.storeflow.checkout.OrderLines;
import io.storeflow.db.tables.records.OrderWordRecord;
import io.storeflow.db.tables.records.OrdersRecord;
import io.storeflow.db.tables.records.PaymentRecord;
import io.storeflow.db.tables.records.RefundRecord;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.OrderIndex;
import io.storeflow.order.PaymentState;
import io.storeflow.payment.PaymentKind;
import io.storeflow.paymentmethod.Counts;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.shipping.Address;
import io.storeflow.store.Actor;
import io.storeflow.store.PaidBy;
import io.storeflow.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Planned orders as rows. */
final class OrderRows {
  private OrderRows() {}

  static OrdersRecord order(Store store, OrderPlan plan, long number) {
    var shopper = plan.shopper();
    var totals = plan.totals();
    boolean awaited = plan.outcome() == Outcome.AWAITED;
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
    row.setSubtotalMinor(totals.subtotal().minor());
    row.setShippingMinor(totals.shipping().minor());
    row.setDiscountMinor(totals.discount().minor());
    row.setTaxSparedMinor(totals.spared().minor());
    row.setTaxMinor(totals.tax().minor());
    row.setTaxIncluded(totals.taxIncluded());
    row.setRoundingMinor(totals.rounding().minor());
    row.setTotalMinor(totals.total().minor());
    row.setItemCount(totals.count());
    row.setFirstItem(totals.lines().getFirst().variant().title());
    row.setPaymentState(plan.outcome().payment);
    row.setFulfilmentState(plan.fulfilment());
    row.setReturnState(plan.outcome().returns);
    row.setPlacedAt(plan.placedAt());
    row.setPromisedAt(plan.promise().at());
    row.setReadyBy(plan.promise().ready());
    row.setReadyAt(plan.readyAt());
    row.setClosedAt(plan.closedAt());
    row.setSettledAt(settledAt(plan));
    row.setPaidBy(awaited ? PaidBy.TRANSFER : plan.method().paidBy(store));
    row.setPaidCounts(awaited ? Counts.WHEN_RECORDED : Counts.ON_PLACING);
    row.setVersion(plan.version());
    row.setWordRule(OrderIndex.RULE);
    return row;
  }

  /** What was handed over was paid then. */
  private static @Nullable Instant settledAt(OrderPlan plan) {
    return plan.fulfilment() == FulfilmentState.COMPLETED ? plan.closedAt() : null;
  }

  static List<OrderWordRecord> words(Store store, OrderPlan plan) {
    var shopper = plan.shopper();
    return OrderIndex.rows(
        store,
        new OrderIndex.Contact(plan.id(), shopper.name(), shopper.email(), shopper.phone()),
        OrderLines.goods(plan.totals()));
  }

  /** What came for planned orders and what went back, with the sums of it in their rows. */
  static final class Money {
    final List<PaymentRecord> payments = new ArrayList<>();
    final List<RefundRecord> refunds = new ArrayList<>();
    private final Actor staff;

    Money(String staff) {
      this.staff = new Actor(Actor.Kind.PERSON, null, staff);
    }

    /** What was handed over was paid then. */
    void add(OrdersRecord row, OrderPlan plan) {
      var at = plan.closedAt();
      long total = row.getTotalMinor();
      if (plan.fulfilment() != FulfilmentState.COMPLETED || at == null || total == 0) return;
      var kind =
          row.getPaidBy() == PaidBy.ON_HANDOVER ? PaymentKind.HANDOVER : PaymentKind.TRANSFER;
      row.setPaidMinor(total);
      payments.add(payment(plan.id(), kind, total, at));
      long back = back(plan, total);
      if (back == 0) return;
      row.setCreditedMinor(back);
      row.setRefundedMinor(back);
      refunds.add(refund(plan.id(), kind, back, plan.outcome().comment, at));
    }

    private static long back(OrderPlan plan, long total) {
      if (plan.outcome().payment == PaymentState.REFUNDED) return total;
      if (plan.outcome().payment != PaymentState.PARTIALLY_REFUNDED) return 0;
      var line = plan.totals().lines().getFirst();
      return Math.min(total, line.total().minor() / line.quantity());
    }

    private PaymentRecord payment(long order, PaymentKind kind, long amount, Instant at) {
      var row = new PaymentRecord();
      row.setId(Ids.next());
      row.setPublicId(PublicId.random());
      row.setOrderId(order);
      row.setKind(kind);
      row.setAmountMinor(amount);
      row.setReference("");
      row.setTakenAt(at);
      row.setActorKind(staff.kind());
      row.setActor(staff.name());
      return row;
    }

    private RefundRecord refund(long order, PaymentKind kind, long amount, String why, Instant at) {
      var row = new RefundRecord();
      row.setId(Ids.next());
      row.setPublicId(PublicId.random());
      row.setOrderId(order);
      row.setKind(kind);
      row.setCreditedMinor(amount);
      row.setShippingMinor(0L);
      row.setOtherMinor(amount);
      row.setCardsMinor(0L);
      row.setMoneyMinor(amount);
      row.setReason(why);
      row.setMadeAt(at);
      row.setActorKind(staff.kind());
      row.setActor(staff.name());
      return row;
    }
  }
}
