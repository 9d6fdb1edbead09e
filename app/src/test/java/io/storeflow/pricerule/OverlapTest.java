package io.storeflow.pricerule;

import static io.storeflow.pricerule.MadeUpRules.between;
import static io.storeflow.pricerule.MadeUpRules.on;
import static io.storeflow.pricerule.MadeUpRules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.category.CategoryRow;
import io.storeflow.category.CategoryTree;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
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
