package io.storeflow.pricerule;

import static io.storeflow.pricerule.MadeUpRules.FRIDAY;
import static io.storeflow.pricerule.MadeUpRules.line;
import static io.storeflow.pricerule.MadeUpRules.rule;
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
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Rules and carts in few words. */
abstract class OfRules {
  static final int ROUNDS = 2_000;

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

  static Arguments off(String what, Effect effect, String lines, String expected) {
    return Arguments.of(what, effect, lines, expected);
  }

  static Outcome outcome(When when, String lines) {
    return tried(List.of(rule(new Percent(1000), when)), lines(lines)).getFirst().outcome();
  }

  static List<Tried> tried(List<PriceRule> rules, List<RuledLine> lines) {
    return Ruling.of(rules, lines, FRIDAY, Set.of(), RuleFacts.NONE);
  }

  static List<RuledLine> lines(String words) {
    var lines = new ArrayList<RuledLine>();
    for (var word : words.split(" ")) {
      var parts = word.split("x");
      lines.add(line(lines.size() + 1, Integer.parseInt(parts[0]), Long.parseLong(parts[1])));
    }
    return lines;
  }

  static List<Long> numbers(String expected, String lines) {
    if (expected.isEmpty()) return Collections.nCopies(lines.split(" ").length, 0L);
    return Arrays.stream(expected.split(" ")).map(Long::valueOf).toList();
  }

  static List<Long> off(List<Tried> tried, int lines) {
    Map<String, Long> off = new HashMap<>();
    for (var it : tried)
      for (var share : it.shares()) off.merge(share.key(), share.given(), Long::sum);
    var all = new ArrayList<Long>();
    for (int i = 1; i <= lines; i++) all.add(off.getOrDefault("k" + i, 0L));
    return all;
  }

  static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable making) {
    assertThatThrownBy(making).isInstanceOf(IllegalArgumentException.class);
  }
}
