package io.storeflow.pricerule;

import io.storeflow.forsale.Kin;
import io.storeflow.forsale.VariantForSale;
import io.storeflow.platform.money.Money;
import io.storeflow.product.TaxClass;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rules and lines of carts, chosen by hand or at random. */
public final class MadeUpRules {
  /** A Friday. */
  static final LocalDateTime FRIDAY = LocalDateTime.parse("2026-11-27T15:00");

  public static final Kin RAMEN = new Kin(10L, 20L, Set.of("hot"));

  private MadeUpRules() {}

  /** A line of a variant of its own, known by its id. */
  static RuledLine line(long id, int quantity, long unit) {
    return line(id, quantity, unit, Kin.NONE);
  }

  static RuledLine line(long id, int quantity, long unit, Kin kin) {
    return new RuledLine("k" + id, variant(id, unit, kin), quantity, unit);
  }

  private static VariantForSale variant(long id, long unit, Kin kin) {
    var price = new Money(unit, Currency.getInstance("EUR"));
    return new VariantForSale(
        id,
        "v" + id,
        id + 100,
        "p",
        "ramen",
        "Ramen",
        "",
        "",
        "",
        price,
        null,
        "",
        true,
        false,
        0,
        0,
        List.of(),
        kin,
        TaxClass.STANDARD,
        false);
  }

  static PriceRule rule(Effect effect) {
    return rule("Rule", effect, Target.EVERYTHING, When.ALWAYS, "", 0);
  }

  static PriceRule rule(Effect effect, Target target) {
    return rule("Rule", effect, target, When.ALWAYS, "", 0);
  }

  static PriceRule rule(Effect effect, When when) {
    return rule("Rule", effect, Target.EVERYTHING, when, "", 0);
  }

  static PriceRule rule(
      String name, Effect effect, Target target, When when, String group, int most) {
    return new PriceRule(
        1, name, name, effect, target, when, group, most, true, 1, RuleLimits.NONE);
  }

  static Target variants(Long... ids) {
    return new Target(false, Set.copyOf(List.of(ids)), Set.of(), Set.of(), Set.of(), Set.of());
  }

  static When on(Set<DayOfWeek> days, @Nullable String from, @Nullable String to) {
    var hours = from == null ? null : new Hours(LocalTime.parse(from), LocalTime.parse(to));
    return new When(days, hours, null, null, 0, 0, ByCode.NONE);
  }

  static When between(@Nullable String since, @Nullable String until) {
    return new When(
        Set.of(),
        null,
        since == null ? null : LocalDate.parse(since),
        until == null ? null : LocalDate.parse(until),
        0,
        0,
        ByCode.NONE);
  }

  static List<RuledLine> lines(Random random, int most) {
    return IntStream.range(0, 1 + random.nextInt(most))
        .mapToObj(
            i ->
                line(
                    i,
                    1 + random.nextInt(9),
                    random.nextInt(3_000),
                    random.nextBoolean() ? RAMEN : Kin.NONE))
        .toList();
  }

  /** So many, for all goods, for some of the first five variants, or for a category. */
  public static List<PriceRule> rules(Random random, int most) {
    var rules = new ArrayList<PriceRule>();
    for (int i = 0; i < most; i++) {
      var target =
          switch (random.nextInt(4)) {
            case 0 -> variants((long) random.nextInt(5), (long) random.nextInt(5));
            case 1 -> new Target(false, Set.of(), Set.of(), Set.of(10L), Set.of(), Set.of());
            default -> Target.EVERYTHING;
          };
      var group = random.nextInt(3) == 0 ? "g" + random.nextInt(2) : "";
      rules.add(rule("r" + i, effect(random), target, When.ALWAYS, group, random.nextInt(4)));
    }
    return rules;
  }

  private static Effect effect(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> new Effect.AmountOnce(1 + random.nextInt(2_000));
      case 1 -> new Effect.BuyGet(1 + random.nextInt(3), 1 + random.nextInt(2), 10_000);
      case 2 ->
          new Effect.Tiers(
              List.of(new Effect.Tier(2, each(random)), new Effect.Tier(5, each(random))));
      default -> each(random);
    };
  }

  private static Effect.Each each(Random random) {
    return switch (random.nextInt(3)) {
      case 0 -> new Effect.AmountEach(1 + random.nextInt(400));
      case 1 -> new Effect.FixedPrice(random.nextInt(2_000));
      default -> new Effect.Percent(1 + random.nextInt(random.nextInt(5) == 0 ? 10_000 : 3_000));
    };
  }
}
