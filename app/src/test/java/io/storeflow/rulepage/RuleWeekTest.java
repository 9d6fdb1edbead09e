package io.storeflow.rulepage;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.pricerule.ByCode;
import io.storeflow.pricerule.Effect;
import io.storeflow.pricerule.Hours;
import io.storeflow.pricerule.PriceRule;
import io.storeflow.pricerule.RuleLimits;
import io.storeflow.pricerule.Target;
import io.storeflow.pricerule.When;
import io.storeflow.pricerule.When.Who;
import io.storeflow.pricetest.Share;
import io.storeflow.rulepage.RuleWeek.Active;
import io.storeflow.rulepage.RuleWeek.Mark;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which rules are on when, each said once: days repeat nothing that always holds. */
class RuleWeekTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 11, 30);
  private static final LocalDate SUNDAY = MONDAY.plusDays(6);

  @Test
  void saysOnceWhatHoldsAllTheTime() {
    var week =
        week(
            rule("plain", When.ALWAYS),
            rule("begun", between(MONDAY, null)),
            rule("ends later", between(null, SUNDAY)),
            rule("ends", between(null, SUNDAY.minusDays(1))),
            rule("begins", between(SUNDAY, null)),
            rule("over", between(null, MONDAY.minusDays(1))),
            rule("Sundays", when(Set.of(DayOfWeek.SUNDAY), null)),
            rule("nights", when(Set.of(), new Hours(LocalTime.of(22, 0), LocalTime.of(2, 0)))));
    assertThat(names(week.always())).containsExactly("plain", "begun", "ends later");
    assertThat(week.days()).hasSize(7);
    assertThat(names(week.days().getFirst().rules())).containsExactly("ends", "nights");
    assertThat(week.days().getFirst().rules().getLast().hours()).isEqualTo("hours of nights");
    assertThat(names(week.days().getLast().rules())).containsExactly("begins", "Sundays", "nights");
    assertThat(week.later()).isEmpty();
  }

  @Test
  void saysWhenOthersBegin() {
    var eve = LocalDate.of(2026, 12, 24);
    var week =
        week(
            rule("New Year", between(LocalDate.of(2027, 1, 1), null)),
            rule("Eve", between(eve, eve)),
            rule("Eve too", between(eve, null)));
    assertThat(week.later())
        .extracting(RuleWeek.Day::day)
        .containsExactly("on 2026-12-24", "on 2027-01-01");
    assertThat(names(week.later().getFirst().rules())).containsExactly("Eve", "Eve too");
    assertThat(week.always()).isEmpty();
  }

  @Test
  void marksWhatIsNotForWhoeverBuys() {
    var narrow =
        new When(
            Set.of(),
            null,
            null,
            null,
            0,
            0,
            new ByCode(true, Set.of("HELLO")),
            null,
            true,
            Who.ANYBODY,
            Share.of(50));
    var week = week(rule("narrow", narrow), rule("plain", When.ALWAYS));
    assertThat(week.always().getFirst().marks())
        .containsExactly(Mark.CODE, Mark.BUYERS, Mark.SHARE);
    assertThat(week.always().getLast().marks()).isEmpty();
  }

  private static RuleWeek week(PriceRule... rules) {
    return RuleWeek.from(
        MONDAY,
        List.of(rules),
        LocalDate::toString,
        it -> "on " + it,
        it -> it.when().hours() == null ? "" : "hours of " + it.name());
  }

  private static List<String> names(List<Active> rules) {
    return rules.stream().map(Active::name).toList();
  }

  private static When between(@Nullable LocalDate since, @Nullable LocalDate until) {
    return new When(Set.of(), null, since, until, 0, 0, ByCode.NONE);
  }

  private static When when(Set<DayOfWeek> days, @Nullable Hours hours) {
    return new When(days, hours, null, null, 0, 0, ByCode.NONE);
  }

  private static PriceRule rule(String name, When when) {
    return new PriceRule(
        1,
        name,
        name,
        new Effect.Percent(1000),
        Target.EVERYTHING,
        when,
        "",
        0,
        true,
        1,
        RuleLimits.NONE);
  }
}
