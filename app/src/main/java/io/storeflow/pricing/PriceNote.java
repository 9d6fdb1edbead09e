package io.storeflow.pricing;

import io.storeflow.pricerule.Outcome;
import io.storeflow.pricerule.Tried;
import java.util.List;
import java.util.stream.Stream;

/**
 * Why an order has its prices, as it was when it was placed.
 *
 * @param lines those that cost something else than their variant alone
 * @param rules those that were tried: all that took something off, and of the others the first
 */
public record PriceNote(List<Line> lines, List<Rule> rules) {
  public static final PriceNote NONE = new PriceNote(List.of(), List.of());

  /** A store may have more rules than anybody reads. */
  private static final int MOST_OTHERS = 50;

  public record Line(int quantity, String title, List<Told> steps) {}

  /**
   * @param kind code of {@link Step.Kind}
   */
  public record Told(String kind, String name, long minor) {}

  /**
   * @param outcome code of {@link Outcome}
   * @param minor what it took off
   */
  public record Rule(String name, String outcome, long minor) {}

  static PriceNote of(Totals totals) {
    boolean listed = totals.lines().stream().anyMatch(it -> it.variant().origin() != null);
    boolean plain = !listed && totals.tried().isEmpty() && totals.spared().isZero();
    if (plain && Redemption.named(totals.lines()).isEmpty()) return NONE;
    var lines = listed ? totals.lines() : totals.explained();
    return new PriceNote(
        lines.stream().map(PriceNote::line).toList(),
        Stream.concat(
                totals.tried().stream().filter(PriceNote::applied),
                totals.tried().stream().filter(it -> !applied(it)).limit(MOST_OTHERS))
            .map(it -> new Rule(Discounts.name(it), it.outcome().code(), it.given()))
            .toList());
  }

  public boolean hasRules() {
    return !rules.isEmpty();
  }

  /** Whether anything but prices has made it: rules that were tried, points, tax not owed. */
  public boolean isTold() {
    return hasRules() || !lines.isEmpty();
  }

  private static boolean applied(Tried tried) {
    return tried.outcome() == Outcome.APPLIED;
  }

  private static Line line(Totals.Line line) {
    return new Line(
        line.quantity(),
        line.variant().title(),
        line.steps().stream().map(PriceNote::told).toList());
  }

  static Told told(Step step) {
    return new Told(step.kind().code(), step.name(), step.amount().minor());
  }
}
