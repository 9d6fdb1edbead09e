package io.storeflow.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtTheDoor;
import io.storeflow.testing.StandIn;
import org.junit.jupiter.api.Test;

@AppTest
class StripeControllerTest extends AtTheDoor {
  @Test
  void leadsToTheStandIn() {
    var page = visitor.get("/dev/stripe");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("Stand-in for Stripe", "href=\"" + StandIn.shared().base())
        .doesNotContain("It is not running", "??");
  }
}
