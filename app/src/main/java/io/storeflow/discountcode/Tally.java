package io.storeflow.discountcode;

import static org.jooq.impl.DSL.noCondition;

import io.storeflow.db.tables.PriceRuleCount;
import io.storeflow.db.tables.records.PriceRuleCountRecord;
import io.storeflow.platform.id.Digest;
import io.storeflow.platform.input.Email;
import io.storeflow.pricerule.Outcome;
import io.storeflow.pricerule.PriceRule;
import io.storeflow.pricerule.Tried;
import io.storeflow.store.Store;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;

/**
 * One of the counts of a rule: all its uses, those of a day, of a customer, of a code.
 *
 * @param scope which of them it is; empty for all
 * @param most uses; 0 for any number
 * @param budget minor units; 0 for any amount
 */
record Tally(long rule, String scope, int most, long budget) {
  private static final int DIGEST = 40;
  static final String OF_ALL = "";
  private static final String OF_CUSTOMER = "c";
  private static final String OF_DAY = "d";
  private static final String OF_FIRST = "f";
  static final String OF_CODE = "k";

  record Key(long rule, String scope) {}

  Key key() {
    return new Key(rule, scope);
  }

  /** Of all uses: what a rule gave in all is counted there. */
  static Tally all(PriceRule rule) {
    return new Tally(rule.id(), OF_ALL, rule.limits().uses(), rule.limits().budget());
  }

  /** Those that a use of the rule touches; none of one that is not counted. */
  static List<Tally> of(Store store, PriceRule rule, @Nullable String email, LocalDate today) {
    var limits = rule.limits();
    var all = new ArrayList<Tally>();
    if (limits.any()) all.add(all(rule));
    if (limits.aDay() > 0) all.add(new Tally(rule.id(), OF_DAY + today, limits.aDay(), 0));
    if (limits.ofCustomer() > 0 && email != null)
      all.add(new Tally(rule.id(), customer(store, email), limits.ofCustomer(), 0));
    // There is one first order, however many are placed at once.
    if (rule.when().firstOrder() && email != null)
      all.add(new Tally(rule.id(), OF_FIRST + customer(store, email), 1, 0));
    return all;
  }

  /** The same with the code by which it was asked for, if that was made in bulk. */
  static List<Tally> of(Store store, Tried tried, String email, LocalDate today) {
    var rule = tried.rule();
    var all = new ArrayList<>(of(store, rule, email, today));
    boolean bulk = !tried.code().isEmpty() && !rule.when().code().codes().contains(tried.code());
    if (bulk) all.add(new Tally(rule.id(), OF_CODE + tried.code(), rule.limits().ofCode(), 0));
    return all;
  }

  /** Why a rule takes nothing off whose count has no room. */
  Outcome refusal() {
    return scope.startsWith(OF_CUSTOMER) ? Outcome.USED_BY_CUSTOMER : Outcome.USED_UP;
  }

  boolean hasRoom(int uses) {
    return most == 0 || uses < most;
  }

  /** That the count has room for one more use that gives so much. */
  Condition isOpen(PriceRuleCount c, long given) {
    return RuleCounts.is(c, rule, scope)
        .and(most == 0 ? noCondition() : c.USES.lt(most))
        .and(budget == 0 ? noCondition() : c.GIVEN_MINOR.le(budget - given));
  }

  PriceRuleCountRecord fresh() {
    var row = new PriceRuleCountRecord();
    row.setRuleId(rule);
    row.setScope(scope);
    row.setUses(0);
    row.setGivenMinor(0L);
    return row;
  }

  /** Tells customers apart without saying who they are. */
  private static String customer(Store store, String email) {
    var who = Digest.sha256(store.publicId() + " " + Email.kept(email));
    return OF_CUSTOMER + who.substring(0, DIGEST);
  }
}
