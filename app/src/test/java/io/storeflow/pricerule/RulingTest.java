package io.storeflow.pricerule;

import static io.storeflow.pricerule.MadeUpRules.FRIDAY;
import static io.storeflow.pricerule.MadeUpRules.RAMEN;
import static io.storeflow.pricerule.MadeUpRules.line;
import static io.storeflow.pricerule.MadeUpRules.rule;
import static io.storeflow.pricerule.MadeUpRules.variants;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.platform.money.Parts;
import io.storeflow.pricerule.Effect.AmountEach;
import io.storeflow.pricerule.Effect.AmountOnce;
import io.storeflow.pricerule.Effect.BuyGet;
import io.storeflow.pricerule.Effect.FixedPrice;
import io.storeflow.pricerule.Effect.Percent;
import io.storeflow.pricerule.Effect.Tier;
import io.storeflow.pricerule.Effect.Tiers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What rules take off a cart, worked out by hand; and laws that hold for every cart. */
class RulingTest extends OfRules {
  @ParameterizedTest(name = "{0}")
  @MethodSource("effects")
  void takesOff(String what, Effect effect, String lines, String expected) {
    var tried = tried(List.of(rule(effect)), lines(lines)).getFirst();
    assertThat(tried.outcome() == Outcome.APPLIED).isEqualTo(!expected.isEmpty());
    assertThat(off(List.of(tried), lines(lines).size())).isEqualTo(numbers(expected, lines));
  }

  @ParameterizedTest
  @MethodSource("limits")
  void isLimitedPerOrder(Effect effect, int most, String lines, String expected) {
    var limited = rule("Rule", effect, Target.EVERYTHING, When.ALWAYS, "", most);
    var tried = tried(List.of(limited), lines(lines));
    assertThat(off(tried, lines(lines).size())).isEqualTo(numbers(expected, lines));
  }

  @Test
  void eachRuleSeesWhatThoseBeforeItHaveLeft() {
    var ten = rule(new Percent(1000));
    var five = rule(new AmountOnce(500));
    assertThat(off(tried(List.of(ten, ten), lines("1x1000")), 1)).containsExactly(190L);
    assertThat(off(tried(List.of(five, ten), lines("1x1000")), 1)).containsExactly(550L);
    assertThat(off(tried(List.of(ten, five), lines("1x1000")), 1)).containsExactly(600L);
  }

  @Test
  void saysWhatWouldHaveBeenLessThanNothing() {
    var rules = List.of(rule(new AmountEach(800)), rule(new AmountOnce(500)), rule(new Percent(1)));
    var tried = tried(rules, lines("1x1000"));
    assertThat(tried.get(0).shares()).containsExactly(new Tried.Share("k1", 800, 800));
    assertThat(tried.get(1).shares()).containsExactly(new Tried.Share("k1", 500, 200));
    assertThat(tried.get(2).outcome()).isEqualTo(Outcome.NOTHING_OFF);
  }

  @Test
  void saysOfWhichUnitsNothingIsLeft() {
    var half = rule(new Percent(5000));
    var third = rule(new BuyGet(2, 1, 10_000));
    var tried = tried(List.of(half, third), lines("3x1000"));
    assertThat(tried.get(0).shares()).containsExactly(new Tried.Share("k1", 1500, 1500, 0));
    assertThat(tried.get(1).shares()).containsExactly(new Tried.Share("k1", 500, 500, 1));
  }

  @Test
  void ofAGroupTheFirstTakesALine() {
    var first = rule("a", new Percent(1000), variants(1L), When.ALWAYS, "sale", 0);
    var second = rule("b", new Percent(5000), Target.EVERYTHING, When.ALWAYS, "sale", 0);
    var other = rule("c", new Percent(1000), Target.EVERYTHING, When.ALWAYS, "", 0);
    var third = rule("d", new Percent(9000), variants(1L), When.ALWAYS, "sale", 0);
    var tried = tried(List.of(first, second, other, third), lines("1x1000 1x1000"));
    assertThat(off(tried, 2)).containsExactly(190L, 550L);
    assertThat(tried)
        .extracting(Tried::outcome)
        .containsExactly(Outcome.APPLIED, Outcome.APPLIED, Outcome.APPLIED, Outcome.EXCLUDED);
  }

  @Test
  void unitsThatMakeOthersFreeAreTakenByTheGroup() {
    var free = rule("a", new BuyGet(2, 1, 10_000), Target.EVERYTHING, When.ALWAYS, "sale", 0);
    var ten = rule("b", new Percent(1000), Target.EVERYTHING, When.ALWAYS, "sale", 0);
    var tried = tried(List.of(free, ten), lines("1x300 2x900"));
    assertThat(tried).extracting(Tried::outcome).containsExactly(Outcome.APPLIED, Outcome.EXCLUDED);
  }

  @Test
  void isForWhatIsNamed() {
    var ramen = line(1, 1, 1000, RAMEN);
    var other = line(2, 1, 1000);
    Set<Long> none = Set.of();
    for (var target :
        List.of(
            variants(1L),
            new Target(false, none, Set.of(101L), none, none, Set.of()),
            new Target(false, none, none, Set.of(9L, 10L), none, Set.of()),
            new Target(false, none, none, none, Set.of(20L), Set.of()),
            new Target(false, none, none, none, none, Set.of("hot", "cold")))) {
      var tried = tried(List.of(rule(new Percent(1000), target)), List.of(ramen, other));
      assertThat(off(tried, 2)).as(target.toString()).containsExactly(100L, 0L);
    }
    var gone = new Target(false, none, none, none, none, Set.of());
    assertThat(tried(List.of(rule(new Percent(1000), gone)), List.of(ramen)))
        .extracting(Tried::outcome)
        .containsExactly(Outcome.OTHER_GOODS);
  }

  @Test
  void asksForUnitsValueAndCode() {
    var units = new When(Set.of(), null, null, null, 3, 0, ByCode.NONE);
    var value = new When(Set.of(), null, null, null, 0, 5000, ByCode.NONE);
    var code = new When(Set.of(), null, null, null, 0, 0, ByCode.of(Set.of("XMAS")));
    assertThat(outcome(units, "2x1000")).isEqualTo(Outcome.FEW_UNITS);
    assertThat(outcome(units, "2x1000 1x500")).isEqualTo(Outcome.APPLIED);
    assertThat(outcome(value, "4x1000 1x999")).isEqualTo(Outcome.LOW_VALUE);
    assertThat(outcome(value, "4x1000 1x1000")).isEqualTo(Outcome.APPLIED);
    assertThat(outcome(code, "1x1000")).isEqualTo(Outcome.CODE);
    var given = Set.of(PriceRule.code(" xMas "));
    var rules = List.of(rule(new Percent(1000), code));
    assertThat(Ruling.of(rules, lines("1x1000"), FRIDAY, given, RuleFacts.NONE).getFirst().given())
        .isEqualTo(100);
  }

  /** The value is that of the cart before anything is off, so that rules do not end each other. */
  @Test
  void whatIsOffDoesNotCountAgainstTheValue() {
    var value = new When(Set.of(), null, null, null, 0, 1000, ByCode.NONE);
    var rules = List.of(rule(new Percent(1000)), rule(new Percent(1000), value));
    assertThat(off(tried(rules, lines("1x1000")), 1)).containsExactly(190L);
  }

  @Test
  void refusesWhatCannotBe() {
    for (int part : List.of(0, -1, 10_100)) refused(() -> new Percent(part));
    refused(() -> new AmountEach(0));
    refused(() -> new AmountOnce(-1));
    refused(() -> new FixedPrice(-1));
    refused(() -> new BuyGet(0, 1, 10_000));
    refused(() -> new BuyGet(1, 1, 10_001));
    refused(() -> new Tiers(List.of()));
    var tier = new Tier(2, new Percent(1));
    refused(() -> new Tiers(List.of(tier, tier)));
    refused(() -> new Tier(0, new Percent(1)));
  }

  @Test
  void neverTakesMoreThanThereIsNorLosesAnything() {
    var random = new Random(3);
    for (int round = 0; round < ROUNDS; round++) {
      var lines = MadeUpRules.lines(random, 8);
      var rules = MadeUpRules.rules(random, 6);
      var tried = tried(rules, lines);
      var off = new HashMap<String, Long>();
      for (var it : tried) {
        for (var share : it.shares()) {
          assertThat(share.given()).isPositive().isLessThanOrEqualTo(share.wanted());
          off.merge(share.key(), share.given(), Long::sum);
        }
        assertThat(it.outcome() == Outcome.APPLIED).isEqualTo(it.given() > 0);
        if (it.outcome() == Outcome.APPLIED
            && it.rule().effect() instanceof AmountOnce(long amount)
            && it.shares().stream().allMatch(share -> share.given() == share.wanted()))
          assertThat(it.given()).as("nothing of it is lost").isEqualTo(amount);
      }
      for (var line : lines)
        assertThat(off.getOrDefault(line.key(), 0L)).isLessThanOrEqualTo(line.total());
    }
  }

  @Test
  void doesNotDependOnTheOrderOfLines() {
    var random = new Random(5);
    for (int round = 0; round < ROUNDS; round++) {
      var lines = MadeUpRules.lines(random, 8);
      var rules = MadeUpRules.rules(random, 6);
      var mixed = new ArrayList<>(lines);
      Collections.shuffle(mixed, random);
      assertThat(tried(rules, mixed)).isEqualTo(tried(rules, lines));
    }
  }

  @Test
  void holdsTheDearestCart() {
    long dear = 99_999_999_999L;
    var lines = new ArrayList<RuledLine>();
    for (int i = 0; i < 100; i++) lines.add(line(i, 999, dear));
    var tried = tried(List.of(rule(new Percent(3333)), rule(new AmountOnce(dear))), lines);
    assertThat(tried.get(0).given()).isEqualTo(Parts.rounded(dear * 99_900, 3333, 10_000));
    assertThat(tried.get(1).given()).isEqualTo(dear);
  }
}
