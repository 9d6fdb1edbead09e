package io.storeflow.pricerule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PriceRuleTest {
  /** Wide letters of a Japanese keyboard, a blank of a web page, and one that nobody sees. */
  @ParameterizedTest
  @ValueSource(strings = {" xMas ", "ｘｍａｓ", "\u00a0XMAS", "XM\u200bAS"})
  void aCodeIsComparedHoweverItWasTyped(String typed) {
    assertThat(PriceRule.code(typed)).isEqualTo("XMAS");
  }
}
