package io.storeflow.checkoutpage;

import static io.storeflow.db.Tables.CART;
import static io.storeflow.db.Tables.CART_LINE;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.giftcard.CardDraft;
import io.storeflow.giftcard.GiftCards;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtAShop;
import io.storeflow.testing.Client;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Gift cards come by mail: a store that sends parcels alone asks for no address, and no postage.
 */
@AppTest
class BuysGiftCardsTest extends AtAShop {
  @Autowired GiftCards cards;

  @Test
  void asksForAnAddressOnlyWhereSomethingElseIsSent() {
    world.rate(store, Method.SHIPPING, 490);
    var card = world.giftCards(store, 2000);
    client.put(shop, card, 1);
    var page = client.get(shop + "/checkout");
    assertThat(page.body())
        .contains("Gift cards come by e-mail", "Buy now, €20.00")
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

  /** Said when it is given, also before it is known which way the goods go. */
  @Test
  void isNotPaidByAGiftCard() {
    world.rate(store, Method.SHIPPING, 490);
    client.put(shop, world.giftCards(store, 2000), 1);
    var draft = new CardDraft(store.money(5000), null, "", "", "");
    var code = cards.issue(store, draft, Actor.SYSTEM).code().shown();
    var page = client.get(shop + "/checkout");
    var typed = CheckoutForms.typed(page, Map.of("giftCard", code));
    var refused = client.post(shop + "/checkout/gift-cards", typed);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("A gift card cannot pay for gift cards", "value=\"" + code);
    var c = only(store, CART);
    assertThat(db.select(c.GIFT_CARDS).from(c).fetchSingle(c.GIFT_CARDS)).isEmpty();

    client.put(shop, world.goods(store, 1000, null), 1);
    var both = CheckoutForms.typed(client.get(shop + "/checkout"), Map.of("giftCard", code));
    assertThat(client.post(shop + "/checkout/gift-cards", both).statusCode()).isEqualTo(303);
    // What was given with other goods is told when only gift cards are left.
    var l = only(store, CART_LINE);
    db.deleteFrom(l).where(l.SEEN_PRICE_MINOR.eq(1000L)).execute();
    assertThat(client.get(shop + "/checkout").body())
        .contains("A gift card cannot pay for gift cards");
  }

  /** 60 of one and 60 of another: the order takes 100, and says so wherever more are wanted. */
  @Test
  void takesAHundredInOneOrder() {
    world.rate(store, Method.SHIPPING, 490);
    var first = world.giftCards(store, 2000);
    var second = world.giftCards(store, 5000);
    client.put(shop, first, 60);
    var told = client.follow(client.put(shop, second, 60));
    assertThat(told.body()).contains("as many gift cards as one order takes");
    assertThat(units()).containsExactlyInAnyOrder(60, 40);
    assertThat(client.get(shop + "/cart").body()).doesNotContain("Order the others separately");
    client.put(shop, world.goods(store, 1000, null), 500);
    var more = Map.of("line", first.publicId(), "quantity", "999");
    client.post(shop + "/cart/quantities", more);
    assertThat(units()).containsExactlyInAnyOrder(100, 40, 500);
    var page = client.get(shop + "/cart");
    assertThat(page.body()).contains("no more than 0 of these gift cards").doesNotContain("Take 0");
    assertThat(client.get(shop + "/checkout").statusCode()).isEqualTo(303);
    client.post(shop + "/cart/quantities", Map.of("line", first.publicId(), "quantity", "90"));
    assertThat(client.get(shop + "/cart").body()).contains("no more than 10", "Take 10");
    client.post(shop + "/cart/quantities", Map.of("take", second.publicId() + ":10"));
    assertThat(units()).containsExactlyInAnyOrder(90, 10, 500);
    assertThat(client.get(shop + "/checkout").statusCode()).isEqualTo(200);
  }

  private List<Integer> units() {
    var l = only(store, CART_LINE);
    return db.select(l.QUANTITY).from(l).fetch(l.QUANTITY);
  }
}
