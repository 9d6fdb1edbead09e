package io.storeflow.pricing;

import io.storeflow.forsale.VariantForSale;
import io.storeflow.platform.code.Coded;
import io.storeflow.pricerule.ByCode;
import io.storeflow.pricerule.Effect;
import io.storeflow.pricerule.Effect.Each;
import io.storeflow.pricerule.Hours;
import io.storeflow.pricerule.PriceRule;
import io.storeflow.pricerule.RuleLimits;
import io.storeflow.pricerule.Target;
import io.storeflow.pricerule.When;
import io.storeflow.pricerule.When.Channel;
import io.storeflow.pricetest.Share;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the short words in which golden orders say the rules of a store. */
final class GoldenRules {
  private final List<String> words;

  private GoldenRules(String said) {
    words = List.of(said.split(" "));
  }

  static List<PriceRule> of(String said, Collection<VariantForSale> variants) {
    var rules = new ArrayList<PriceRule>();
    if (!said.equals("-"))
      for (var one : said.split("; "))
        rules.add(new GoldenRules(one).rule(rules.size() + 1, variants));
    return rules;
  }

  private PriceRule rule(int number, Collection<VariantForSale> variants) {
    var most = said("most");
    return new PriceRule(
        number,
        "rule" + number,
        words.getFirst(),
        effect(words.get(1)),
        target(variants),
        when(),
        said("group"),
        most.isEmpty() ? 0 : Integer.parseInt(most),
        true,
        1,
        RuleLimits.NONE);
  }

  /** What stands behind "what:"; empty for nothing. */
  private String said(String what) {
    return words.stream()
        .filter(it -> it.startsWith(what + ":"))
        .map(it -> it.substring(what.length() + 1))
        .findFirst()
        .orElse("");
  }

  private static Effect effect(String said) {
    if (said.endsWith("once")) return new Effect.AmountOnce(minor(said));
    if (said.contains("+")) {
      var parts = said.split("[+@%]");
      int off = parts.length > 2 ? Integer.parseInt(parts[2]) * 100 : Effect.WHOLE;
      return new Effect.BuyGet(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), off);
    }
    if (!said.contains(":")) return each(said);
    return new Effect.Tiers(
        Arrays.stream(said.split(","))
            .map(it -> it.split(":"))
            .map(it -> new Effect.Tier(Integer.parseInt(it[0]), each(it[1])))
            .toList());
  }

  private static Each each(String said) {
    if (said.endsWith("each")) return new Effect.AmountEach(minor(said));
    if (said.startsWith("=")) return new Effect.FixedPrice(minor(said));
    return new Effect.Percent(
        new BigDecimal(said.replace("%", "")).movePointRight(2).intValueExact());
  }

  private static long minor(String said) {
    return Long.parseLong(said.replaceAll("\\D", ""));
  }

  private Target target(Collection<VariantForSale> variants) {
    var on = Set.of(said("on").split(","));
    if (said("on").isEmpty()) return Target.EVERYTHING;
    var ids =
        variants.stream()
            .filter(it -> on.contains(((Coded) it.taxClass()).code()))
            .map(VariantForSale::id)
            .collect(Collectors.toSet());
    return new Target(false, ids, Set.of(), Set.of(), Set.of(), Set.of());
  }

  private When when() {
    var from = said("from");
    var value = said("value");
    var code = said("code");
    return new When(
        Arrays.stream(DayOfWeek.values())
            .filter(it -> !said("days").isEmpty() && it.name().startsWith(said("days")))
            .collect(Collectors.toSet()),
        hours(),
        day("since"),
        day("until"),
        from.isEmpty() ? 0 : Integer.parseInt(from),
        value.isEmpty() ? 0 : Long.parseLong(value),
        code.isEmpty() ? ByCode.NONE : ByCode.of(Set.of(code)),
        said("channel").isEmpty() ? null : Channel.API,
        words.contains("first"),
        When.Who.ANYBODY,
        Share.ALL);
  }

  private @Nullable Hours hours() {
    var said = said("hours");
    if (said.isEmpty()) return null;
    var ends = said.split("-");
    return new Hours(LocalTime.parse(ends[0]), LocalTime.parse(ends[1]));
  }

  private @Nullable LocalDate day(String what) {
    return said(what).isEmpty() ? null : LocalDate.parse(said(what));
  }
}
