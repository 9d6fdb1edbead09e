package io.storeflow.shopprice;

import io.storeflow.pricerule.Effect;
import io.storeflow.pricerule.PriceRule;
import io.storeflow.pricerule.When.Channel;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rules that hold for whoever looks at a page: they ask for no code, no first order and no value of
 * the cart, do not run out, and make a price, not an order cheaper.
 */
final class PublicRules {
  private static final int YEAR = 366;

  private PublicRules() {}

  static List<PriceRule> of(List<PriceRule> rules) {
    return rules.stream().filter(PublicRules::isPublic).toList();
  }

  /** Of those that are {@link #isOpen open}, what does not run out either. */
  static boolean isPublic(PriceRule rule) {
    return isOpen(rule) && !rule.limits().any();
  }

  /** Whether everybody could have it, as long as it lasts. */
  static boolean isOpen(PriceRule rule) {
    return isTold(rule) && !isPersonal(rule);
  }

  /** Whether it makes the price of goods another one in the shop, whatever else is bought. */
  static boolean isTold(PriceRule rule) {
    var when = rule.when();
    boolean here = when.channel() == null || when.channel() == Channel.STOREFRONT;
    boolean priced = rule.effect() instanceof Effect.Each || rule.effect() instanceof Effect.Tiers;
    return rule.active() && here && priced && when.value() == 0;
  }

  /** Whether it is for some alone: by a code, by who they are, or for a share of the visitors. */
  static boolean isPersonal(PriceRule rule) {
    var when = rule.when();
    return when.code().needed() || rule.asksWho(Set.of()) || !when.share().isAll();
  }

  /** Whether it makes one unit cheaper, not several or an order. */
  static boolean isOfOne(PriceRule rule) {
    return isPublic(rule) && isEach(rule);
  }

  /** The same of one that may run out: its price counts among those of before. */
  static boolean isOpenOfOne(PriceRule rule) {
    return isOpen(rule) && isEach(rule);
  }

  /** Whether it makes one unit cheaper, whoever gets it. */
  static boolean isEach(PriceRule rule) {
    return rule.effect() instanceof Effect.Each && rule.when().units() <= 1;
  }

  /** Whether it comes and goes, so that it may have held shortly before. */
  static boolean comesBack(PriceRule rule) {
    return rule.when().hours() != null || !rule.when().days().isEmpty();
  }

  /** When one that holds now ends; null for not within a year. */
  static @Nullable Instant end(PriceRule rule, Instant now, ZoneId zone) {
    var at = now.atZone(zone);
    var when = rule.when();
    var hours = when.hours();
    if (hours != null) return next(now, zone, hours.to());
    LocalDate day = at.toLocalDate();
    for (int i = 0; i < YEAR && when.isOn(day); i++) day = day.plusDays(1);
    return when.isOn(day) ? null : day.atStartOfDay(zone).toInstant();
  }

  /** Until when at least none of them begins or ends; null where none ever does. */
  static @Nullable Instant sameUntil(List<PriceRule> rules, Instant now, ZoneId zone) {
    var changes = new TreeSet<Instant>();
    for (var rule : rules) {
      var when = rule.when();
      var hours = when.hours();
      if (hours != null) {
        Stream.of(hours.from(), hours.to()).map(it -> next(now, zone, it)).forEach(changes::add);
        // Clocks that are put back may show a time before it.
        var put = zone.getRules().nextTransition(now);
        if (put != null) changes.add(put.getInstant());
      }
      boolean dated = when.since() != null || when.until() != null || !when.days().isEmpty();
      if (dated) changes.add(next(now, zone, LocalTime.MIDNIGHT));
    }
    return changes.isEmpty() ? null : changes.first();
  }

  /** The next time after now at which clocks of the store show this. */
  private static Instant next(Instant now, ZoneId zone, LocalTime time) {
    var today = now.atZone(zone).toLocalDate();
    return Stream.of(today, today.plusDays(1))
        .flatMap(day -> shown(day.atTime(time), zone.getRules()))
        .filter(it -> it.isAfter(now))
        .min(Comparator.naturalOrder())
        .orElseThrow();
  }

  /** Twice where clocks are put back; a time that they skip counts as come when they do. */
  private static Stream<Instant> shown(LocalDateTime at, ZoneRules rules) {
    var offsets = rules.getValidOffsets(at);
    return offsets.isEmpty()
        ? Stream.of(rules.getTransition(at).getInstant())
        : offsets.stream().map(at::toInstant);
  }
}
