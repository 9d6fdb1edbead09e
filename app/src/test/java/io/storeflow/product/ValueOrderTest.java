package io.storeflow.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The order of values in a filter: the merchant's, else the one that people expect. */
class ValueOrderTest {
  private final ValueOrder order = new ValueOrder();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3XS,XXS,XS,S,M,L,XL,2XL,3XL",
        "38,38.5,39,40,100",
        "250 ml,0.5 l,75 cl,1 l",
        "500 g,1 kg,2.5 kg",
        "80 cm,1.2 m",
        "M,38,blue,green",
        "Shelf 9,Shelf 10",
        "black,Blue,red"
      })
  void isNaturalWhereNoProductSaysMore(String expected) {
    var values = List.of(expected.split(","));
    for (var it : values.reversed()) product(it);
    assertThat(order.values()).isEqualTo(values);
  }

  @Test
  void isTheMerchantsWhereProductsAgree() {
    product("Tall", "Grande", "Venti");
    product("Short", "Tall");
    product("Grande", "Venti", "Trenta");
    assertThat(order.values()).containsExactly("Short", "Tall", "Grande", "Venti", "Trenta");
  }

  @Test
  void isNaturalWhereProductsContradictEachOther() {
    product("L", "M", "S");
    product("S", "M", "XL");
    assertThat(order.values()).containsExactly("S", "M", "L", "XL");
  }

  @Test
  void knowsWhatIsNews() {
    assertThat(order.said("S", 0)).isTrue();
    assertThat(order.said("M", 1)).isTrue();
    assertThat(order.said("S", 0)).isFalse();
    assertThat(order.said("M", 1)).isFalse();
    assertThat(order.said("M", 0)).isFalse();
    assertThat(order.said("S", 1)).isTrue();
  }

  private void product(String... values) {
    for (int i = 0; i < values.length; i++) order.said(values[i], i);
  }
}
