package io.storeflow.rulepage;

import io.storeflow.discountcode.RuleTotals;
import io.storeflow.pricerule.Effect.AmountEach;
import io.storeflow.pricerule.Effect.Each;
import io.storeflow.pricerule.Effect.FixedPrice;
import io.storeflow.pricerule.Effect.Percent;
import io.storeflow.pricerule.Effect.Tiers;
import io.storeflow.pricerule.Overlap;
import io.storeflow.pricerule.PriceRule;
import io.storeflow.pricerule.Target;
import io.storeflow.pricerule.When.Who;
import io.storeflow.rulepage.FreeGoods.Free;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rule in the list.
 *
 * @param sentence what it does
 * @param warnings what is odd about it
 * @param used what it took off lately; null if nothing
 * @param waits whether it is on and for nobody yet: it asks for a code, and has none
 */
public record RuleRow(
    PriceRule rule,
    String sentence,
    List<Warning> warnings,
    RuleTotals.@Nullable Used used,
    boolean waits) {
  private static final Target NOTHING =
      new Target(false, Set.of(), Set.of(), Set.of(), Set.of(), Set.of());

  /**
   * @param code of its words
   * @param name of what else it is about, such as another rule; empty for none
   */
  public record Warning(String code, String name) {}

  /**
   * What there is in a store beside its rules.
   *
   * @param groups row ids
   * @param tiers of points, by name
   * @param free goods that cost no more than what a rule takes off, by the id of the rule
   */
  record Around(Set<Long> groups, Set<String> tiers, Map<Long, Free> free, LocalDate today) {}

  /**
   * What a merchant should know of a rule; of categories each names all that it is for.
   *
   * @param before the rules that come before it
   */
  static List<Warning> warnings(PriceRule rule, List<PriceRule> before, Around around) {
    var all = new ArrayList<Warning>();
    var until = rule.when().until();
    var who = rule.when().who();
    if (until != null && until.isBefore(around.today)) all.add(new Warning("over", ""));
    if (rule.target().equals(NOTHING)) all.add(new Warning("nothing", ""));
    if (isForNobody(who, around.groups)) all.add(new Warning("nobody", ""));
    else if (!around.groups.containsAll(who.groups())) all.add(new Warning("group", ""));
    if (!who.tier().isEmpty() && !around.tiers.contains(who.tier()))
      all.add(new Warning("tier", who.tier()));
    var free = around.free.get(rule.id());
    if (free != null) all.add(new Warning(free.more() ? "free.more" : "free", free.title()));
    if (rule.effect() instanceof Tiers tiers && getsDearer(tiers))
      all.add(new Warning("dearer", ""));
    before.stream()
        .filter(it -> Overlap.excludes(it, rule))
        .findFirst()
        .ifPresent(it -> all.add(new Warning("behind", it.name())));
    before.stream()
        .filter(it -> Overlap.sharesCode(it, rule))
        .findFirst()
        .ifPresent(it -> all.add(new Warning("code", it.name())));
    return List.copyOf(all);
  }

  private static boolean isForNobody(Who who, Set<Long> groups) {
    return !who.anybody() && who.emails().isEmpty() && Collections.disjoint(who.groups(), groups);
  }

  /** Whether a unit costs more where more of them are bought. */
  private static boolean getsDearer(Tiers tiers) {
    var steps = tiers.steps();
    for (int i = 1; i < steps.size(); i++)
      if (isDearer(steps.get(i - 1).each(), steps.get(i).each())) return true;
    return false;
  }

  private static boolean isDearer(Each few, Each many) {
    return switch (many) {
      case Percent(int part) -> few instanceof Percent(int before) && part < before;
      case AmountEach(long off) -> few instanceof AmountEach(long before) && off < before;
      case FixedPrice(long price) -> few instanceof FixedPrice(long before) && price > before;
    };
  }
}
