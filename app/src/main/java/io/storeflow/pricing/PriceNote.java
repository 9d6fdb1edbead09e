package io.storeflow.pricing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.storeflow.pricerule.Outcome;
import io.storeflow.pricing.Step.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Why an order has its prices, as it was when it was placed.
 *
 * @param lines all of them; in orders from before that was written, those that cost something else
 *     than their variant alone
 * @param rules those that were tried: all that took something off, and of the others the first
 * @param more how many others were tried; null in orders from before it was written
 */
public record PriceNote(
    List<Line> lines,
    List<Rule> rules,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer more) {
  public static final PriceNote NONE = new PriceNote(List.of(), List.of(), null);

  /** A store may have more rules than anybody reads. */
  static final int MOST_OTHERS = 50;

  /** The same of those that took nothing off one line. */
  static final int MOST_OF_LINE = 20;

  /** What became of a rule for a line, where it is not what is said of the rule. */
  private static final String LETTERS = "gx-";

  private static final List<Outcome> OUTCOMES =
      List.of(Outcome.OTHER_GOODS, Outcome.EXCLUDED, Outcome.NOTHING_OFF);

  private static final char SAME = '.';
  private static final Set<String> PLAIN = Set.of(Kind.UNITS.code(), Kind.TAX.code());

  public record Line(int quantity, String title, List<Told> steps) {
    /** Whether there is more to say than its units at their price, and the tax. */
    boolean isExplained() {
      return steps.stream().anyMatch(it -> !PLAIN.contains(it.kind()));
    }
  }

  /**
   * @param kind code of {@link Step.Kind}
   */
  public record Told(String kind, String name, long minor) {}

  /**
   * @param outcome code of {@link Outcome}
   * @param minor what it took off
   * @param lines what became of it for each line, a letter for each; null where that is the outcome
   */
  public record Rule(
      String name,
      String outcome,
      long minor,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String lines) {

    /** Code of what became of it for the line. */
    String of(int line) {
      int at = lines == null || line >= lines.length() ? -1 : LETTERS.indexOf(lines.charAt(line));
      return at < 0 ? outcome : OUTCOMES.get(at).code();
    }
  }

  /**
   * Rules that took nothing off a line, with why.
   *
   * @param more how many others
   */
  public record Missed(List<Rule> rules, int more) {
    /** How many in all. */
    public int all() {
      return rules.size() + more;
    }
  }

  static PriceNote of(Totals totals) {
    boolean listed = totals.lines().stream().anyMatch(it -> it.variant().origin() != null);
    boolean plain = !listed && totals.tried().isEmpty() && totals.spared().isZero();
    if (plain && Redemption.named(totals.lines()).isEmpty()) return NONE;
    var rules = rules(totals);
    return new PriceNote(
        totals.lines().stream().map(PriceNote::line).toList(),
        rules,
        totals.tried().size() - rules.size());
  }

  /** Those that took something off first. */
  private static List<Rule> rules(Totals totals) {
    var tried = totals.tried();
    var ofLines = LineRules.of(totals);
    var applied = new ArrayList<Rule>();
    var others = new ArrayList<Rule>();
    for (int i = 0; i < tried.size(); i++) {
      var it = tried.get(i);
      boolean off = it.outcome() == Outcome.APPLIED;
      if (!off && others.size() == MOST_OTHERS) continue;
      var lines = letters(it.outcome(), ofLines.get(i));
      (off ? applied : others)
          .add(new Rule(Discounts.name(it), it.outcome().code(), it.given(), lines));
    }
    applied.addAll(others);
    return List.copyOf(applied);
  }

  private static @Nullable String letters(Outcome outcome, List<Outcome> ofLines) {
    if (ofLines.stream().allMatch(outcome::equals)) return null;
    var letters = new StringBuilder();
    for (var it : ofLines) {
      int at = OUTCOMES.indexOf(it);
      letters.append(it == outcome || at < 0 ? SAME : LETTERS.charAt(at));
    }
    return letters.toString();
  }

  public boolean hasRules() {
    return !rules.isEmpty();
  }

  /** Whether anything but prices has made it: rules that were tried, points, tax not owed. */
  public boolean isTold() {
    return hasRules() || !lines.isEmpty();
  }

  /** How many rules were tried that are not named. */
  public int others() {
    return more == null ? 0 : more;
  }

  /** Lines of which there is more to say than what they cost. */
  public List<Line> explained() {
    return lines.stream().filter(Line::isExplained).toList();
  }

  /** The rules that took nothing off the line at that place, with why: the first of them. */
  public Missed missed(int line) {
    var missed =
        rules.stream()
            .map(it -> new Rule(it.name(), it.of(line), 0, null))
            .filter(it -> !it.outcome().equals(Outcome.APPLIED.code()))
            .toList();
    var first = missed.subList(0, Math.min(MOST_OF_LINE, missed.size()));
    return new Missed(List.copyOf(first), missed.size() - first.size() + others());
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
