package io.storeflow.ownorder;

import io.storeflow.order.FulfilmentState;
import io.storeflow.platform.db.Transactions;
import io.storeflow.proof.OrderLinks;
import io.storeflow.proof.ShopperAct;
import io.storeflow.refund.RefundQueries;
import io.storeflow.refund.Refunds;
import io.storeflow.refund.Refunds.Cancelling;
import io.storeflow.returning.ReturnAsked;
import io.storeflow.returning.Returns;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import org.springframework.stereotype.Service;

/** Acts of shoppers on their orders, each with the link that is used up by it. */
@Service
class OwnOrders {
  private final Transactions transactions;
  private final OrderLinks links;
  private final Returns returns;
  private final Refunds refunds;
  private final RefundQueries queries;

  OwnOrders(
      Transactions transactions,
      OrderLinks links,
      Returns returns,
      Refunds refunds,
      RefundQueries queries) {
    this.transactions = transactions;
    this.links = links;
    this.returns = returns;
    this.refunds = refunds;
    this.queries = queries;
  }

  /**
   * Asks to send something back.
   *
   * @throws LinkSpent if the link is good no more
   * @throws io.storeflow.returning.ReturnRefused if it cannot come back; the link stays good
   * @throws io.storeflow.platform.form.SentBefore for a form that has asked for it
   */
  void sendBack(Store store, long number, ReturnAsked asked, String token) {
    transactions.write(
        () -> {
          returns.ask(store, number, asked);
          use(store, number, ShopperAct.RETURN, token);
        });
  }

  /**
   * Calls the order off, as long as nobody has begun with it. What was paid goes back to gift cards
   * at once, and is else noted as to be given back.
   *
   * @throws LinkSpent if the link is good no more
   * @throws io.storeflow.order.IllegalMove if the store was faster; the link stays good
   */
  void cancel(Store store, long number, String token) {
    transactions.write(
        () -> {
          use(store, number, ShopperAct.CANCELLATION, token);
          var how = new Cancelling(FulfilmentState.NEW, null, "");
          refunds.cancel(store, number, how, null, Actor.SHOPPER);
        });
  }

  private void use(Store store, long number, ShopperAct act, String token) {
    long id = queries.find(store, number).id();
    if (!links.use(store, id, act, token)) throw new LinkSpent();
  }
}
