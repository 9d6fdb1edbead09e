package io.storeflow.checkoutpage;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.shipping.Method;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtAShop;
import io.storeflow.testing.Client;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Gift cards come by mail: a store that sends parcels alone asks for no address, and no postage.
 */
@AppTest
class BuysGiftCardsTest extends AtAShop {

  @Test
  void asksForAnAddressOnlyWhereSomethingElseIsSent() {
    world.rate(store, Method.SHIPPING, 490);
    var card = world.goods(store, 2000, null);
    var p = only(store, PRODUCT);
    world.change(
        store,
        () -> db.update(p).set(p.GIFT_CARD, true).where(p.ID.eq(card.productId())).execute());
    client.put(shop, card, 1);
    var page = client.get(shop + "/checkout");
    assertThat(page.body())
        .contains("Gift cards come by e-mail", "Place order, €20.00")
        .contains("No tax on a gift card")
        .doesNotContain("name=\"line1\"", "Leaves us", "Prices include", "incl. ");
    assertThat(client.get(shop + "/cart").body())
        .contains("No tax on a gift card")
        .doesNotContain("Pickup, delivery or shipping", "Prices include");
    assertThat(client.get(shop + "/p/" + card.productSlug()).body())
        .contains("No tax on a gift card", "Gift cards come by e-mail")
        .doesNotContain("Prices include", "incl. ", "id=\"terms\"");
    var way = Map.of("rate", Client.hidden(page, "rate"), "method", Client.hidden(page, "method"));
    var placed = client.post(shop + "/checkout", CheckoutForms.typed(page, way));
    assertThat(placed.statusCode()).as(placed.body()).isEqualTo(303);
    var o = only(store, ORDERS);
    var sums = db.select(o.SHIPPING_MINOR, o.TOTAL_MINOR).from(o).fetchSingle();
    assertThat(sums.intoList()).containsExactly(0L, 2000L);

    client.put(shop, card, 1);
    client.put(shop, world.goods(store, 1000, null), 1);
    assertThat(client.get(shop + "/checkout").body()).contains("name=\"line1\"");
  }
}
