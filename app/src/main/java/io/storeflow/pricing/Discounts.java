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
import java.util.stream.Collectors;

/** Takes what rules say off lines that have their price, and says so in their steps. */
final class Discounts {
  private Discounts() {}

  /**
   * @param free units of each line that cost nothing already: they count for no rule
   */
  static List<Tried> tried(
      PriceBook book, List<Line> lines, int[] free, Claims claims, Instant at) {
    if (book.rules().isEmpty()) return List.of();
    var ruled = new ArrayList<RuledLine>();
    for (int i = 0; i < free.length; i++) {
      var line = lines.get(i);
      int units = line.quantity() - free[i];
      // A gift card is money: nothing makes it cheaper, or counts it for what goods cost.
      if (units > 0 && !line.variant().giftCard())
        ruled.add(
            new RuledLine(line.wanted().key(), line.variant(), units, line.unitPrice().minor()));
    }
    var there = at.atZone(book.zone()).toLocalDateTime();
    return Ruling.of(book.rules(), ruled, there, claims.codes(), claims.facts());
  }

  static List<Line> off(List<Line> lines, List<Tried> tried) {
    var ofLines =
        tried.stream()
            .filter(it -> it.outcome() == Outcome.APPLIED)
            .flatMap(rule -> rule.shares().stream().map(share -> new Off(rule, share)))
            .collect(Collectors.groupingBy(it -> it.share().key()));
    return lines.stream()
        .map(line -> off(line, ofLines.getOrDefault(line.wanted().key(), List.of())))
        .toList();
  }

  /** What a rule takes off a line. */
  private record Off(Tried rule, Share share) {}

  static List<NamedAmount> named(List<Tried> tried, Currency currency) {
    return tried.stream()
        .filter(it -> it.outcome() == Outcome.APPLIED)
        .map(it -> new NamedAmount(name(it), new Money(-it.given(), currency)))
        .toList();
  }

  /** Of a rule, with the code by which it was asked for. */
  static String name(Tried tried) {
    return name(tried.rule().name(), tried.code());
  }

  static String name(String rule, String code) {
    return code.isEmpty() ? rule : rule + " (" + code + ")";
  }

  /** A rule of a line, less what would have been below nothing. */
  static List<NamedAmount> named(List<Step> steps) {
    var named = new ArrayList<NamedAmount>();
    for (var step : steps) {
      if (step.kind() == Kind.RULE || step.kind() == Kind.POINTS || step.kind() == Kind.REWARD)
        named.add(new NamedAmount(step.name(), step.amount()));
      if (step.kind() != Kind.NOTHING_LEFT || named.isEmpty()) continue;
      var last = named.removeLast();
      named.add(new NamedAmount(last.name(), last.amount().plus(step.amount())));
    }
    return named;
  }

  private static Line off(Line line, List<Off> taken) {
    long off = taken.stream().mapToLong(it -> it.share().given()).sum();
    if (off == 0) return line;
    var steps = new ArrayList<>(line.steps());
    for (var it : taken) steps.addAll(steps(it.rule(), it.share(), line.total().currency()));
    var discount = new Money(off, line.total().currency());
    return line.less(discount, steps);
  }

  private static List<Step> steps(Tried rule, Share share, Currency currency) {
    var name = name(rule);
    var wanted = new Step(Kind.RULE, name, new Money(-share.wanted(), currency));
    long more = share.wanted() - share.given();
    return more == 0
        ? List.of(wanted)
        : List.of(wanted, new Step(Kind.NOTHING_LEFT, name, new Money(more, currency)));
  }
}
