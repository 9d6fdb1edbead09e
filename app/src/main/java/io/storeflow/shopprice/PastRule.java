package io.storeflow.shopprice;

import io.storeflow.forsale.VariantForSale;
import io.storeflow.platform.money.Conversion;
import io.storeflow.pricerule.EffectKind;
import io.storeflow.pricerule.PriceRule;
import io.storeflow.pricerule.RuleLimits;
import io.storeflow.pricerule.Target;
import io.storeflow.pricerule.When;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rule that made a unit cheaper for everybody, at times between two moments.
 *
 * @param from null for not known, or for always
 * @param to null for no end
 */
record PastRule(Told told, @Nullable Instant from, @Nullable Instant to) {
  private static final LocalDateTime ANY_TIME = LocalDate.EPOCH.atStartOfDay();

  /** What it took off what, as it is kept. */
  record Told(
      EffectKind kind,
      long value,
      boolean everything,
      Set<Long> variants,
      Set<Long> products,
      Set<Long> categories,
      Set<Long> brands,
      Set<String> tags) {
    static Told of(PriceRule rule) {
      var of = rule.target();
      return new Told(
          EffectKind.of(rule.effect()),
          EffectKind.value(rule.effect()),
          of.everything(),
          of.variants(),
          of.products(),
          of.categories(),
          of.brands(),
          of.tags());
    }

    /** The same for prices of another currency. */
    Told in(Conversion conversion) {
      long there = EffectKind.value(kind.each(value).in(conversion));
      return new Told(kind, there, everything, variants, products, categories, brands, tags);
    }

    /** As if it held always. */
    PriceRule rule() {
      return new PriceRule(
          0,
          "",
          "",
          kind.each(value),
          new Target(everything, variants, products, categories, brands, tags),
          When.ALWAYS,
          "",
          0,
          true,
          0,
          RuleLimits.NONE);
    }
  }

  /**
   * One that is on.
   *
   * @param held since when it takes off what it does; null where that is not known
   */
  static PastRule of(PriceRule rule, @Nullable Instant held, ZoneId zone) {
    return of(Told.of(rule), rule.when().since(), rule.when().until(), held, null, zone);
  }

  /**
   * @param since its first day, until: its last
   * @param held since when it took off what it did; null where that is not known
   * @param ended when it was taken away; null for not yet
   */
  static PastRule of(
      Told told,
      @Nullable LocalDate since,
      @Nullable LocalDate until,
      @Nullable Instant held,
      @Nullable Instant ended,
      ZoneId zone) {
    var first = since == null ? null : since.atStartOfDay(zone).toInstant();
    boolean late = held != null && (first == null || held.isAfter(first));
    var last = until == null ? null : until.plusDays(1).atStartOfDay(zone).toInstant();
    boolean cut = ended != null && (last == null || ended.isBefore(last));
    return new PastRule(told, late ? held : first, cut ? ended : last);
  }

  /** What a unit cost by it, in minor units. */
  long price(VariantForSale variant) {
    return new OfferedPrices(List.of(told.rule()), ANY_TIME).of(variant, 1).total();
  }

  /** Whether it may have held between these; one that was over before it began never did. */
  boolean heldBetween(Instant begin, Instant end) {
    if (from != null && to != null && !from.isBefore(to)) return false;
    return (from == null || from.isBefore(end)) && (to == null || to.isAfter(begin));
  }
}
