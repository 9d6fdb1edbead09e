package io.storeflow.bulkedit;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.bulkedit.PriceStep.Prices;
import io.storeflow.bulkedit.PriceStep.Way;
import io.storeflow.product.Rounding;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceStepTest {
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final Currency JPY = Currency.getInstance("JPY");

  @ParameterizedTest
  @CsvSource({
    "PERCENT_UP, 1000, EXACT, 1290, 1419",
    "PERCENT_UP, 1, EXACT, 1290, 1290",
    "PERCENT_UP, 500, EXACT, 1010, 1061",
    "PERCENT_DOWN, 1000, EXACT, 1290, 1161",
    "PERCENT_DOWN, 10000, EXACT, 1290, 0",
    "PERCENT_DOWN, 3333, EXACT, 100, 67",
    "UP, 150, EXACT, 1290, 1440",
    "DOWN, 150, EXACT, 1290, 1140",
    "DOWN, 1291, EXACT, 1290, -1",
    "DOWN, 5000, ENDS_99, 1290, -3710",
    "TO, 500, EXACT, 1290, 500",
    "PERCENT_UP, 1000, FIVE, 1290, 1420",
    "PERCENT_UP, 1000, TEN, 1290, 1420",
    "PERCENT_UP, 1000, WHOLE, 1290, 1400",
    "PERCENT_UP, 1000, ENDS_99, 1290, 1399",
    "PERCENT_UP, 1000, ENDS_95, 1290, 1395",
    "PERCENT_UP, 1000, ENDS_90, 1290, 1390",
    "DOWN, 10, ENDS_99, 60, 99",
    "PERCENT_DOWN, 10000, ENDS_99, 1290, 0",
  })
  void worksOutThePrice(Way way, long value, Rounding rounding, long price, long then) {
    var step = new PriceStep(way, value, rounding, false);
    assertThat(step.on(new Prices(price, null), EUR).price()).isEqualTo(then);
  }

  @ParameterizedTest
  @CsvSource({"EXACT, 1319", "TEN, 1320", "WHOLE, 1300"})
  void roundsWhatHasNoDecimals(Rounding rounding, long then) {
    assertThat(Rounding.of(JPY)).contains(rounding);
    var step = new PriceStep(Way.UP, 29, rounding, false);
    assertThat(step.on(new Prices(1290, null), JPY).price()).isEqualTo(then);
  }

  @ParameterizedTest
  @CsvSource({
    // A lower price shows the one before; a higher one does not, and ends a sale that it overtakes.
    "DOWN, 200, true, 1000, , 800, 1000",
    "DOWN, 200, true, 1000, 1500, 800, 1000",
    "DOWN, 200, false, 1000, 1500, 800, 1500",
    "UP, 200, true, 1000, 1500, 1200, 1500",
    "UP, 500, true, 1000, 1500, 1500, ",
    "BACK, 0, false, 800, 1000, 1000, ",
    "BACK, 0, false, 800, , 800, ",
  })
  void knowsThePriceBefore(
      Way way,
      long value,
      boolean shows,
      long price,
      @Nullable Long before,
      long then,
      @Nullable Long thenBefore) {
    var step = new PriceStep(way, value, Rounding.EXACT, shows);
    assertThat(step.on(new Prices(price, before), EUR)).isEqualTo(new Prices(then, thenBefore));
  }

  @Test
  void roundsToTheNearestPriceTag() {
    for (long minor = 51; minor < 3_000; minor++) {
      long ended = Rounding.ENDS_99.of(minor, EUR);
      assertThat(ended % 100).isEqualTo(99);
      assertThat(Math.abs(ended - minor)).isLessThanOrEqualTo(50);
    }
  }
}
