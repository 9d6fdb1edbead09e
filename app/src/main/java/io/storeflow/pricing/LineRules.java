package io.storeflow.pricing;

import io.storeflow.pricerule.Effect.BuyGet;
import io.storeflow.pricerule.Outcome;
import io.storeflow.pricerule.Tried;
import io.storeflow.pricerule.Tried.Share;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What became of price rules for single lines: one that took something off a cart is not for all
 * that is in it. Worked out for who reads it, and not whenever a cart is priced.
 */
public final class LineRules {
  /** Where it was asked for which goods the rule is. */
  private static final Set<Outcome> OF_GOODS =
      EnumSet.of(
          Outcome.APPLIED,
          Outcome.OTHER_GOODS,
          Outcome.FEW_UNITS,
          Outcome.LOW_VALUE,
          Outcome.EXCLUDED,
          Outcome.NOTHING_OFF,
          Outcome.BUDGET_SPENT,
          Outcome.OTHER_SHARE);

  private final List<Totals.Line> lines;

  /** Groups that have taken a line, by its key. */
  private final Map<String, Set<String>> taken = new HashMap<>();

  private LineRules(List<Totals.Line> lines) {
    this.lines = lines;
  }

  /** Of each rule that was tried, in their order, what became of it for each line. */
  public static List<List<Outcome>> of(Totals totals) {
    var rules = new LineRules(totals.lines());
    return totals.tried().stream().map(rules::of).toList();
  }

  private List<Outcome> of(Tried tried) {
    var given =
        tried.shares().stream()
            .filter(it -> it.given() > 0)
            .map(Share::key)
            .collect(Collectors.toSet());
    var outcomes = new ArrayList<Outcome>();
    for (var line : lines)
      outcomes.add(given.contains(key(line)) ? Outcome.APPLIED : missed(tried, line));
    if (tried.outcome() == Outcome.APPLIED) take(tried, given);
    return outcomes;
  }

  private Outcome missed(Tried tried, Totals.Line line) {
    if (!OF_GOODS.contains(tried.outcome())) return tried.outcome();
    if (!isFor(tried, line)) return Outcome.OTHER_GOODS;
    if (isTaken(tried, line)) return Outcome.EXCLUDED;
    return tried.outcome() == Outcome.APPLIED ? Outcome.NOTHING_OFF : tried.outcome();
  }

  /** As {@link io.storeflow.pricerule.Ruling} takes them. */
  private void take(Tried tried, Set<String> given) {
    var group = tried.rule().group();
    if (group.isEmpty()) return;
    boolean all = tried.rule().effect() instanceof BuyGet;
    for (var line : lines) {
      boolean took = given.contains(key(line)) || all && isFor(tried, line);
      if (took) taken.computeIfAbsent(key(line), _ -> new TreeSet<>()).add(group);
    }
  }

  /** Not for a gift card, which is money, nor for units that are free already. */
  private static boolean isFor(Tried tried, Totals.Line line) {
    return !line.variant().giftCard()
        && Redemption.units(line) < line.quantity()
        && tried.rule().target().holds(line.variant());
  }

  private boolean isTaken(Tried tried, Totals.Line line) {
    return taken.getOrDefault(key(line), Set.of()).contains(tried.rule().group());
  }

  private static String key(Totals.Line line) {
    return line.wanted().key();
  }
}
