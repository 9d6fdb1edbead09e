package io.storeflow.shopprice;

import static java.time.DayOfWeek.FRIDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.discountcode.RuleTotals;
import io.storeflow.platform.money.Conversion;
import io.storeflow.platform.money.PriceRounding;
import io.storeflow.pricerule.ByCode;
import io.storeflow.pricerule.Effect;
import io.storeflow.pricerule.Hours;
import io.storeflow.pricerule.PriceRule;
import io.storeflow.pricerule.RuleLimits;
import io.storeflow.pricerule.Target;
import io.storeflow.pricerule.When;
import io.storeflow.pricerule.When.Channel;
import io.storeflow.pricetest.Share;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PublicRulesTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /** A Friday, 15:00 in Berlin. */
  private static final Instant NOW = Instant.parse("2027-01-15T14:00:00Z");

  @Test
  void whatDependsOnWhoBuysOrRunsOutIsNotPublic() {
    var percent = new Effect.Percent(1000);
    var always = When.ALWAYS;
    var all =
        List.of(
            rule(percent, always, RuleLimits.NONE),
            rule(percent, always, new RuleLimits(5, 0, 0, 0, 0)),
            rule(percent, code(), RuleLimits.NONE),
            rule(percent, on(Channel.API, false), RuleLimits.NONE),
            rule(percent, on(null, true), RuleLimits.NONE),
            rule(
                percent,
                to(new When.Who(false, Set.of("a@b.example"), Set.of(), "")),
                RuleLimits.NONE),
            rule(percent, to(new When.Who(false, Set.of(), Set.of(7L), "")), RuleLimits.NONE),
            rule(percent, forAShare(), RuleLimits.NONE),
            rule(percent, to(new When.Who(true, Set.of(), Set.of(), "Gold")), RuleLimits.NONE),
            rule(new Effect.AmountOnce(500), always, RuleLimits.NONE));
    assertThat(PublicRules.of(all)).containsExactly(all.getFirst());
  }

  @Test
  void endsWithItsHoursOrItsDays() {
    var hours = new Hours(LocalTime.of(14, 0), LocalTime.of(16, 0));
    assertThat(end(new When(Set.of(FRIDAY), hours, null, null, 0, 0, ByCode.NONE)))
        .isEqualTo("2027-01-15T15:00:00Z");
    assertThat(end(new When(Set.of(FRIDAY), null, null, null, 0, 0, ByCode.NONE)))
        .isEqualTo("2027-01-15T23:00:00Z");
    var last = LocalDate.of(2027, 1, 20);
    assertThat(end(new When(Set.of(), null, null, last, 0, 0, ByCode.NONE)))
        .isEqualTo("2027-01-20T23:00:00Z");
    assertThat(end(When.ALWAYS)).isNull();
  }

  @Test
  void nothingChangesBeforeTheNextHourOrDayOfARule() {
    var evening = new Hours(LocalTime.of(20, 0), LocalTime.of(2, 0));
    var hourly = rule(new When(Set.of(), evening, null, null, 0, 0, ByCode.NONE));
    var dated = rule(new When(Set.of(), null, LocalDate.of(2027, 2, 1), null, 0, 0, ByCode.NONE));
    assertThat(PublicRules.sameUntil(List.of(hourly, dated), NOW, BERLIN))
        .isEqualTo("2027-01-15T19:00:00Z");
    assertThat(PublicRules.sameUntil(List.of(dated), NOW, BERLIN))
        .isEqualTo("2027-01-15T23:00:00Z");
    assertThat(PublicRules.sameUntil(List.of(rule(When.ALWAYS)), NOW, BERLIN)).isNull();
  }

  /** In Berlin the hour from 2:00 comes twice on the last of October, and not at all in March. */
  @Test
  void anHourThatComesTwiceChangesPricesTwice() {
    var half = hours(LocalTime.of(2, 30), LocalTime.of(2, 45));
    assertThat(next(half, "2027-10-31T00:20:00Z")).isEqualTo("2027-10-31T00:30:00Z");
    assertThat(next(half, "2027-10-31T00:30:00Z")).isEqualTo("2027-10-31T00:45:00Z");
    assertThat(next(half, "2027-10-31T01:00:00Z")).isEqualTo("2027-10-31T01:30:00Z");
    assertThat(next(half, "2027-10-31T01:30:00Z")).isEqualTo("2027-10-31T01:45:00Z");
    assertThat(next(half, "2027-10-31T01:45:00Z")).isEqualTo("2027-11-01T01:30:00Z");
    var over = hours(LocalTime.of(2, 30), LocalTime.of(4, 0));
    assertThat(next(over, "2027-10-31T00:40:00Z"))
        .as("clocks go back before it began")
        .isEqualTo("2027-10-31T01:00:00Z");
    var skipped = hours(LocalTime.of(1, 30), LocalTime.of(2, 30));
    assertThat(next(skipped, "2027-03-28T00:40:00Z"))
        .as("it ends as clocks go on")
        .isEqualTo("2027-03-28T01:00:00Z");
    assertThat(PublicRules.end(skipped, Instant.parse("2027-03-28T00:40:00Z"), BERLIN))
        .isEqualTo("2027-03-28T01:00:00Z");
  }

  private static @Nullable Instant next(PriceRule rule, String now) {
    return PublicRules.sameUntil(List.of(rule), Instant.parse(now), BERLIN);
  }

  private static PriceRule hours(LocalTime from, LocalTime to) {
    return rule(new When(Set.of(), new Hours(from, to), null, null, 0, 0, ByCode.NONE));
  }

  @Test
  void tellsWhatAnEarlierRuleTookOffInAnotherCurrency() {
    var dollars =
        new Conversion(
            Currency.getInstance("EUR"),
            Currency.getInstance("USD"),
            new BigDecimal("1.1"),
            PriceRounding.NONE);
    var fixed = rule(new Effect.FixedPrice(1000), When.ALWAYS, RuleLimits.NONE);
    assertThat(PastRule.Told.of(fixed, null).in(dollars).value()).isEqualTo(1100);
    var tenth = rule(new Effect.Percent(1000), When.ALWAYS, RuleLimits.NONE);
    var spent = new RuleTotals.Spent(500, NOW);
    var told = PastRule.Told.of(tenth, spent).in(dollars);
    assertThat(told.value()).isEqualTo(1000);
    assertThat(told.spent()).isEqualTo(new RuleTotals.Spent(550, NOW));
  }

  private static @Nullable Instant end(When when) {
    return PublicRules.end(rule(when), NOW, BERLIN);
  }

  private static When code() {
    return new When(Set.of(), null, null, null, 0, 0, ByCode.of(Set.of("SECRET")));
  }

  private static When forAShare() {
    var who = When.Who.ANYBODY;
    var half = new Share(50, 1, null);
    return new When(Set.of(), null, null, null, 0, 0, ByCode.NONE, null, false, who, half);
  }

  private static When to(When.Who who) {
    return new When(Set.of(), null, null, null, 0, 0, ByCode.NONE, null, false, who, Share.ALL);
  }

  private static When on(@Nullable Channel channel, boolean first) {
    return new When(
        Set.of(), null, null, null, 0, 0, ByCode.NONE, channel, first, When.Who.ANYBODY, Share.ALL);
  }

  private static PriceRule rule(When when) {
    return rule(new Effect.Percent(1000), when, RuleLimits.NONE);
  }

  private static PriceRule rule(Effect effect, When when, RuleLimits limits) {
    return new PriceRule(1, "r", "Rule", effect, Target.EVERYTHING, when, "", 0, true, 1, limits);
  }
}
