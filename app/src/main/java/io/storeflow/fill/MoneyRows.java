package io.storeflow.fill;

import io.storeflow.db.tables.records.OrdersRecord;
import io.storeflow.db.tables.records.PaymentRecord;
import io.storeflow.db.tables.records.RefundRecord;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.PaymentState;
import io.storeflow.payment.PaymentKind;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.store.Actor;
import io.storeflow.store.PaidBy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What came for planned orders and what went back, with the sums of it in their rows. */
final class MoneyRows {
  final List<PaymentRecord> payments = new ArrayList<>();
  final List<RefundRecord> refunds = new ArrayList<>();
  private final Actor staff;

  MoneyRows(String staff) {
    this.staff = new Actor(Actor.Kind.PERSON, null, staff);
  }

  /** What was handed over was paid then. */
  void add(OrdersRecord row, OrderPlan plan) {
    var at = plan.closedAt();
    long total = row.getTotalMinor();
    if (plan.fulfilment() != FulfilmentState.COMPLETED || at == null || total == 0) return;
    var kind = row.getPaidBy() == PaidBy.ON_HANDOVER ? PaymentKind.HANDOVER : PaymentKind.TRANSFER;
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
