package io.storeflow.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The beginnings of postcodes of a rate, as its row keeps them. */
class PrefixesTest {
  @Test
  void aSectorOfTheUnitedKingdomIsNoDistrict() {
    assertThat(ShippingRates.prefixes("10,E1 6, sw1a,")).containsExactly("10", "E1 6", "SW1A");
    assertThat(ShippingRates.prefixes("")).isEmpty();
  }
}
