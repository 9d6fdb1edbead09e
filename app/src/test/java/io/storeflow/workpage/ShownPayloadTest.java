package io.storeflow.workpage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownPayloadTest {
  private static final String PAYLOAD =
      """
      {"store_id":7,"order_id":12,"email":"aya@example.com","token":"abc","codes":[{"code":"K7"}],
       "note":"ring twice","text":"see https://a.example/?token=abc"}\
      """;

  @Test
  void neverShowsWhatOpensSomething() {
    assertThat(ShownPayload.of(PAYLOAD, true))
        .contains("\"order_id\" : 12", "aya@example.com", "ring twice")
        .doesNotContain("abc", "K7");
  }

  @Test
  void showsNothingOfPeopleToWhoMayNotSeeIt() {
    assertThat(ShownPayload.of(PAYLOAD, false))
        .contains("\"order_id\" : 12")
        .doesNotContain("aya", "ring twice");
    assertThat(ShownPayload.of("no JSON of aya@example.com, token=abc", false))
        .isEqualTo("no JSON of ••••@example.com, token=••••");
  }

  @Test
  void knowsTheOrderThatItIsAbout() {
    assertThat(ShownPayload.order(PAYLOAD)).hasValue(12);
    assertThat(ShownPayload.order("{\"orderId\":3}")).hasValue(3);
    assertThat(ShownPayload.order("{\"orderId\":\"of another version\"}")).isEmpty();
    assertThat(ShownPayload.order("no JSON")).isEmpty();
  }
}
