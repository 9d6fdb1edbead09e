package io.storeflow.cartpage;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.checkoutpage.CheckoutForms;
import io.storeflow.platform.db.Transactions;
import io.storeflow.product.ProductState;
import io.storeflow.shipping.Method;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtAShop;
import io.storeflow.testing.Client;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The cart without JavaScript: quantities, what is taken out, what has changed meanwhile. */
@AppTest
class CartWithoutScriptTest extends AtAShop {
  @Autowired Transactions transactions;

  /** What stands in the fields is what is bought, whether it was saved before or not. */
  @Test
  void thePressToTheCheckoutCarriesTheQuantities() {
    world.rate(store, Method.PICKUP, 0);
    var goods = world.goods(store, 1290, 10);
    client.put(shop, goods, 1);
    var stale = client.get(shop + "/cart");
    var press =
        Map.of(
            "variant",
            goods.publicId(),
            "quantity",
            "3",
            "cart",
            Client.hidden(stale, "cart"),
            "go",
            "checkout");
    var checkout = client.follow(client.post(shop + "/cart/quantities", press));
    assertThat(checkout.body()).contains("Buy now, €38.70");
    assertThat(client.cookie("sf_cart")).isEqualTo("3");

    // What a script sent before the press and comes after it is old.
    var late =
        client.post(
            shop + "/cart/quantities",
            CheckoutForms.with(press, "quantity", "2"),
            "HX-Request",
            "true");
    assertThat(late.body()).contains("€38.70");
    assertThat(client.cookie("sf_cart")).isEqualTo("3");

    var tooMany =
        client.post(shop + "/cart/quantities", CheckoutForms.with(press, "quantity", "12"));
    assertThat(client.follow(tooMany).body())
        .contains("no more to be had", "€129.00")
        .contains("class=\"note\" data-tone=\"warn\"")
        .doesNotContain("class=\"note\" data-tone=\"good\" role=\"status\">");
    var none =
        client.post(shop + "/cart/quantities", CheckoutForms.with(press, "quantity", "many"));
    assertThat(client.follow(none).body()).contains("Enter a whole number", "€129.00");
    var foreign =
        CheckoutForms.with(press, "variant", world.goods(world.store(), 100, 9).publicId());
    client.post(shop + "/cart/quantities", foreign);
    assertThat(client.cookie("sf_cart")).isEqualTo("10");
  }

  /** However many there are: a browser sends all that was typed, and no more than that is said. */
  @Test
  void saysHowManyOfOneGoodAnOrderTakes() {
    var goods = world.goods(store, 1290, null);
    assertThat(client.get(shop + "/p/" + goods.productSlug()).body())
        .as("a field that cuts off what is typed makes another number of it")
        .containsPattern("maxlength=\"12\"[^>]*name=\"quantity\"");
    var much = Map.of("variant", goods.publicId(), "quantity", "100000");
    assertThat(client.follow(client.post(shop + "/cart", much)).body())
        .contains("One order takes at most 999 of one good", "value=\"999\"");
    assertThat(client.post(shop + "/cart", much, "X-Requested-With", "fetch").body())
        .contains("One order takes at most 999 of");
    var cart = client.get(shop + "/cart");
    var fewer = CheckoutForms.with(much, "quantity", "5");
    client.post(shop + "/cart/quantities", fewer);
    var more = CheckoutForms.with(much, "cart", Client.hidden(cart, "cart"));
    assertThat(client.follow(client.post(shop + "/cart/quantities", more)).body())
        .contains("One order takes at most 999 of one good", "value=\"999\"")
        .doesNotContain("no more to be had");
    var few = world.goods(store, 1290, 7);
    var both = Map.of("variant", few.publicId(), "quantity", "100000");
    assertThat(client.follow(client.post(shop + "/cart", both)).body())
        .as("that is less")
        .contains("no more to be had")
        .doesNotContain("at most 999");
  }

  /** An open page asks for itself again once it hears of the stock: that takes back nothing. */
  @Test
  void keepsWhatWasSaidOfACodeWhenThePageIsAskedForAgain() {
    client.put(shop, world.goods(store, 1290, 10), 1);
    var told = client.follow(client.post(shop + "/cart/codes", Map.of("code", "NOTHING"))).body();
    var again = "data-hx-get=\"" + shop + "/cart?said=code_unknown&amp;code=NOTHING\"";
    assertThat(told).contains("There is no such code", again);
    assertThat(client.get(shop + "/cart").body()).contains("data-hx-get=\"" + shop + "/cart\"");
  }

  @Test
  void tellsWhatHasChangedInTheCart() {
    var dearer = world.goods(store, 1290, 10);
    var gone = world.goods(store, 500, 10);
    var few = world.goods(store, 700, 9);
    client.put(shop, dearer, 1);
    client.put(shop, gone, 1);
    client.put(shop, few, 5);
    world.reprice(store, dearer, 1340);
    var v = only(store, VARIANT);
    world.change(
        store, () -> db.update(v).set(v.ACTIVE, false).where(v.ID.eq(gone.id())).execute());
    var s = only(store, io.storeflow.db.Tables.STOCK);
    transactions.write(
        () -> db.update(s).set(s.ON_HAND, 3).where(s.VARIANT_ID.eq(few.id())).execute());
    assertThat(client.get(shop + "/cart").body())
        .contains("The price changed from €12.90 to €13.40 since you put it in.")
        .contains("This is no longer for sale.")
        .contains("Only 3 left.")
        .doesNotContain("Go to checkout");
    assertThat(client.get(shop + "/checkout").statusCode()).isEqualTo(303);
  }

  @Test
  void doesNotSellAProductThatWasArchivedWhileItLayInTheCart() {
    var pickup = world.rate(store, Method.PICKUP, 0);
    var goods = world.goods(store, 1290, 10);
    client.put(shop, goods, 1);
    var page = client.get(shop + "/checkout");
    var p = only(store, io.storeflow.db.Tables.PRODUCT);
    world.change(
        store,
        () ->
            db.update(p)
                .set(p.STATE, ProductState.ARCHIVED)
                .where(p.SLUG.eq(goods.productSlug()))
                .execute());
    assertThat(client.get(shop + "/cart").body())
        .contains("This is no longer for sale.")
        .doesNotContain("Go to checkout");
    var late = client.follow(client.post(shop + "/checkout", CheckoutForms.typed(page, Map.of())));
    assertThat(late.body()).contains("This is no longer for sale.");
    assertThat(db.fetchCount(only(store, ORDERS))).isZero();
    var api =
        client.json(
            "/api/v1/stores/" + store.slug() + "/checkout",
            """
            {"customer":{"name":"Mika","email":"mika@example.com"},"rate_id":"%s",
             "items":[{"variant_id":"%s","quantity":1}]}"""
                .formatted(pickup, goods.publicId()),
            "Idempotency-Key",
            "archived");
    assertThat(api.statusCode()).isEqualTo(422);
    assertThat(api.body()).contains("/items/0/variant_id");
  }

  @Test
  void takesOutAndPutsBack() {
    var goods = world.goods(store, 1290, 10);
    client.put(shop, goods, 3);
    var removed = client.post(shop + "/cart/quantities", Map.of("remove", goods.publicId()));
    assertThat(client.cookie("sf_cart")).isEqualTo("0");
    var page = client.follow(removed);
    assertThat(page.body()).contains("is out of the cart").contains("Undo");
    client.put(shop, goods, Integer.parseInt(Client.hidden(page, "quantity")));
    assertThat(client.cookie("sf_cart")).isEqualTo("3");
  }

  @Test
  void refusesQuantitiesThatAreNone() {
    var goods = world.goods(store, 1290, null);
    for (var none : List.of("0", "-1", "1.5", "x", "", "🍜")) {
      var answer =
          client.post(shop + "/cart", Map.of("variant", goods.publicId(), "quantity", none));
      assertThat(client.follow(answer).body()).as(none).contains("Your cart is empty");
    }
    for (var much : List.of("10000", "99999999999")) {
      client.post(shop + "/cart", Map.of("variant", goods.publicId(), "quantity", much));
      assertThat(client.cookie("sf_cart")).as(much).isEqualTo("999");
    }
    var foreign = world.goods(world.store(), 100, null);
    var answer = client.post(shop + "/cart", Map.of("variant", foreign.publicId()));
    assertThat(client.follow(answer).body()).contains("no longer for sale");
  }
}
