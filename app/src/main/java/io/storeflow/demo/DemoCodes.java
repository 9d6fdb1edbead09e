package io.storeflow.demo;

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
import org.springframework.stereotype.Component;

/** A code that takes something off, once for each customer; without it all prices are as said. */
@Component
class DemoCodes {
  private static final String CODE = "HANAMI10";
  private static final int TENTH = 1_000;

  private final RuleChanges rules;

  DemoCodes(RuleChanges rules) {
    this.rules = rules;
  }

  void make(Store store) {
    var when = new When(Set.of(), null, null, null, 0, 0, ByCode.of(Set.of(CODE)));
    var once = new RuleLimits(0, 1, 0, 0, 0);
    var tenth = new Effect.Percent(TENTH);
    var draft = new RuleDraft("Welcome", tenth, Target.EVERYTHING, when, "", 0, true, once);
    rules.create(store, draft, Actor.SYSTEM);
  }
}
