package io.storeflow.shopprice;

import io.storeflow.forsale.VariantForSale;
import io.storeflow.pricerule.Effect;
import io.storeflow.pricerule.PriceRule;
import io.storeflow.pricerule.RuledLine;
import io.storeflow.pricerule.Ruling;
import io.storeflow.pricerule.Tried;
import io.storeflow.pricing.Claims;
import io.storeflow.shopprice.Offers.Further;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * What so many of a variant cost by rules, were they all that somebody buys: as the cart would have
 * it. Pure.
 */
final class OfferedPrices {
  private static final int WHOLE = 100;

  private final List<PriceRule> rules;
  private final LocalDateTime at;
  private final Claims claims;

  /**
   * @param rules that hold for everybody, in their order
   * @param at in the zone of the store
   */
  OfferedPrices(List<PriceRule> rules, LocalDateTime at) {
    this(rules, at, Claims.NONE);
  }

  /**
   * For one who brings these claims.
   *
   * @param rules in their order
   * @param at in the zone of the store
   */
  OfferedPrices(List<PriceRule> rules, LocalDateTime at, Claims claims) {
    this.rules = rules;
    this.at = at;
    this.claims = claims;
  }

  /**
   * @param total of them all, in minor units
   * @param took rules that have taken something off, with what
   */
  record Priced(VariantForSale variant, int units, long total, List<Tried> took) {
    List<PriceRule> rules() {
      return took.stream().map(Tried::rule).toList();
    }

    long full() {
      return Math.multiplyExact(variant.price().minor(), units);
    }

    /** Of one of them, rounded to a minor unit, halves up. */
    long each() {
      return divided(BigDecimal.valueOf(total), units);
    }

    int percent() {
      var off = BigDecimal.valueOf(full() - total).multiply(BigDecimal.valueOf(WHOLE));
      return full() == 0 ? 0 : (int) divided(off, full());
    }

    private static long divided(BigDecimal what, long by) {
      return what.divide(BigDecimal.valueOf(by), 0, RoundingMode.HALF_UP).longValueExact();
    }
  }

  Priced of(VariantForSale variant, int units) {
    var line = new RuledLine(variant.publicId(), variant, units, variant.price().minor());
    var took =
        Ruling.of(rules, List.of(line), at, claims.codes(), claims.facts()).stream()
            .filter(it -> it.given() > 0)
            .toList();
    long off = took.stream().mapToLong(Tried::given).sum();
    long full = Math.multiplyExact(line.unit(), units);
    return new Priced(variant, units, full - off, took);
  }

  /**
   * What is true of the price of each while more are bought than these.
   *
   * @param last so many are the most that are asked about
   */
  Further further(Priced few, int last) {
    if (isEven(few.took(), few.units(), of(few.variant(), last).took(), last)) return Further.SAME;
    boolean capped = few.rules().stream().anyMatch(it -> it.most() > 0);
    return capped ? Further.CAPPED : Further.ROUNDED;
  }

  /**
   * Whether each rule takes the same whole minor units off each of few and of many. What is rounded
   * is what it takes off all of them: if that is even for the many, it is for every number below,
   * as a part of a minor unit only adds up.
   */
  private static boolean isEven(List<Tried> few, int units, List<Tried> many, int last) {
    if (few.size() != many.size()) return false;
    for (int i = 0; i < few.size(); i++) {
      long given = few.get(i).given();
      boolean same = given % units == 0 && many.get(i).given() == given / units * last;
      if (!same || few.get(i).rule().id() != many.get(i).rule().id()) return false;
    }
    return true;
  }

  /** From how many on something may become cheaper. */
  NavigableSet<Integer> steps() {
    var steps = new TreeSet<Integer>();
    for (var rule : rules) {
      if (rule.when().units() > 1) steps.add(rule.when().units());
      if (rule.effect() instanceof Effect.Tiers(var tiers))
        for (var tier : tiers) if (tier.from() > 1) steps.add(tier.from());
    }
    return steps;
  }
}
