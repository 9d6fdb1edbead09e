package io.storeflow.giftcard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CardTermsTest {

  @Test
  void lastsToTheEndOfTheThirdYearInGermany() {
    assertThat(CardTerms.lastDay("DE", LocalDate.of(2026, 11, 28)))
        .isEqualTo(LocalDate.of(2029, 12, 31));
    assertThat(CardTerms.lastDay("US", LocalDate.of(2026, 11, 28))).isNull();
  }

  /** What the page of the card says before it is bought, and what its mail says after. */
  @Test
  void theDemoWorldPromisesNoMoreThanThat() throws IOException {
    try (var market = CardTermsTest.class.getResourceAsStream("/demo/hanami-market.json")) {
      assertThat(new String(Objects.requireNonNull(market).readAllBytes(), StandardCharsets.UTF_8))
          .contains(
              "It can be used for three years from the end of the year in which it is bought.")
          .doesNotContain("not run out");
    }
  }
}
