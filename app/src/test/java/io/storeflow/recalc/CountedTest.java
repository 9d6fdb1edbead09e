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
    return new LookedAt(1, "Ramen", money(before), money(after), nowhere);
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
            cart(1000L, null, true));
    var counted = Counted.of(all);
    assertThat(counted).isEqualTo(new Counted(7, 2, 1, 1, 1));
    assertThat(counted.unchanged()).isEqualTo(2);
    assertThat(all.stream().filter(LookedAt::isChanged)).hasSize(counted.changed());
  }
}
