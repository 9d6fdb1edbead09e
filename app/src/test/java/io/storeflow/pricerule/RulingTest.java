package io.storeflow.pricerule;

import static io.storeflow.pricerule.MadeUpRules.FRIDAY;
import static io.storeflow.pricerule.MadeUpRules.RAMEN;
import static io.storeflow.pricerule.MadeUpRules.line;
import static io.storeflow.pricerule.MadeUpRules.rule;
import static io.storeflow.pricerule.MadeUpRules.variants;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storeflow.pricerule.Effect.AmountEach;
import io.storeflow.pricerule.Effect.AmountOnce;
import io.storeflow.pricerule.Effect.BuyGet;
import io.storeflow.pricerule.Effect.FixedPrice;
import io.storeflow.pricerule.Effect.Percent;
import io.storeflow.pricerule.Effect.Tier;
import io.storeflow.pricerule.Effect.Tiers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What rules take off a cart, worked out by hand; and laws that hold for every cart. */
class RulingTest {
  private static final int ROUNDS = 2_000;

  /** Lines are units at price, named 1, 2, … in their order; expected is what is off each. */
  static Stream<Arguments> effects() {
    var tiers = new Tiers(List.of(new Tier(3, new Percent(1000)), new Tier(5, new Percent(2000))));
    var prices =
        new Tiers(List.of(new Tier(6, new FixedPrice(80)), new Tier(2, new AmountEach(10))));
    return Stream.of(
        off("a part", new Percent(1500), "1x1290", "194"), // 193.5
        off("a part, rounded down", new Percent(1500), "1x1289", "193"), // 193.35
        off("a part of yen", new Percent(1000), "3x105", "32"), // 31.5
        off("a part of all lines", new Percent(1000), "1x5 1x5 1x5", "1 1 0"), // 1.5: 2
        off("a part shared by weight", new Percent(3333), "1x100 1x200", "33 67"), // 99.99
        off("all of it", new Percent(10_000), "2x999 1x1", "1998 1"),
        off("a hundredth of a percent", new Percent(1), "1x4999 1x1", "1 0"), // 0.5
        off("too little to count", new Percent(1), "1x4999", ""),
        off("an amount off each", new AmountEach(200), "3x500 1x1000", "600 200"),
        off("not more than there is", new AmountEach(200), "3x150 1x1000", "450 200"),
        off("an amount once", new AmountOnce(500), "1x1000 1x3000", "125 375"),
        off("an amount that does not split", new AmountOnce(100), "1x100 1x100 1x100", "34 33 33"),
        off("an amount, the rest to most lost", new AmountOnce(5), "1x1 1x2 1x4", "1 1 3"),
        off("an amount above all", new AmountOnce(5000), "1x1000 2x500", "1000 1000"),
        off("a price", new FixedPrice(999), "2x1290 1x1000", "582 1"),
        off("a price for nothing", new FixedPrice(0), "1x700", "700"),
        off("a price that is dearer", new FixedPrice(2000), "2x1290", ""),
        off("a price, some dearer", new FixedPrice(1000), "1x900 1x1100", "0 100"),
        off("three for two", new BuyGet(2, 1, 10_000), "3x500", "500"),
        off("three for two, five bought", new BuyGet(2, 1, 10_000), "5x500", "500"),
        off("three for two, six bought", new BuyGet(2, 1, 10_000), "6x500", "1000"),
        off("the cheapest of three", new BuyGet(2, 1, 10_000), "1x900 1x500 1x700", "0 500 0"),
        off("the cheapest two of six", new BuyGet(2, 1, 10_000), "4x900 1x500 1x700", "0 500 700"),
        off("the second at half price", new BuyGet(1, 1, 5000), "1x901 1x701", "0 351"), // 350.5
        off("too few for one free", new BuyGet(2, 1, 10_000), "1x500 1x500", ""),
        off("no tier", tiers, "2x1000", ""),
        off("the first tier", tiers, "3x1000", "300"),
        off("the second tier", tiers, "5x1000", "1000"),
        off("tiers of each variant", tiers, "3x1000 2x1000 6x100", "300 0 120"),
        off("tiers in any order, of prices", prices, "7x100 2x50 1x10", "140 20 0"),
        off("nothing left to take", new Percent(5000), "3x0", ""));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("effects")
  void takesOff(String what, Effect effect, String lines, String expected) {
    var tried = tried(List.of(rule(effect)), lines(lines)).getFirst();
    assertThat(tried.outcome() == Outcome.APPLIED).isEqualTo(!expected.isEmpty());
    assertThat(off(List.of(tried), lines(lines).size())).isEqualTo(numbers(expected, lines));
  }

  /** "Up to 2 per order": the dearest; of free ones the cheapest. */
  static Stream<Arguments> limits() {
    var tiers = new Tiers(List.of(new Tier(3, new Percent(1000))));
    return Stream.of(
        Arguments.of(new Percent(1500), 2, "3x1290", "387"),
        Arguments.of(new Percent(1000), 2, "1x500 3x900 1x800", "0 180 0"),
        Arguments.of(new Percent(1000), 2, "1x500 1x900 2x800", "0 90 80"),
        Arguments.of(new AmountEach(600), 2, "3x500", "1000"),
        Arguments.of(new FixedPrice(100), 1, "2x500", "400"),
        Arguments.of(new BuyGet(1, 1, 10_000), 1, "4x500 2x300", "0 300"),
        Arguments.of(tiers, 4, "3x1000 3x900", "300 90"));
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
    var units = new When(Set.of(), null, null, null, 3, 0, "");
    var value = new When(Set.of(), null, null, null, 0, 5000, "");
    var code = new When(Set.of(), null, null, null, 0, 0, "XMAS");
    assertThat(outcome(units, "2x1000")).isEqualTo(Outcome.FEW_UNITS);
    assertThat(outcome(units, "2x1000 1x500")).isEqualTo(Outcome.APPLIED);
    assertThat(outcome(value, "4x1000 1x999")).isEqualTo(Outcome.LOW_VALUE);
    assertThat(outcome(value, "4x1000 1x1000")).isEqualTo(Outcome.APPLIED);
    assertThat(outcome(code, "1x1000")).isEqualTo(Outcome.CODE);
    var given = Set.of(PriceRule.code(" xMas "));
    var rules = List.of(rule(new Percent(1000), code));
    assertThat(Ruling.of(rules, lines("1x1000"), FRIDAY, given).getFirst().given()).isEqualTo(100);
  }

  /** The value is that of the cart before anything is off, so that rules do not end each other. */
  @Test
  void whatIsOffDoesNotCountAgainstTheValue() {
    var value = new When(Set.of(), null, null, null, 0, 1000, "");
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

  private static Arguments off(String what, Effect effect, String lines, String expected) {
    return Arguments.of(what, effect, lines, expected);
  }

  private static Outcome outcome(When when, String lines) {
    return tried(List.of(rule(new Percent(1000), when)), lines(lines)).getFirst().outcome();
  }

  private static List<Tried> tried(List<PriceRule> rules, List<RuledLine> lines) {
    return Ruling.of(rules, lines, FRIDAY, Set.of());
  }

  private static List<RuledLine> lines(String words) {
    var lines = new ArrayList<RuledLine>();
    for (var word : words.split(" ")) {
      var parts = word.split("x");
      lines.add(line(lines.size() + 1, Integer.parseInt(parts[0]), Long.parseLong(parts[1])));
    }
    return lines;
  }

  private static List<Long> numbers(String expected, String lines) {
    if (expected.isEmpty()) return Collections.nCopies(lines.split(" ").length, 0L);
    return Arrays.stream(expected.split(" ")).map(Long::valueOf).toList();
  }

  private static List<Long> off(List<Tried> tried, int lines) {
    Map<String, Long> off = new HashMap<>();
    for (var it : tried)
      for (var share : it.shares()) off.merge(share.key(), share.given(), Long::sum);
    var all = new ArrayList<Long>();
    for (int i = 1; i <= lines; i++) all.add(off.getOrDefault("k" + i, 0L));
    return all;
  }

  private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable making) {
    assertThatThrownBy(making).isInstanceOf(IllegalArgumentException.class);
  }
}
