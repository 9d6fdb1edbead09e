package io.storeflow.priceresult;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.PRICE_RULE_TRIAL;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.sum;

import io.storeflow.db.tables.records.PriceRuleTrialRecord;
import io.storeflow.order.FulfilmentState;
import io.storeflow.pricelist.OrderMoney;
import io.storeflow.pricerule.Outcome;
import io.storeflow.pricerule.PriceRule;
import io.storeflow.pricerule.Tried;
import io.storeflow.store.Store;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which orders a price was tried with that is for a share of the visitors. */
@Component
public class Trials {
  private final DSLContext db;

  Trials(DSLContext db) {
    this.db = db;
  }

  /**
   * Keeps on which side of each rule with a share an order is that the rule would hold for, in the
   * caller's transaction. No statement where there is no such rule.
   *
   * @param visitor null for one who is not known, and on no side
   */
  public void keep(Store store, long order, List<Tried> tried, @Nullable String visitor) {
    if (visitor == null) return;
    var rows = tried.stream().filter(Trials::isSided).map(it -> row(order, it)).toList();
    insertAll(db, store, PRICE_RULE_TRIAL, rows);
  }

  /** Both sides since the share was set, without orders that were cancelled. One statement. */
  public Comparison of(Store store, PriceRule rule) {
    var t = only(store, PRICE_RULE_TRIAL);
    var o = only(store, ORDERS);
    var total = OrderMoney.exact(OrderMoney.total(o));
    var sides =
        db.select(t.INSIDE, count(), sum(total), sum(total.mul(total)))
            .from(t)
            .join(o)
            .on(o.ID.eq(t.ORDER_ID))
            .where(t.RULE_ID.eq(rule.id()))
            .and(t.ROUND.eq(rule.when().share().round()))
            .and(o.FULFILMENT_STATE.ne(FulfilmentState.CANCELLED))
            .groupBy(t.INSIDE)
            .fetchMap(
                t.INSIDE,
                row ->
                    new Side(
                        row.value2(), row.value3().longValueExact(), row.value4().toBigInteger()));
    return new Comparison(
        store.currency(),
        sides.getOrDefault(true, Side.NONE),
        sides.getOrDefault(false, Side.NONE));
  }

  private static boolean isSided(Tried tried) {
    boolean held = tried.outcome() == Outcome.APPLIED || tried.outcome() == Outcome.OTHER_SHARE;
    return held && !tried.rule().when().share().isAll();
  }

  private static PriceRuleTrialRecord row(long order, Tried tried) {
    var row = new PriceRuleTrialRecord();
    row.setRuleId(tried.rule().id());
    row.setRound(tried.rule().when().share().round());
    row.setOrderId(order);
    row.setInside(tried.outcome() == Outcome.APPLIED);
    return row;
  }
}
