package io.storeflow.discountcode;

import io.storeflow.pricerule.ByCode;
import io.storeflow.pricerule.Effect;
import io.storeflow.pricerule.RuleChanges;
import io.storeflow.pricerule.RuleDraft;
import io.storeflow.pricerule.RuleLimits;
import io.storeflow.pricerule.Target;
import io.storeflow.pricerule.When;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import java.util.Set;

/** Rules that ask for a code. */
public record Coupons(RuleChanges rules, Store store) {

  /** Ten percent off everything for who gives the code. */
  public String tenth(String code) {
    return rule("Tenth " + code, new Effect.Percent(1000), code, 0, "", RuleLimits.NONE);
  }

  public String limited(String code, RuleLimits limits) {
    return rule("Limited " + code, new Effect.AmountOnce(100), code, 0, "", limits);
  }

  /**
   * @param code empty for codes made in bulk alone
   * @param units that it takes
   * @return public id of the rule
   */
  public String rule(
      String name, Effect effect, String code, int units, String group, RuleLimits limits) {
    var codes = code.isEmpty() ? Set.<String>of() : Set.of(code);
    var when = new When(Set.of(), null, null, null, units, 0, ByCode.of(codes));
    var draft = new RuleDraft(name, effect, Target.EVERYTHING, when, group, 0, true, limits);
    return rules.create(store, draft, Actor.SYSTEM);
  }
}
