package io.storeflow.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Up to which amount an invoice may leave the buyer's address out. */
class BuyerNamedTest {

  @Test
  void onlySmallAmountsMay() {
    assertThat(BuyerNamed.limits("DE")).containsEntry("EUR", 250_00L).doesNotContainKey("USD");
    assertThat(BuyerNamed.limits("FR")).containsEntry("EUR", 100_00L);
    assertThat(BuyerNamed.limits("PL")).containsEntry("PLN", 400_00L);
    assertThat(BuyerNamed.limits("CH")).isEmpty();
  }
}
