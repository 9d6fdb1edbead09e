package io.storeflow.platform.url;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainAddressTest {

  @ParameterizedTest
  @CsvSource({
    "/Shop/Hanami-Kitchen, /shop/hanami-kitchen",
    "/SHOP/HANAMI-KITCHEN/P/RAMEN, /shop/hanami-kitchen/p/ramen",
    "/shop/hanami/, /shop/hanami",
    "/shop/hanami/p/ramen/, /shop/hanami/p/ramen",
    "/shop/AbcdefghijklmnopqrstuV/c/AbcdefghijklmnopqrstuV,"
        + " /shop/abcdefghijklmnopqrstuv/c/abcdefghijklmnopqrstuv",
    "/Track/Abcdefghijklmnopqrst1V/, /track/Abcdefghijklmnopqrst1V",
    "/S/Hanami/Products/Abcdefghijklmnopqrst1V, /s/hanami/products/Abcdefghijklmnopqrst1V",
    "/s/hanami/orders/1001/, /s/hanami/orders/1001",
    "/Signup, /signup",
    "/account/, /account",
    "/shop/, /shop",
  })
  void writesAnAddressAsStoreFlowDoes(String typed, String plain) {
    assertThat(PlainAddress.of(typed)).contains(plain);
    assertThat(PlainAddress.of(plain)).as("it stays there").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/shop/hanami/p/ramen",
        "/track/Abcdefghijklmnopqrst1V",
        "/shop/hanami/p/caf%C3%A9",
        "/assets/AbC/desk.css",
        "/api/v1/stores/Hanami/",
        "/media/Abcdefghijklmnopqrst1V/",
        "//evil.example/",
        "/shop//evil.example/",
        "*",
      })
  void leavesWhatIsNotItsBusiness(String path) {
    assertThat(PlainAddress.of(path)).isEmpty();
  }
}
