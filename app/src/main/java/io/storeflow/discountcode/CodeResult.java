package io.storeflow.discountcode;

import io.storeflow.platform.money.Money;
import io.storeflow.pricerule.Effect;
import io.storeflow.pricerule.Outcome;
import io.storeflow.pricerule.PriceRule;
import io.storeflow.pricerule.Tried;
import io.storeflow.pricing.Claims;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What became of a code that somebody gave.
 *
 * @param outcome {@link Outcome#CODE} for one that nobody knows
 * @param units that it takes, where there are too few
 * @param value that the goods must cost, where they cost too little
 * @param other the rule that came before it, where they do not go together
 */
public record CodeResult(String code, Outcome outcome, int units, Money value, String other) {

  /** Strangers who try codes are not told that one was right once, or will be. */
  private static final Set<Outcome> UNTOLD =
      EnumSet.of(Outcome.NOT_YET, Outcome.OVER, Outcome.USED_UP, Outcome.BUDGET_SPENT);

  /** Over, not begun or for others: nothing that is put into a cart makes it hold. */
  private static final Set<Outcome> IDLE =
      EnumSet.of(
          Outcome.CODE,
          Outcome.NOT_YET,
          Outcome.OVER,
          Outcome.OTHER_CHANNEL,
          Outcome.OTHER_CUSTOMER,
          Outcome.USED_UP,
          Outcome.BUDGET_SPENT,
          Outcome.USED_BY_CUSTOMER);

  /** It may hold later, or for who shows who they are, whatever is in the cart. */
  private static final Set<Outcome> LATER =
      EnumSet.of(Outcome.OTHER_DAY, Outcome.OTHER_TIME, Outcome.NOT_FIRST, Outcome.UNPROVEN);

  /** One for each code that was given, in the order of the alphabet. */
  public static List<CodeResult> of(Claims claims, List<Tried> tried, Currency currency) {
    return claims.codes().stream().sorted().map(code -> of(code, claims, tried, currency)).toList();
  }

  public boolean isKnown() {
    return outcome != Outcome.CODE;
  }

  /** Whether it takes nothing off now, nor for anything else that is put into the cart. */
  public boolean isIdle() {
    return IDLE.contains(outcome);
  }

  /** Whether that is so for reasons that lie outside of the cart. */
  public static boolean waits(Outcome outcome) {
    return IDLE.contains(outcome) || LATER.contains(outcome);
  }

  public boolean isApplied() {
    return outcome == Outcome.APPLIED;
  }

  private static CodeResult of(String code, Claims claims, List<Tried> tried, Currency currency) {
    var bulk = claims.facts().bulk().get(code);
    var its = tried.stream().filter(it -> isOf(it.rule(), code, bulk)).toList();
    var none = Money.zero(currency);
    if (its.isEmpty()) return new CodeResult(code, Outcome.CODE, 0, none, "");
    if (its.stream().anyMatch(it -> it.code().equals(code)))
      return new CodeResult(code, Outcome.APPLIED, 0, none, "");
    var first = its.getFirst();
    var rule = first.rule();
    if (bulk != null && UNTOLD.contains(first.outcome()))
      return new CodeResult(code, Outcome.CODE, 0, none, "");
    return switch (first.outcome()) {
      // By another code that was given too.
      case APPLIED -> new CodeResult(code, Outcome.EXCLUDED, 0, none, rule.name());
      case EXCLUDED -> new CodeResult(code, Outcome.EXCLUDED, 0, none, before(rule.group(), tried));
      default ->
          new CodeResult(
              code, first.outcome(), units(rule), new Money(rule.when().value(), currency), "");
    };
  }

  private static boolean isOf(PriceRule rule, String code, @Nullable Long bulk) {
    return rule.when().code().codes().contains(code) || (bulk != null && bulk == rule.id());
  }

  private static String before(String group, List<Tried> tried) {
    return tried.stream()
        .filter(it -> it.outcome() == Outcome.APPLIED && it.rule().group().equals(group))
        .map(it -> it.rule().name())
        .findFirst()
        .orElse("");
  }

  private static int units(PriceRule rule) {
    int least =
        switch (rule.effect()) {
          case Effect.BuyGet it -> it.buy() + it.get();
          case Effect.Tiers it -> it.steps().getFirst().from();
          default -> 1;
        };
    return Math.max(least, rule.when().units());
  }
}
