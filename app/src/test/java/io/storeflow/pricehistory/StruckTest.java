package io.storeflow.pricehistory;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Directive 98/6/EC, article 6a, for a price of 80. */
class StruckTest {
  @ParameterizedTest
  @CsvSource({
    "DE, 100, 100, 100",
    "DE, 120, 100, 100", // never above the lowest
    "DE, 100, 90, 90", // it was 90 for a while
    "DE, 95, 100, 95", // nor above what the merchant says
    "DE, 100, 80, ", // it was no dearer: nothing is reduced
    "DE, 100, 70, ", // it was even less
    "NO, 120, 100, 100",
    "US, 120, 70, 120",
    "GB, 120, 70, 120",
    "DE, 120, , 120", // before its first change here
    "DE, , 100, "
  })
  void neverStandsAboveTheLowestOfThirtyDays(
      String country, @Nullable Long said, @Nullable Long lowest, @Nullable Long through) {
    assertThat(Struck.through(country, 80, said, lowest)).isEqualTo(through);
  }
}
