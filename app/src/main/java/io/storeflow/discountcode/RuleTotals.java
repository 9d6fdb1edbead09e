package io.storeflow.discountcode;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_ADJUSTMENT;
import static io.storeflow.db.Tables.PRICE_RULE_COUNT;
import static io.storeflow.db.Tables.PRICE_RULE_USE;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import io.storeflow.order.FulfilmentState;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.money.Money;
import io.storeflow.pricelist.OrderMoney;
import io.storeflow.pricerule.PriceRule;
import io.storeflow.store.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What price rules took off lately, and what is left of it. */
@Component
public class RuleTotals {

  /**
   * @param orders that it took something off, without those that were cancelled
   */
  public record Used(int orders, Money given) {}

  /**
   * What a rule that is limited has left to give.
   *
   * @param left in minor units of the store; 0 where it was used as often as it may be
   * @param since when it was used last: from then on it gave nothing that is more
   */
  public record Spent(long left, Instant since) {}

  /** How far back it is summed up. */
  static final Duration DAYS = Duration.ofDays(90);

  private final DSLContext db;
  private final Clock clock;

  RuleTotals(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /**
   * By row id of the rule, of the last {@link #DAYS}; none of one that took nothing off. One
   * statement, which reads no more of them than that, however old the store is.
   */
  public Map<Long, Used> of(Store store, Collection<PriceRule> rules) {
    var since = clock.instant().minus(DAYS);
    var a = only(store, ORDER_ADJUSTMENT);
    var o = only(store, ORDERS);
    var orders = countDistinct(a.ORDER_ID);
    var given = sum(OrderMoney.own(o, a.AMOUNT_MINOR)).neg().cast(Long.class);
    return db.select(a.RULE_ID, orders, given)
        .from(a)
        .join(o)
        .on(o.ID.eq(a.ORDER_ID))
        .where(a.RULE_ID.in(rules.stream().map(PriceRule::id).toList()))
        // Ids rise with time: so the index leads to those alone.
        .and(a.ORDER_ID.gt(Ids.before(since)))
        .and(o.PLACED_AT.gt(since))
        .and(o.FULFILMENT_STATE.ne(FulfilmentState.CANCELLED))
        .groupBy(a.RULE_ID)
        .fetchMap(a.RULE_ID, row -> new Used(row.value2(), store.money(row.value3())));
  }

  /**
   * By row id, of rules that have a budget and were used, or were used as often as they may be. One
   * statement, and none where no rule is limited in all.
   */
  public Map<Long, Spent> spent(Store store, Collection<PriceRule> rules) {
    var limited =
        rules.stream()
            .filter(it -> it.limits().uses() > 0 || it.limits().budget() > 0)
            .collect(Collectors.toMap(PriceRule::id, PriceRule::limits));
    if (limited.isEmpty()) return Map.of();
    var c = only(store, PRICE_RULE_COUNT);
    var u = only(store, PRICE_RULE_USE);
    var o = only(store, ORDERS);
    // Ids rise with time.
    var last =
        select(max(u.ORDER_ID)).from(u).where(u.RULE_ID.eq(c.RULE_ID)).and(u.SCOPE.eq(c.SCOPE));
    var used = field(select(o.PLACED_AT).from(o).where(o.ID.eq(last)));
    var spent = new HashMap<Long, Spent>();
    db.select(c.RULE_ID, c.USES, c.GIVEN_MINOR, used)
        .from(c)
        .where(c.RULE_ID.in(limited.keySet()))
        .and(c.SCOPE.eq(Tally.OF_ALL))
        .forEach(
            row -> {
              var limits = Objects.requireNonNull(limited.get(row.value1()));
              boolean usedUp = limits.uses() > 0 && row.value2() >= limits.uses();
              long left = usedUp ? 0 : Math.max(0, limits.budget() - row.value3());
              boolean bounded = usedUp || limits.budget() > 0;
              if (bounded && row.value4() != null)
                spent.put(row.value1(), new Spent(left, row.value4()));
            });
    return spent;
  }
}
