package io.storeflow.giftcard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CardTermsTest {

  @Test
  void lastsToTheEndOfTheThirdYearInGermany() {
    assertThat(CardTerms.lastDay("DE", LocalDate.of(2026, 11, 28)))
        .isEqualTo(LocalDate.of(2029, 12, 31));
    assertThat(CardTerms.lastDay("US", LocalDate.of(2026, 11, 28))).isNull();
  }
}
