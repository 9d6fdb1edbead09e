package io.storeflow.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Up to which amount an invoice may leave the buyer's address out. */
class BuyerNamedTest {

  @Test
  void onlySmallAmountsMay() {
    assertThat(BuyerNamed.most("DE", "EUR")).isEqualTo(250_00L);
    assertThat(BuyerNamed.most("FR", "EUR")).isEqualTo(100_00L);
    assertThat(BuyerNamed.most("PL", "PLN")).isEqualTo(400_00L);
    assertThat(BuyerNamed.most("DE", "USD")).isZero();
    assertThat(BuyerNamed.most("CH", "CHF")).isNull();
  }
}
