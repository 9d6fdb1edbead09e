package io.storeflow.discountcode;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.pricerule.ByCode;
import io.storeflow.pricerule.Effect;
import io.storeflow.pricerule.Outcome;
import io.storeflow.pricerule.PriceRule;
import io.storeflow.pricerule.RuleFacts;
import io.storeflow.pricerule.RuleLimits;
import io.storeflow.pricerule.Target;
import io.storeflow.pricerule.Tried;
import io.storeflow.pricerule.When;
import io.storeflow.pricerule.When.Channel;
import io.storeflow.pricing.Claims;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is said of a code that was given. */
class CodeResultTest {
  private static final Currency EURO = Currency.getInstance("EUR");

  private final PriceRule rule = rule(1, "Sale", "SALE", 0, 5000);

  @ParameterizedTest
  @EnumSource(Outcome.class)
  void saysWhatBecameOfTheRuleOfTheCode(Outcome outcome) {
    var code = outcome == Outcome.APPLIED ? "SALE" : "";
    var said = result("SALE", Map.of(), new Tried(rule, outcome, List.of(), code));
    assertThat(said.outcome()).isEqualTo(outcome);
    assertThat(said.isKnown()).isEqualTo(outcome != Outcome.CODE);
  }

  /** Of codes that are worth guessing strangers learn no more than that nothing comes of them. */
  @ParameterizedTest
  @EnumSource(
      value = Outcome.class,
      names = {"NOT_YET", "OVER", "USED_UP", "BUDGET_SPENT"})
  void tellsStrangersNothingOfCodesMadeInBulk(Outcome outcome) {
    var said = result("X-1", Map.of("X-1", 1L), new Tried(rule, outcome, List.of(), ""));
    assertThat(said.outcome()).isEqualTo(Outcome.CODE);
    assertThat(said).isEqualTo(result("X-1", Map.of()));
  }

  @Test
  void saysHowMuchMoreItTakes() {
    var free = rule(2, "Three for two", "FREE", 0, 0, new Effect.BuyGet(2, 1, Effect.WHOLE));
    assertThat(result("FREE", Map.of(), new Tried(free, Outcome.FEW_UNITS, List.of(), "")).units())
        .isEqualTo(3);
    var value = result("SALE", Map.of(), new Tried(rule, Outcome.LOW_VALUE, List.of(), ""));
    assertThat(value.value().minor()).isEqualTo(5000);
  }

  @Test
  void namesTheRuleThatCameBefore() {
    var first = new Tried(rule(2, "First", "FIRST", 0, 0), Outcome.APPLIED, List.of(), "FIRST");
    var later = new Tried(rule, Outcome.EXCLUDED, List.of(), "");
    assertThat(result("SALE", Map.of(), first, later).other()).isEqualTo("First");
  }

  /** Of two codes of one rule the second has no part in it. */
  @Test
  void countsARuleOnce() {
    var applied = new Tried(rule, Outcome.APPLIED, List.of(), "SALE");
    var said = result("X-1", Map.of("X-1", 1L), applied);
    assertThat(said.outcome()).isEqualTo(Outcome.EXCLUDED);
    assertThat(said.other()).isEqualTo("Sale");
  }

  private static CodeResult result(String code, Map<String, Long> bulk, Tried... tried) {
    var facts = new RuleFacts(Channel.STOREFRONT, bulk, Map.of(), false);
    var claims = Claims.NONE.withCodes(Set.of(code)).withFacts(facts);
    return CodeResult.of(claims, List.of(tried), EURO).getFirst();
  }

  private static PriceRule rule(long id, String name, String code, int units, long value) {
    return rule(id, name, code, units, value, new Effect.Percent(1000));
  }

  private static PriceRule rule(
      long id, String name, String code, int units, long value, Effect effect) {
    var when = new When(Set.of(), null, null, null, units, value, ByCode.of(Set.of(code)));
    return new PriceRule(
        id, "r" + id, name, effect, Target.EVERYTHING, when, "sale", 0, true, 1, RuleLimits.NONE);
  }
}
