package io.storeflow.refundpage;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;

import io.storeflow.draftorder.DraftOrder;
import io.storeflow.draftorder.DraftOrders;
import io.storeflow.draftorder.DraftQueries;
import io.storeflow.draftorder.DraftWish;
import io.storeflow.order.Timeline;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.form.SentBefore;
import io.storeflow.pricing.Basket;
import io.storeflow.returning.Return;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jooq.DSLContext;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Opens a draft for what is given instead of goods that came back: for the same shopper, with the
 * same goods as a beginning, each named by the other.
 */
@Component
class Exchange {
  private final DSLContext db;
  private final Transactions transactions;
  private final DraftOrders drafts;
  private final DraftQueries queries;
  private final Timeline timeline;
  private final MessageSource messages;

  Exchange(
      DSLContext db,
      Transactions transactions,
      DraftOrders drafts,
      DraftQueries queries,
      Timeline timeline,
      MessageSource messages) {
    this.db = db;
    this.transactions = transactions;
    this.drafts = drafts;
    this.queries = queries;
    this.timeline = timeline;
    this.messages = messages;
  }

  /**
   * Opens it, or finds that which was opened for this return.
   *
   * @return its public id
   */
  String open(Store store, long order, long number, Return it, Actor actor, Locale locale) {
    var wish = wish(store, order, number, it, locale);
    try {
      return transactions.write(
          () -> {
            var id = drafts.create(store, wish, actor, "exchange-" + it.publicId());
            var name = queries.get(store, id).name();
            timeline.add(store, order, Timeline.EXCHANGED, actor, id + " " + name);
            return id;
          });
    } catch (SentBefore before) {
      return before.publicId();
    }
  }

  private DraftWish wish(Store store, long order, long number, Return it, Locale locale) {
    var o = only(store, ORDERS);
    var who =
        db.select(o.CUSTOMER_NAME, o.CUSTOMER_EMAIL, o.CUSTOMER_PHONE)
            .from(o)
            .where(o.ID.eq(order))
            .fetchSingle();
    var customer = new DraftOrder.Customer(who.value1(), who.value2(), who.value3());
    var said =
        messages.getMessage(
            "returns.exchange.note",
            new Object[] {Integer.toString(it.number()), Long.toString(number)},
            locale);
    return new DraftWish(
        goods(store, it), List.of(), null, customer, customer.email(), "", said, DraftOrder.DAYS);
  }

  /** What came and the store still has, each variant once. */
  private List<Basket.Item> goods(Store store, Return it) {
    var l = only(store, ORDER_LINE);
    var v = only(store, VARIANT);
    var ids =
        db.select(l.ID, v.PUBLIC_ID)
            .from(l)
            .join(v)
            .on(v.ID.eq(l.VARIANT_ID))
            .where(l.ID.in(it.lines().stream().map(Return.Line::row).toList()))
            .fetchMap(l.ID, v.PUBLIC_ID);
    var goods = new ArrayList<Basket.Item>();
    for (var line : it.lines()) {
      var variant = ids.get(line.row());
      if (variant != null && line.received() > 0)
        goods.add(new Basket.Item(variant, line.received()));
    }
    return Basket.of(goods).lines().stream()
        .map(one -> new Basket.Item(one.variantId(), one.quantity()))
        .toList();
  }
}
