package io.storeflow.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.checkoutpage.CheckoutForms;
import io.storeflow.shipping.Method;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Client;
import io.storeflow.testing.World;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An order is found by its number and address. */
@AppTest
class OrderLookupTest {
  @Autowired World world;
  @LocalServerPort int port;

  @Test
  void findsAnOrderByNumberAndAddressAndSaysNothingElse() {
    var store = world.store();
    var client = new Client(port);
    var shop = "/shop/" + store.slug();
    world.rate(store, Method.PICKUP, 0);
    client.put(shop, world.goods(store, 1290, 10), 1);
    var placed =
        client.post(
            shop + "/checkout", CheckoutForms.typed(client.get(shop + "/checkout"), Map.of()));
    var found = client.post(shop + "/track", Map.of("number", "1001", "email", "MIKA@example.com"));
    assertThat(CheckoutForms.location(placed)).startsWith(CheckoutForms.location(found));
    var wrongMail =
        client.post(shop + "/track", Map.of("number", "1001", "email", "x@example.com"));
    var wrongNumber =
        client.post(shop + "/track", Map.of("number", "9999", "email", "x@example.com"));
    assertThat(wrongMail.statusCode()).isEqualTo(422);
    assertThat(wrongNumber.body()).isEqualTo(wrongMail.body().replace("1001", "9999"));
    for (int i = 0; i < 10; i++) client.post(shop + "/track", Map.of("number", "1", "email", "x"));
    var often = client.post(shop + "/track", Map.of("number", "1001", "email", "mika@example.com"));
    assertThat(often.statusCode()).isEqualTo(429);
  }
}
