package io.storeflow.discountcode;

import static io.storeflow.db.Tables.PRICE_RULE_COUNT;
import static io.storeflow.db.Tables.PRICE_RULE_USE;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.insertMissing;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.case_;
import static org.jooq.impl.DSL.or;

import io.storeflow.db.tables.PriceRuleCount;
import io.storeflow.db.tables.records.PriceRuleUseRecord;
import io.storeflow.pricerule.Outcome;
import io.storeflow.pricerule.PriceRule;
import io.storeflow.pricerule.RuleFacts.Left;
import io.storeflow.pricerule.Tried;
import io.storeflow.store.Store;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Counts what limited rules took off, with the order that they took it off. What a count says is
 * the sum of the orders that still stand.
 */
@Component
class RuleCounts {

  /** What has been counted. */
  private record Count(int uses, long given) {
    static final Count NONE = new Count(0, 0);
  }

  private final DSLContext db;

  RuleCounts(DSLContext db) {
    this.db = db;
  }

  /**
   * Rules that one buyer asks about.
   *
   * @param email of who buys; null while it is not known
   */
  record Asked(List<PriceRule> rules, @Nullable String email) {
    List<Tally> tallies(Store store, LocalDate today) {
      return rules.stream().flatMap(it -> Tally.of(store, it, email, today).stream()).toList();
    }
  }

  /** What is left of their rules, of each in their order. One statement, and none for no rule. */
  List<Map<Long, Left>> left(Store store, List<Asked> all, LocalDate today) {
    var tallies = all.stream().map(it -> it.tallies(store, today)).toList();
    var counted = counted(store, tallies.stream().flatMap(List::stream).toList());
    var left = new ArrayList<Map<Long, Left>>();
    for (int i = 0; i < all.size(); i++)
      left.add(left(all.get(i).rules(), tallies.get(i), counted));
    return left;
  }

  private static Map<Long, Left> left(
      List<PriceRule> rules, List<Tally> asked, Map<Tally.Key, Count> counted) {
    var left = new HashMap<Long, Left>();
    for (var rule : rules) {
      var refused =
          asked.stream()
              .filter(it -> it.rule() == rule.id())
              .filter(it -> !it.hasRoom(counted.getOrDefault(it.key(), Count.NONE).uses()))
              .map(Tally::refusal)
              .findFirst()
              .orElse(null);
      long budget = rule.limits().budget();
      long given = counted.getOrDefault(Tally.all(rule).key(), Count.NONE).given();
      if (refused == null && budget > 0 && given >= budget) refused = Outcome.BUDGET_SPENT;
      left.put(rule.id(), new Left(refused, budget == 0 ? Long.MAX_VALUE : budget - given));
    }
    return left;
  }

  /**
   * Counts an order for the rules that took something off it, in the caller's transaction. No
   * statement where none of them is counted.
   *
   * @return false if one of them has not that much left any more: nothing may come of the
   *     transaction then
   */
  boolean count(Store store, long order, List<Tried> tried, String email, LocalDate today) {
    var given = new HashMap<Long, Long>();
    var tallies = new ArrayList<Tally>();
    for (var it : tried) {
      if (it.outcome() != Outcome.APPLIED) continue;
      var its = Tally.of(store, it, email, today);
      if (!its.isEmpty()) given.put(it.rule().id(), store.conversion().back(it.given()));
      tallies.addAll(its);
    }
    if (tallies.isEmpty()) return true;
    insertMissing(db, store, PRICE_RULE_COUNT, tallies.stream().map(Tally::fresh).toList());
    var c = only(store, PRICE_RULE_COUNT);
    int counted =
        db.update(c)
            .set(c.USES, c.USES.plus(1))
            .set(c.GIVEN_MINOR, c.GIVEN_MINOR.plus(case_(c.RULE_ID).mapValues(given)))
            .where(
                or(
                    tallies.stream()
                        .map(it -> it.isOpen(c, given.getOrDefault(it.rule(), 0L)))
                        .toList()))
            .execute();
    if (counted < tallies.size()) return false;
    insertAll(
        db,
        store,
        PRICE_RULE_USE,
        tallies.stream().map(it -> use(order, it, given.getOrDefault(it.rule(), 0L))).toList());
    return true;
  }

  /** An order that is cancelled counts no more, in the caller's transaction. */
  void giveBack(Store store, long order) {
    var u = only(store, PRICE_RULE_USE);
    var uses = db.select(u.fields()).from(u).where(u.ORDER_ID.eq(order)).fetchInto(PRICE_RULE_USE);
    if (uses.isEmpty()) return;
    var given = new HashMap<Long, Long>();
    for (var use : uses) given.put(use.getRuleId(), use.getGivenMinor());
    var c = only(store, PRICE_RULE_COUNT);
    db.update(c)
        .set(c.USES, c.USES.minus(1))
        .set(c.GIVEN_MINOR, c.GIVEN_MINOR.minus(case_(c.RULE_ID).mapValues(given)))
        .where(or(uses.stream().map(it -> is(c, it.getRuleId(), it.getScope())).toList()))
        .execute();
    db.deleteFrom(u).where(u.ORDER_ID.eq(order)).execute();
  }

  /** Of so many rules and buyers, and not of each pair of them: the statement stays short. */
  private Map<Tally.Key, Count> counted(Store store, Collection<Tally> asked) {
    if (asked.isEmpty()) return Map.of();
    var c = only(store, PRICE_RULE_COUNT);
    return db.select(c.RULE_ID, c.SCOPE, c.USES, c.GIVEN_MINOR)
        .from(c)
        .where(c.RULE_ID.in(asked.stream().map(Tally::rule).distinct().toList()))
        .and(c.SCOPE.in(asked.stream().map(Tally::scope).distinct().toList()))
        .fetchMap(
            row -> new Tally.Key(row.value1(), row.value2()),
            row -> new Count(row.value3(), row.value4()));
  }

  static Condition is(PriceRuleCount c, long rule, String scope) {
    return c.RULE_ID.eq(rule).and(c.SCOPE.eq(scope));
  }

  private static PriceRuleUseRecord use(long order, Tally tally, long given) {
    var row = new PriceRuleUseRecord();
    row.setOrderId(order);
    row.setRuleId(tally.rule());
    row.setScope(tally.scope());
    row.setGivenMinor(given);
    return row;
  }
}
