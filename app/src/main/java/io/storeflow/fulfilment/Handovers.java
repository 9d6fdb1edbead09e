package io.storeflow.fulfilment;

import io.storeflow.order.OrderRows;
import io.storeflow.platform.db.Transactions;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import org.springframework.stereotype.Service;

/** Hands orders over to those who fetch them: by a name that is written down, or by a code. */
@Service
public class Handovers {
  private final Transactions transactions;
  private final OrderRows orders;
  private final Fulfilments fulfilments;
  private final HandoverCodes codes;

  Handovers(
      Transactions transactions, OrderRows orders, Fulfilments fulfilments, HandoverCodes codes) {
    this.transactions = transactions;
    this.orders = orders;
    this.fulfilments = fulfilments;
    this.codes = codes;
  }

  /**
   * Hands all that is left over to somebody with that name.
   *
   * @throws CannotSend if there is nothing to be handed over
   */
  public void byName(Store store, long number, String name, Actor actor) {
    transactions.write(
        () -> {
          fetched(store, number);
          fulfilments.send(store, number, Sending.to(name, false), actor);
        });
  }

  /**
   * Hands all that is left over to who knows its code. A wrong one is counted.
   *
   * @return how many tries are left; -1 if it was right, and the order is handed over
   * @throws CannotSend if there is nothing to be handed over
   */
  public int byCode(Store store, long number, String code, Actor actor) {
    return transactions.write(
        () -> {
          var order = fetched(store, number);
          int left = codes.tried(store, order.id(), code);
          if (left < 0) fulfilments.send(store, number, Sending.to("", true), actor);
          return left;
        });
  }

  private OrderRows.Current fetched(Store store, long number) {
    var order = orders.lockedByNumber(store, number);
    if (order.method() != Method.PICKUP || !order.sent())
      throw new CannotSend(CannotSend.Why.NOT_FETCHED);
    return order;
  }
}
