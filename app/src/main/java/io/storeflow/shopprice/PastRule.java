package io.storeflow.shopprice;

import io.storeflow.discountcode.RuleTotals.Spent;
import io.storeflow.forsale.VariantForSale;
import io.storeflow.platform.money.Conversion;
import io.storeflow.pricerule.EffectKind;
import io.storeflow.pricerule.Hours;
import io.storeflow.pricerule.PriceRule;
import io.storeflow.pricerule.RuleLimits;
import io.storeflow.pricerule.Target;
import io.storeflow.pricerule.When;
import java.time.DayOfWeek;
import java.time.Duration;
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
 * @param zone of the days and hours of the store
 */
record PastRule(Told told, @Nullable Instant from, @Nullable Instant to, ZoneId zone) {
  /** In so long each day of the week and each hour has come. */
  private static final Duration ENOUGH = Duration.ofDays(40);

  private static final LocalDateTime ANY_TIME = LocalDate.EPOCH.atStartOfDay();

  /**
   * What it took off what, as it is kept.
   *
   * @param spent what it had left to give; null for any amount, and where it is not known
   * @param days of the week on which it held; null or empty for all
   * @param hours of these days; null for all
   */
  record Told(
      EffectKind kind,
      long value,
      boolean everything,
      Set<Long> variants,
      Set<Long> products,
      Set<Long> categories,
      Set<Long> brands,
      Set<String> tags,
      @Nullable Spent spent,
      @Nullable Set<DayOfWeek> days,
      @Nullable Hours hours) {
    static Told of(PriceRule rule, @Nullable Spent spent) {
      var of = rule.target();
      return new Told(
          EffectKind.of(rule.effect()),
          EffectKind.value(rule.effect()),
          of.everything(),
          of.variants(),
          of.products(),
          of.categories(),
          of.brands(),
          of.tags(),
          spent,
          rule.when().days(),
          rule.when().hours());
    }

    /** The same for prices of another currency. */
    Told in(Conversion conversion) {
      long there = EffectKind.value(kind.each(value).in(conversion));
      var left = spent == null ? null : new Spent(conversion.amount(spent.left()), spent.since());
      return new Told(
          kind, there, everything, variants, products, categories, brands, tags, left, days, hours);
    }

    /** Whether it held at some time between these, by its days of the week and its hours. */
    private boolean heldBetween(Instant begin, Instant end, ZoneId zone) {
      var on = days == null ? Set.<DayOfWeek>of() : days;
      if (on.isEmpty() && hours == null) return true;
      if (Duration.between(begin, end).compareTo(ENOUGH) > 0) return true;
      var last = LocalDate.ofInstant(end, zone);
      var day = LocalDate.ofInstant(begin, zone).minusDays(1);
      for (; !day.isAfter(last); day = day.plusDays(1)) {
        if (!on.isEmpty() && !on.contains(day.getDayOfWeek())) continue;
        var from = hours == null ? day.atStartOfDay() : day.atTime(hours.from());
        var to = hours == null ? from.plusDays(1) : day.atTime(hours.to());
        if (hours != null && hours.isOverMidnight()) to = to.plusDays(1);
        if (from.atZone(zone).toInstant().isBefore(end)
            && to.atZone(zone).toInstant().isAfter(begin)) return true;
      }
      return false;
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
   * @param spent what it has left to give, in the currency of the rule
   */
  static PastRule of(PriceRule rule, @Nullable Instant held, @Nullable Spent spent, ZoneId zone) {
    return of(Told.of(rule, spent), rule.when().since(), rule.when().until(), held, null, zone);
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
    return new PastRule(told, late ? held : first, cut ? ended : last, zone);
  }

  /**
   * What a unit cost by it at some time between these, in minor units; its price where it held at
   * none, or had no more to give for such a unit.
   */
  long price(VariantForSale variant, Instant begin, Instant end) {
    long ruled = ruled(variant);
    var last = gives(variant, ruled) ? to : first(to, told.spent());
    return heldBetween(begin, end, last) ? ruled : variant.price().minor();
  }

  /** Whether it has as much left as it takes off the unit. */
  boolean gives(VariantForSale variant) {
    return gives(variant, ruled(variant));
  }

  /** Whether it may have held between these, by its days; one over before it began never did. */
  boolean heldBetween(Instant begin, Instant end) {
    return heldBetween(begin, end, to);
  }

  private long ruled(VariantForSale variant) {
    return new OfferedPrices(List.of(told.rule()), ANY_TIME).of(variant, 1).total();
  }

  private boolean gives(VariantForSale variant, long ruled) {
    var spent = told.spent();
    return spent == null || variant.price().minor() - ruled <= spent.left();
  }

  private static @Nullable Instant first(@Nullable Instant to, @Nullable Spent spent) {
    if (spent == null) return to;
    return to == null || spent.since().isBefore(to) ? spent.since() : to;
  }

  private boolean heldBetween(Instant begin, Instant end, @Nullable Instant last) {
    if (from != null && last != null && !from.isBefore(last)) return false;
    boolean overlaps =
        (from == null || from.isBefore(end)) && (last == null || last.isAfter(begin));
    return overlaps
        && told.heldBetween(
            from == null || from.isBefore(begin) ? begin : from,
            last == null || last.isAfter(end) ? end : last,
            zone);
  }
}
