package io.storeflow.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtTheDoor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

@AppTest
class StripeControllerTest extends AtTheDoor {
  @Value("${storeflow.stripe.api-base:}")
  String base;

  @Test
  void leadsToTheStandInOrSaysThatThereIsNone() {
    var page = visitor.get("/dev/stripe");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("Stand-in for Stripe");
    if (base.isBlank()) assertThat(page.body()).contains("It is not running");
    else assertThat(page.body()).contains("href=\"" + base).doesNotContain("It is not running");
  }
}
