package io.storeflow.checkoutpage;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.shipping.Method;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtAShop;
import io.storeflow.testing.Client;
import io.storeflow.testing.World.Goods;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** A cart becomes one order, however often and from wherever its form is sent. */
@AppTest
class OneOrderOfOneCartTest extends AtAShop {
  @Test
  void placesOneOrderWhenTheFormIsSentAgainOrTwiceAtOnce() throws Exception {
    world.rate(store, Method.PICKUP, 0);
    put(world.goods(store, 1290, 50), 1);
    var form = CheckoutForms.typed(client.get(shop + "/checkout"), Map.of());
    List<Callable<String>> clicks = new ArrayList<>();
    for (int i = 0; i < 8; i++)
      clicks.add(() -> CheckoutForms.location(client.post(shop + "/checkout", form)));
    var answers = new HashSet<String>();
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (var answer : threads.invokeAll(clicks)) answers.add(answer.get());
    }
    answers.add(CheckoutForms.location(client.post(shop + "/checkout", form)));
    assertThat(answers).singleElement().asString().startsWith("/track/").endsWith("?thanks");
    assertThat(db.fetchCount(only(store, ORDERS))).isEqualTo(1);
  }

  /** Two tabs with the same cart, filled in differently, pressed at the same moment: 20 times. */
  @Test
  void makesOneOrderOfOneCartWhateverFormsOfItAreOpen() throws Exception {
    world.rate(store, Method.PICKUP, 0);
    var goods = world.goods(store, 1290, 500);
    for (int round = 1; round <= 20; round++) {
      client = new Client(port);
      put(goods, 1);
      var one =
          CheckoutForms.typed(client.get(shop + "/checkout"), Map.of("email", "one@example.com"));
      var two =
          CheckoutForms.typed(client.get(shop + "/checkout"), Map.of("email", "two@example.com"));
      var answers = new ArrayList<String>();
      try (var threads = Executors.newFixedThreadPool(2)) {
        List<Callable<String>> presses =
            List.of(
                () -> CheckoutForms.location(client.post(shop + "/checkout", one)),
                () -> CheckoutForms.location(client.post(shop + "/checkout", two)));
        for (var answer : threads.invokeAll(presses)) answers.add(answer.get());
      }
      assertThat(db.fetchCount(only(store, ORDERS))).isEqualTo(round);
      assertThat(answers.stream().map(it -> it.replaceAll("\\?.*", "")).distinct()).hasSize(1);
      assertThat(answers).anyMatch(it -> it.endsWith("?thanks"));
      assertThat(answers).anyMatch(it -> it.endsWith("?ordered"));
    }
    var late = client.follow(client.get(shop + "/checkout"));
    assertThat(late.body()).contains("Your cart is empty");
  }

  @Test
  void anOldFormLeadsToItsOrderAndLeavesTheCartThatWasFilledSince() {
    world.rate(store, Method.PICKUP, 0);
    put(world.goods(store, 1290, 50), 1);
    var page = client.get(shop + "/checkout");
    var form = CheckoutForms.typed(page, Map.of());
    var first = CheckoutForms.location(client.post(shop + "/checkout", form));
    put(world.goods(store, 500, 50), 2);

    var other = client.post(shop + "/checkout", CheckoutForms.with(form, "name", "Somebody Else"));
    assertThat(CheckoutForms.location(other)).isEqualTo(first.replace("?thanks", "?ordered=more"));
    assertThat(client.follow(other).body())
        .contains("already ordered")
        .contains("still in your cart")
        .contains("href=\"" + shop + "/cart\"");
    assertThat(CheckoutForms.location(client.post(shop + "/checkout", form))).isEqualTo(first);
    assertThat(client.cookie("sf_cart")).isEqualTo("2");
    assertThat(db.fetchCount(only(store, ORDERS))).isEqualTo(1);

    var second =
        CheckoutForms.location(
            client.post(
                shop + "/checkout", CheckoutForms.typed(client.get(shop + "/checkout"), Map.of())));
    assertThat(second).startsWith("/track/").isNotEqualTo(first);
    assertThat(client.cookie("sf_cart")).isEqualTo("0");
  }

  @Test
  void asksAgainWhenTheCartWasChangedInAnotherTab() {
    world.rate(store, Method.PICKUP, 0);
    put(world.goods(store, 1290, 50), 1);
    var form = CheckoutForms.typed(client.get(shop + "/checkout"), Map.of());
    put(world.goods(store, 0, 50), 1);
    var asked = client.post(shop + "/checkout", form);
    assertThat(asked.statusCode()).isEqualTo(422);
    assertThat(asked.body()).contains("Your cart has changed", "mika@example.com");
    assertThat(db.fetchCount(only(store, ORDERS))).isZero();
    assertThat(
            CheckoutForms.location(
                client.post(shop + "/checkout", CheckoutForms.typed(asked, Map.of()))))
        .startsWith("/track/");
  }

  private String late(Goods goods) {
    return shop + "/cart?said=fell_short#line-" + goods.publicId();
  }

  private void put(Goods goods, int quantity) {
    client.post(shop + "/cart", Map.of("variant", goods.publicId(), "quantity", "" + quantity));
  }
}
