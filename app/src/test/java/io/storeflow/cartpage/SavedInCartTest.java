package io.storeflow.cartpage;

import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.shipping.Method;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtAShop;
import io.storeflow.testing.World.Goods;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the page of a product shows as saved is shown in cart and checkout too. */
@AppTest
class SavedInCartTest extends AtAShop {
  @Test
  void isToldOfEachLineThatHasAPriceBefore() {
    world.rate(store, Method.PICKUP, 0);
    var ramen = struck(1_290, 1_490L, null);
    // Directive 98/6/EC art. 6a: not above the lowest of the 30 days before.
    var tea = struck(500, 900L, 650L);
    var rice = struck(300, 400L, 300L);
    client.put(shop, ramen, 2);
    client.put(shop, tea, 1);
    client.put(shop, rice, 1);
    assertThat(client.get(shop + "/cart").body())
        .contains("You save €4.00", "€29.80", "You save €1.50", "€6.50")
        .doesNotContain("You save €1.00", "You save €0.00");
    assertThat(client.get(shop + "/checkout").body())
        .contains("You save €4.00", "You save €1.50", "Buy now, €33.80")
        .doesNotContain("You save €1.00");
  }

  @Test
  void isNothingWhereNothingWasDearer() {
    world.rate(store, Method.PICKUP, 0);
    client.put(shop, world.goods(store, 1_290, null), 1);
    assertThat(client.get(shop + "/cart").body()).doesNotContain("You save");
  }

  private Goods struck(long price, @Nullable Long said, @Nullable Long lowest) {
    var goods = world.goods(store, price, null);
    var v = only(store, VARIANT);
    world.change(
        store,
        () ->
            db.update(v)
                .set(v.COMPARE_AT_MINOR, said)
                .set(v.LOWEST_MINOR, lowest)
                .where(v.ID.eq(goods.id()))
                .execute());
    return goods;
  }
}
