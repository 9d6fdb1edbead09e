package io.storeflow.rulepage;

import io.storeflow.pricerule.PriceRule;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A day with the rules that are on during it.
 *
 * @param day as people write it
 */
public record RuleDay(String day, List<Active> rules) {
  private static final int DAYS = 7;

  /**
   * @param hours empty for the whole day
   */
  public record Active(String name, String hours) {}

  /** The next days, today first. */
  static List<RuleDay> from(
      LocalDate today,
      List<PriceRule> rules,
      Function<LocalDate, String> name,
      Function<PriceRule, String> hours) {
    return IntStream.range(0, DAYS)
        .mapToObj(today::plusDays)
        .map(
            day ->
                new RuleDay(
                    name.apply(day),
                    rules.stream()
                        .filter(it -> it.active() && it.when().isOn(day))
                        .map(it -> new Active(it.name(), hours.apply(it)))
                        .toList()))
        .toList();
  }
}
