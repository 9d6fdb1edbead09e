package io.storeflow.rulepage;

import io.storeflow.platform.code.Coded;
import io.storeflow.pricerule.PriceRule;
import io.storeflow.pricerule.When;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which rules are on when in the next seven days.
 *
 * @param always those that are on all the time, which the days do not repeat
 * @param days today first
 * @param later the days after these on which others begin, the first first
 */
public record RuleWeek(List<Active> always, List<Day> days, List<Day> later) {
  private static final int DAYS = 7;

  /** Why a rule is not for whoever buys then. */
  public enum Mark implements Coded {
    CODE,
    BUYERS,
    SHARE;

    private static List<Mark> of(When when) {
      var marks = new ArrayList<Mark>();
      if (when.code().needed()) marks.add(CODE);
      if (when.asksWho()) marks.add(BUYERS);
      if (!when.share().isAll()) marks.add(SHARE);
      return List.copyOf(marks);
    }
  }

  /**
   * @param hours empty for the whole day
   */
  public record Active(String name, String hours, List<Mark> marks) {}

  /**
   * @param day as people write it
   */
  public record Day(String day, List<Active> rules) {}

  /**
   * @param name of a day
   * @param date of one further away
   */
  static RuleWeek from(
      LocalDate today,
      List<PriceRule> rules,
      Function<LocalDate, String> name,
      Function<LocalDate, String> date,
      Function<PriceRule, String> hours) {
    var on = rules.stream().filter(PriceRule::active).toList();
    var last = today.plusDays(DAYS - 1);
    Function<PriceRule, Active> active =
        it -> new Active(it.name(), hours.apply(it), Mark.of(it.when()));
    var later =
        on.stream()
            .filter(it -> it.when().since() != null && it.when().since().isAfter(last))
            .collect(
                Collectors.groupingBy(
                    it -> Objects.requireNonNull(it.when().since()),
                    TreeMap::new,
                    Collectors.mapping(active, Collectors.toList())));
    return new RuleWeek(
        on.stream().filter(it -> isAlways(it.when(), today, last)).map(active).toList(),
        IntStream.range(0, DAYS)
            .mapToObj(today::plusDays)
            .map(
                day ->
                    new Day(
                        name.apply(day),
                        on.stream()
                            .filter(it -> it.when().isOn(day))
                            .filter(it -> !isAlways(it.when(), today, last))
                            .map(active)
                            .toList()))
            .toList(),
        later.entrySet().stream()
            .map(it -> new Day(date.apply(it.getKey()), it.getValue()))
            .toList());
  }

  /** Of one that began before and ends after these days, they say nothing. */
  private static boolean isAlways(When when, LocalDate today, LocalDate last) {
    return when.days().isEmpty() && when.hours() == null && when.isOn(today) && when.isOn(last);
  }
}
