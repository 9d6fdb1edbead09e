package io.storeflow.storepage;

import static io.storeflow.storepage.LegalPage.IMPRINT;
import static io.storeflow.storepage.LegalPage.PRIVACY;
import static io.storeflow.storepage.LegalPage.TERMS;
import static io.storeflow.storepage.LegalPage.WITHDRAWAL;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class LegalPageTest {
  @Test
  void theLawOfTheCountryAsks() {
    assertThat(LegalPage.neededIn("DE")).containsExactly(IMPRINT, PRIVACY, WITHDRAWAL);
    assertThat(LegalPage.neededIn("US")).containsExactly(PRIVACY);
  }

  @Test
  void whatIsThereIsNotMissing() {
    assertThat(LegalPage.missing("AT", Set.of(PRIVACY, TERMS)))
        .containsExactly(IMPRINT, WITHDRAWAL);
    assertThat(LegalPage.missing("JP", Set.of(PRIVACY))).isEmpty();
  }

  @Test
  void whoSellsIsNoWordOfTheContract() {
    assertThat(IMPRINT.isBeforeOrder()).isFalse();
    assertThat(WITHDRAWAL.isBeforeOrder()).isTrue();
  }
}
