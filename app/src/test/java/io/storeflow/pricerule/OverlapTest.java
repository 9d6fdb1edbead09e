package io.storeflow.pricerule;

import static io.storeflow.pricerule.MadeUpRules.between;
import static io.storeflow.pricerule.MadeUpRules.on;
import static io.storeflow.pricerule.MadeUpRules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.category.CategoryRow;
import io.storeflow.category.CategoryTree;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that may be for the same goods at the same time. */
class OverlapTest {
  private static final Effect TENTH = new Effect.Percent(1000);

  /** Food with ramen below it, and tea beside it. */
  private static final CategoryTree TREE =
      CategoryTree.of(List.of(row(1, null, "Food"), row(2, 1L, "Ramen"), row(3, null, "Tea")));

  /** Codes of the first and of the later one: "-" for none needed, empty for such made in bulk. */
  @ParameterizedTest
  @CsvSource({
    "-, -, true, false",
    "-, SUMMER, true, false",
    "-, '', true, false",
    "SUMMER, -, false, false",
    "SUMMER, SUMMER, true, true",
    "SUMMER, SUN SUMMER, true, true",
    "SUMMER, WINTER, false, false",
    "'', '', false, false",
    "'', -, false, false",
  })
  void meetByTheirCodes(String first, String later, boolean excludes, boolean shares) {
    var before = grouped(Target.EVERYTHING, by(first));
    var after = grouped(Target.EVERYTHING, by(later));
    assertThat(Overlap.excludes(before, after)).isEqualTo(excludes);
    assertThat(Overlap.sharesCode(before, after)).isEqualTo(shares);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 2, true",
    "2, 1, true",
    "1, 1, true",
    "1, 3, false",
    "2, 3, false",
    "4, 4, false"
  })
  void meetByWhatIsBelowTheirCategories(long first, long later, boolean excludes) {
    var before = grouped(category(first), When.ALWAYS).within(TREE);
    var after = grouped(category(later), When.ALWAYS).within(TREE);
    assertThat(Overlap.excludes(before, after)).isEqualTo(excludes);
  }

  @Test
  void meetByTheirGoods() {
    var tag = new Target(false, Set.of(), Set.of(), Set.of(), Set.of(), Set.of("hot"));
    assertThat(goods(MadeUpRules.variants(1L), MadeUpRules.variants(1L, 2L))).isTrue();
    assertThat(goods(MadeUpRules.variants(1L), MadeUpRules.variants(2L))).isFalse();
    assertThat(goods(MadeUpRules.variants(1L), tag)).as("it may have the tag").isTrue();
    assertThat(goods(Target.EVERYTHING, tag)).isTrue();
  }

  @Test
  void meetByTheirTimes() {
    var friday = on(Set.of(DayOfWeek.FRIDAY), null, null);
    var saturday = on(Set.of(DayOfWeek.SATURDAY), null, null);
    var night = on(Set.of(DayOfWeek.FRIDAY), "22:00", "02:00");
    assertThat(times(friday, saturday)).isFalse();
    assertThat(times(night, saturday)).as("after midnight").isTrue();
    assertThat(times(When.ALWAYS, friday)).isTrue();
    assertThat(times(between(null, "2026-11-30"), between("2026-12-01", null))).isFalse();
    assertThat(times(between(null, "2026-12-01"), between("2026-12-01", null))).isTrue();
  }

  /** As if each minute of the week were looked at. */
  @Test
  void meetWhereThereIsAMinuteOfBoth() {
    var random = new Random(7);
    int met = 0;
    for (int round = 0; round < 3000; round++) {
      var first = any(random);
      var later = any(random);
      boolean both = minutes(first).intersects(minutes(later));
      assertThat(times(first, later)).as(first + " and " + later).isEqualTo(both);
      if (both) met++;
    }
    assertThat(met).isBetween(500, 2500);
  }

  private static When any(Random random) {
    var days = EnumSet.noneOf(DayOfWeek.class);
    for (int i = random.nextInt(3); i > 0; i--) days.add(DayOfWeek.of(1 + random.nextInt(7)));
    var from = LocalTime.of(random.nextInt(24), random.nextInt(4) * 15);
    var to = from.plusMinutes(15 * (1 + random.nextInt(95)));
    return random.nextInt(6) == 0 ? on(days, null, null) : on(days, from.toString(), to.toString());
  }

  private static BitSet minutes(When when) {
    int day = 24 * 60;
    var minutes = new BitSet(7 * day);
    for (var each : when.days().isEmpty() ? EnumSet.allOf(DayOfWeek.class) : when.days()) {
      int begin = (each.getValue() - 1) * day;
      var hours = when.hours();
      int from = hours == null ? 0 : hours.from().toSecondOfDay() / 60;
      int to = hours == null ? day : hours.to().toSecondOfDay() / 60;
      for (int it = from; it < (to <= from ? to + day : to); it++)
        minutes.set((begin + it) % (7 * day));
    }
    return minutes;
  }

  @Test
  void meetInOneGroupAlone() {
    var sale = grouped(Target.EVERYTHING, When.ALWAYS);
    assertThat(Overlap.excludes(sale, rule(TENTH))).isFalse();
    assertThat(Overlap.excludes(rule(TENTH), rule(TENTH))).as("no group").isFalse();
  }

  private static boolean goods(Target first, Target later) {
    return Overlap.excludes(grouped(first, When.ALWAYS), grouped(later, When.ALWAYS));
  }

  private static boolean times(When first, When later) {
    return Overlap.excludes(grouped(Target.EVERYTHING, first), grouped(Target.EVERYTHING, later));
  }

  private static PriceRule grouped(Target target, When when) {
    return rule("Sale", TENTH, target, when, "sale", 0);
  }

  private static When by(String codes) {
    var all = Arrays.stream(codes.split(" ")).filter(it -> !it.isEmpty());
    var code = "-".equals(codes) ? ByCode.NONE : ByCode.of(all.collect(Collectors.toSet()));
    return new When(Set.of(), null, null, null, 0, 0, code);
  }

  private static Target category(long id) {
    return new Target(false, Set.of(), Set.of(), Set.of(id), Set.of(), Set.of());
  }

  private static CategoryRow row(long id, @Nullable Long parent, String title) {
    return new CategoryRow(id, parent, "c" + id, title, title, "", null, 0, 1);
  }
}
