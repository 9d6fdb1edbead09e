package io.storeflow.cartpage;

import static io.storeflow.db.Tables.MAILBOX_MESSAGE;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storeflow.checkoutpage.CheckoutForms;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.Orders;
import io.storeflow.product.Backorder;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtAShop;
import io.storeflow.testing.World.Goods;
import java.util.Map;
import org.jooq.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever buys what is not there is told so, from the product's page to the mail. */
@AppTest
class BackorderedTest extends AtAShop {
  @Autowired Orders orders;

  Goods goods;

  @BeforeEach
  void sellWhatIsNotThere() {
    goods = world.goods(store, 1290, 2);
    world.rate(store, Method.PICKUP, 0);
    var v = only(store, VARIANT);
    world.change(
        store,
        () ->
            db.update(v).set(v.BACKORDER, Backorder.ENDLESS).where(v.ID.eq(goods.id())).execute());
  }

  @Test
  void isSaidOfTheUnitsThatAreNotThereUntilTheOrderIsReady() {
    client.put(shop, goods, 2);
    assertThat(client.get(shop + "/cart").body()).doesNotContain("comes later", "come later");
    client.put(shop, goods, 3);
    var said = "3 of them on backorder: they come later.";
    assertThat(client.get(shop + "/cart").body()).contains(said);
    var checkout = client.get(shop + "/checkout");
    assertThat(checkout.body()).contains(said);
    var answer = client.post(shop + "/checkout", CheckoutForms.typed(checkout, Map.of()));
    var track = CheckoutForms.location(answer);
    assertThat(client.get(track).body()).contains(said);
    var mail = mail();
    assertThat(mail.get(MAILBOX_MESSAGE.BODY_TEXT)).contains("(" + said + ")");
    assertThat(mail.get(MAILBOX_MESSAGE.BODY_HTML)).contains(said).doesNotContain("??");
    orders.move(store, 1001, FulfilmentState.PREPARING, Actor.SYSTEM);
    assertThat(client.get(track).body()).contains(said);
    orders.move(store, 1001, FulfilmentState.READY, Actor.SYSTEM);
    assertThat(client.get(track).body()).contains("Ready").doesNotContain(said);
  }

  @Test
  void aLineOfWhichNothingIsThereIsWhollyOnBackorder() {
    client.put(shop, goods, 2);
    CheckoutForms.location(
        client.post(
            shop + "/checkout", CheckoutForms.typed(client.get(shop + "/checkout"), Map.of())));
    client.put(shop, goods, 1);
    assertThat(client.get(shop + "/cart").body()).contains("On backorder: it comes later.");
    assertThat(client.get(shop + "/p/" + goods.productSlug()).body())
        .contains("https://schema.org/BackOrder", "Available on backorder")
        .doesNotContain("https://schema.org/InStock");
  }

  private Record mail() {
    return await()
        .until(
            () ->
                db.selectFrom(MAILBOX_MESSAGE)
                    .where(MAILBOX_MESSAGE.SUBJECT.startsWith("Order #1001 is in"))
                    .and(MAILBOX_MESSAGE.SUBJECT.endsWith(store.name()))
                    .fetch(),
            found -> !found.isEmpty())
        .getFirst();
  }
}
