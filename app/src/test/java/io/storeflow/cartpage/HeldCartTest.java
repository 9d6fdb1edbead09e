package io.storeflow.cartpage;

import static io.storeflow.db.Tables.CART;
import static io.storeflow.db.Tables.MERCHANT;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.RESERVATION;
import static io.storeflow.db.Tables.STOCK;
import static io.storeflow.db.Tables.STOCK_LEDGER;
import static io.storeflow.db.Tables.STORE;
import static io.storeflow.store.Owned.only;
import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jooq.impl.DSL.currentTimestamp;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import io.storeflow.checkoutpage.CheckoutForms;
import io.storeflow.inventory.LedgerKind;
import io.storeflow.inventory.StockLaw;
import io.storeflow.platform.job.Lanes;
import io.storeflow.shipping.Method;
import io.storeflow.soldout.SoldOut;
import io.storeflow.soldout.Spell;
import io.storeflow.soldout.Thing;
import io.storeflow.store.Actor;
import io.storeflow.store.Payments;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtAShop;
import io.storeflow.testing.Client;
import io.storeflow.testing.World.Goods;
import java.time.Clock;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a shopper sees and does where the cart is held: until when, that it is over, the order. */
@AppTest
class HeldCartTest extends AtAShop {
  @Autowired Lanes lanes;
  @Autowired StockLaw law;
  @Autowired SoldOut soldOut;
  @Autowired Clock clock;

  Goods goods;

  @BeforeEach
  void holdCarts() {
    db.update(STORE)
        .set(STORE.CART_HOLD_MINUTES, (short) 20)
        .set(STORE.TIME_ZONE, "UTC")
        .where(STORE.ID.eq(store.id()))
        .execute();
    goods = world.goods(store, 1290, 10);
    world.rate(store, Method.PICKUP, 0);
  }

  @AfterEach
  void theLedgerIsTheStock() {
    assertThat(law.breaches(store, 10)).isEmpty();
  }

  /** With its day where that is another one: shortly before midnight. */
  @Test
  void saysUntilWhenAndThatTheTimeIsOverAndHoldsAgain() {
    client.put(shop, goods, 4);
    var until = DateTimeFormatter.ofPattern("HH:mm").withZone(UTC).format(heldUntil());
    for (var path : List.of("/cart", "/checkout"))
      assertThat(client.get(shop + path).body())
          .as(path)
          .containsPattern("Held for you until ([^.<]+, )?" + until + "\\.");
    assertThat(new Client(port).put(shop, goods, 2).statusCode()).isEqualTo(303);
    assertThat(stock()).isEqualTo(List.of(10, 6));

    timeIsOver();
    await().atMost(Duration.ofMinutes(1)).until(() -> stock().getLast() == 2);
    var over = client.get(shop + "/cart").body();
    assertThat(over).contains("The time is up", "Hold it again").contains("value=\"4\"");
    assertThat(client.get(shop + "/checkout").body()).contains("The time is up");
    client.post(shop + "/cart/quantities", Map.of("go", "hold"));
    assertThat(stock()).isEqualTo(List.of(10, 6));
    assertThat(client.get(shop + "/cart").body())
        .contains("data-held", "Held for you until")
        .doesNotContain("data-held hidden");
  }

  @Test
  void offersNotToHoldAgainWhatIsSoldOut() {
    client.put(shop, goods, 2);
    timeIsOver();
    await().atMost(Duration.ofMinutes(1)).until(() -> stock().getLast() == 0);
    soldOut.say(store, Thing.VARIANT, goods.publicId(), Spell.GOOD, Actor.SYSTEM);
    assertThat(client.get(shop + "/cart").body())
        .contains("The time is up")
        .doesNotContain("Hold it again");
  }

  @Test
  void saysOfWhatIsScarceWhatIsHeldAndWhyNotAll() {
    client.put(shop, goods, 6);
    assertThat(client.get(shop + "/cart").body())
        .contains("5 of them are held for you: of what is scarce everybody gets a part.");
    var neighbour = new Client(port, client.address());
    neighbour.put(shop, goods, 1);
    assertThat(neighbour.get(shop + "/cart").body())
        .contains("Not held for you until you order: of what is scarce only a part is held.")
        .doesNotContain("Held for you until");
    assertThat(stock()).isEqualTo(List.of(10, 5));
  }

  @Test
  void theOrderTakesOverWhatWasHeldToTheUnit() {
    client.put(shop, goods, 5);
    order();
    assertThat(stock()).isEqualTo(List.of(5, 0));
    assertThat(db.fetchCount(only(store, RESERVATION))).isZero();
    var l = only(store, STOCK_LEDGER);
    assertThat(db.select(l.KIND).from(l).orderBy(l.ID).fetch(l.KIND))
        .endsWith(LedgerKind.RESERVATION, LedgerKind.RELEASE, LedgerKind.SALE);
    assertThat(client.follow(client.get(shop + "/cart")).body()).contains("Your cart is empty");
  }

  @Test
  void theOrderWhosePaymentIsAwaitedHoldsInItsPlace() {
    db.update(MERCHANT)
        .set(MERCHANT.PAYMENTS, Payments.AWAITED)
        .where(MERCHANT.PUBLIC_ID.eq(store.merchant().publicId()))
        .execute();
    client.put(shop, goods, 5);
    order();
    assertThat(stock()).isEqualTo(List.of(10, 5));
    var r = only(store, RESERVATION);
    var o = only(store, ORDERS);
    assertThat(db.select(r.ORDER_ID).from(r).fetchSingle(r.ORDER_ID))
        .isEqualTo(db.select(o.ID).from(o).fetchSingle(o.ID));
  }

  /** What was held is gone by then; the order takes from what is there. */
  @Test
  void anOrderThatComesAfterTheTimeTakesWhatIsThere() {
    client.put(shop, goods, 3);
    var form = CheckoutForms.typed(client.get(shop + "/checkout"), Map.of());
    timeIsOver();
    await().atMost(Duration.ofMinutes(1)).until(() -> stock().getLast() == 0);
    assertThat(CheckoutForms.location(client.post(shop + "/checkout", form))).startsWith("/track/");
    assertThat(stock()).isEqualTo(List.of(7, 0));
  }

  private void order() {
    var form = CheckoutForms.typed(client.get(shop + "/checkout"), Map.of());
    assertThat(CheckoutForms.location(client.post(shop + "/checkout", form))).startsWith("/track/");
  }

  private java.time.Instant heldUntil() {
    var c = only(store, CART);
    return db.select(c.HELD_UNTIL).from(c).fetchSingle(c.HELD_UNTIL);
  }

  /** On hand, reserved. */
  private List<Integer> stock() {
    var s = only(store, STOCK);
    return db.select(s.ON_HAND, s.RESERVED)
        .from(s)
        .where(s.VARIANT_ID.eq(goods.id()))
        .fetchSingle(row -> List.of(row.value1(), row.value2()));
  }

  /** The time of the first cart is over now; the worker does what it does at any end. */
  private void timeIsOver() {
    var c = only(store, CART);
    long hold = db.select(c.HOLD_ID).from(c).orderBy(c.CREATED_AT).limit(1).fetchSingle(c.HOLD_ID);
    db.update(c)
        .set(c.HELD_UNTIL, clock.instant().minusMillis(1))
        .where(c.HOLD_ID.eq(hold))
        .execute();
    db.update(table(name("scheduled_tasks")))
        .set(field(name("execution_time")), currentTimestamp())
        .where(field(name("task_name"), String.class).eq("stock.cart-hold-end"))
        .and(field(name("task_instance"), String.class).eq(store.id() + "." + hold))
        .execute();
    lanes.look("stock");
  }
}
