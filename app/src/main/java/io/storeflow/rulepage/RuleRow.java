package io.storeflow.rulepage;

import io.storeflow.pricerule.Overlap;
import io.storeflow.pricerule.PriceRule;
import io.storeflow.pricerule.Target;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A rule in the list.
 *
 * @param sentence what it does
 * @param warnings what is odd about it
 */
public record RuleRow(PriceRule rule, String sentence, List<Warning> warnings) {
  private static final Target NOTHING =
      new Target(false, Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

  /**
   * @param code of its words
   * @param name of another rule that it is about; empty for none
   */
  public record Warning(String code, String name) {}

  /**
   * What a merchant should know of a rule.
   *
   * @param before the rules that come before it
   */
  static List<Warning> warnings(PriceRule rule, List<PriceRule> before, LocalDate today) {
    var all = new ArrayList<Warning>();
    var until = rule.when().until();
    if (until != null && until.isBefore(today)) all.add(new Warning("over", ""));
    if (rule.target().equals(NOTHING)) all.add(new Warning("nothing", ""));
    before.stream()
        .filter(it -> Overlap.excludes(it, rule))
        .findFirst()
        .ifPresent(it -> all.add(new Warning("behind", it.name())));
    return List.copyOf(all);
  }
}
