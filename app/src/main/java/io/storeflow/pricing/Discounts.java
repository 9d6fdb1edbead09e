package io.storeflow.pricing;

import io.storeflow.platform.money.Money;
import io.storeflow.platform.money.NamedAmount;
import io.storeflow.pricerule.Outcome;
import io.storeflow.pricerule.RuledLine;
import io.storeflow.pricerule.Ruling;
import io.storeflow.pricerule.Tried;
import io.storeflow.pricerule.Tried.Share;
import io.storeflow.pricing.Step.Kind;
import io.storeflow.pricing.Totals.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;

/** Takes what rules say off lines that have their price, and says so in their steps. */
final class Discounts {
  private Discounts() {}

  static List<Tried> tried(PriceBook book, List<Line> lines, Set<String> codes, Instant at) {
    if (book.rules().isEmpty()) return List.of();
    var ruled =
        lines.stream()
            .map(
                line ->
                    new RuledLine(
                        line.wanted().key(),
                        line.variant(),
                        line.quantity(),
                        line.unitPrice().minor()))
            .toList();
    return Ruling.of(book.rules(), ruled, at.atZone(book.zone()).toLocalDateTime(), codes);
  }

  static List<Line> off(List<Line> lines, List<Tried> tried) {
    var applied = tried.stream().filter(it -> it.outcome() == Outcome.APPLIED).toList();
    return applied.isEmpty() ? lines : lines.stream().map(line -> off(line, applied)).toList();
  }

  static List<NamedAmount> named(List<Tried> tried, Currency currency) {
    return tried.stream()
        .filter(it -> it.outcome() == Outcome.APPLIED)
        .map(it -> new NamedAmount(it.rule().name(), new Money(-it.given(), currency)))
        .toList();
  }

  /** A rule of a line, less what would have been below nothing. */
  static List<NamedAmount> named(List<Step> steps) {
    var named = new ArrayList<NamedAmount>();
    for (var step : steps) {
      if (step.kind() == Kind.RULE || step.kind() == Kind.POINTS)
        named.add(new NamedAmount(step.name(), step.amount()));
      if (step.kind() != Kind.NOTHING_LEFT || named.isEmpty()) continue;
      var last = named.removeLast();
      named.add(new NamedAmount(last.name(), last.amount().plus(step.amount())));
    }
    return named;
  }

  private static Line off(Line line, List<Tried> applied) {
    var steps = new ArrayList<>(line.steps());
    long off = 0;
    for (var rule : applied)
      for (var share : rule.shares())
        if (share.key().equals(line.wanted().key())) {
          steps.addAll(steps(rule, share, line.total().currency()));
          off += share.given();
        }
    if (off == 0) return line;
    var discount = new Money(off, line.total().currency());
    return new Line(
        line.wanted(),
        line.variant(),
        line.chosen(),
        line.quantity(),
        line.unitPrice(),
        discount,
        line.tax(),
        line.total().minus(discount),
        List.copyOf(steps));
  }

  private static List<Step> steps(Tried rule, Share share, Currency currency) {
    var name = rule.rule().name();
    var wanted = new Step(Kind.RULE, name, new Money(-share.wanted(), currency));
    long more = share.wanted() - share.given();
    return more == 0
        ? List.of(wanted)
        : List.of(wanted, new Step(Kind.NOTHING_LEFT, name, new Money(more, currency)));
  }
}
