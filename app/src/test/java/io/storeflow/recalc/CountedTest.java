package io.storeflow.recalc;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.platform.money.Money;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is said of carts that were looked at again. */
class CountedTest {
  private static final Currency EURO = Currency.getInstance("EUR");

  private static LookedAt cart(@Nullable Long before, @Nullable Long after, boolean nowhere) {
    return cart(before, after, nowhere, false);
  }

  private static LookedAt cart(
      @Nullable Long before, @Nullable Long after, boolean nowhere, boolean known) {
    return new LookedAt(1, "Ramen", money(before), money(after), nowhere, known);
  }

  private static @Nullable Money money(@Nullable Long minor) {
    return minor == null ? null : new Money(minor, EURO);
  }

  @Test
  void eachCartIsOneThing() {
    var all =
        List.of(
            cart(1000L, 1200L, false),
            cart(1000L, 1001L, false),
            cart(1000L, 900L, false),
            cart(1000L, 1000L, false),
            cart(null, 1000L, false),
            cart(1000L, null, false),
            cart(1000L, null, true),
            cart(1000L, null, false, true),
            cart(1000L, null, true, true));
    var counted = Counted.of(all);
    assertThat(counted).isEqualTo(new Counted(9, 2, 1, 1, 1));
    assertThat(counted.unchanged()).as("those that were found before, too").isEqualTo(4);
    assertThat(all.stream().filter(LookedAt::isChanged)).hasSize(counted.changed());
  }
}
