package io.storeflow.modifier;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.allergen.Food;
import io.storeflow.modifier.GroupDetail.Entry;
import io.storeflow.platform.money.Money;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How far choices can move a price: of each group its furthest modifier, as often as may be. */
class SurchargesTest {

  @Test
  void takesTheFurthestModifierAsOftenAsMayBe() {
    var group = group("a", 3, entry(-20, null), entry(-50, null), entry(70, null));
    var surcharges = new Surcharges(Map.of("a", group));
    assertThat(surcharges.mostOff(List.of(group))).isEqualTo(150);
    assertThat(surcharges.mostAdded(List.of(group))).isEqualTo(210);
  }

  @Test
  void whatIsNotChosenMovesNothing() {
    var dear = group("a", 2, entry(10, null));
    var off = group("b", 2, entry(-10, null));
    var surcharges = new Surcharges(Map.of("a", dear, "b", off));
    assertThat(surcharges.mostOff(List.of(dear))).isZero();
    assertThat(surcharges.mostAdded(List.of(off))).isZero();
    assertThat(surcharges.mostOff(List.of(dear, off))).isEqualTo(20);
    assertThat(surcharges.mostAdded(List.of(dear, off))).isEqualTo(20);
  }

  @Test
  void whatGoesWithAModifierCountsWithIt() {
    var inner = group("in", 2, entry(5, null), entry(-7, null));
    var outer = group("out", 3, entry(100, "in"), entry(-1, "in"));
    var surcharges = new Surcharges(Map.of("in", inner, "out", outer));
    assertThat(surcharges.mostAdded(List.of(outer))).isEqualTo(3 * (100 + 2 * 5));
    assertThat(surcharges.mostOff(List.of(outer))).isEqualTo(3 * (1 + 2 * 7));
  }

  private static GroupDetail group(String id, int max, Entry... entries) {
    return new GroupDetail(1, id, id, 0, max, 1, 0, false, List.of(entries));
  }

  private static Entry entry(long minor, @Nullable String inner) {
    var price = new Money(minor, Currency.getInstance("EUR"));
    return new Entry(1, "m", "m", price, false, inner, false, null, Food.UNSTATED);
  }
}
