package io.storeflow.checkoutpage;

import static io.storeflow.db.Tables.CART;
import static io.storeflow.db.Tables.CART_LINE;
import static io.storeflow.db.Tables.CUSTOMER;
import static io.storeflow.db.Tables.LOYALTY_MEMBER;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.db.Tables.STOCK;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storeflow.customer.Customers;
import io.storeflow.loyalty.Members;
import io.storeflow.loyalty.Program;
import io.storeflow.loyalty.Program.Reward;
import io.storeflow.loyalty.ProgramChanges;
import io.storeflow.loyalty.Programs;
import io.storeflow.loyalty.RedeemedPoints;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.OrderPayments;
import io.storeflow.order.Orders;
import io.storeflow.platform.db.Transactions;
import io.storeflow.proof.KnownCode;
import io.storeflow.pulse.Pulse;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtAShop;
import io.storeflow.testing.AtOnce;
import io.storeflow.testing.Client;
import io.storeflow.testing.World;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Goods are free for points of who has shown whose they are, once for each point. */
@AppTest
class RewardsAtCheckoutTest extends AtAShop {
  private static final String EMAIL = "mika@example.com";

  @Autowired private ProgramChanges changes;
  @Autowired private Programs programs;
  @Autowired private Members members;
  @Autowired private Customers customers;
  @Autowired private Orders orders;
  @Autowired private OrderPayments payments;
  @Autowired private RedeemedPoints points;
  @Autowired private Transactions transactions;
  @Autowired private Pulse pulse;

  private World.Goods tea;
  private World.Goods ramen;

  @BeforeEach
  void givesTea() {
    world.rate(store, Method.PICKUP, 0);
    tea = world.goods(store, 450, 10);
    ramen = world.goods(store, 1290, 10);
    teaFor(300);
    give(500);
  }

  private void teaFor(int many) {
    var terms = new Program.Terms(100, 100, 100);
    var reward = new Reward(tea.id(), tea.publicId(), "tea", many, 2, true);
    int version = programs.of(store).version();
    changes.change(
        store,
        new Program(
            true, "Stars", 0, 0, 0, 0, terms, List.of(), List.of(), version, List.of(reward)),
        Actor.SYSTEM);
    await()
        .atMost(Duration.ofSeconds(5))
        .until(
            () ->
                programs.of(store).worth().rewards().stream().anyMatch(it -> it.points() == many));
  }

  @Test
  void isTakenByOnePressAndOrderedForPoints() {
    client.put(shop, ramen, 1);
    assertThat(client.get(shop + "/cart").body()).doesNotContain("Free for Stars");
    take(client, "/cart", tea);
    assertThat(client.get(shop + "/cart").body()).as("nobody yet").doesNotContain("300 Stars");
    prove(client);
    var cart = client.get(shop + "/cart").body();
    assertThat(cart).contains("Free for Stars", "300 Stars", "Add it free");
    take(client, "/cart", tea);
    assertThat(client.get(shop + "/cart").body())
        .contains(
            "1 of it free", "−€4.50", "€12.90", "Pay for it after all", "free for these points")
        .doesNotContain("Take it free", "Add it free", "You save");
    var checkout = client.get(shop + "/checkout");
    assertThat(checkout.body())
        .contains("You have 500 Stars.", "1 of it free", "Buy now, €12.90", "−€2.00");
    var placed = client.post(shop + "/checkout", CheckoutForms.typed(checkout, Map.of()));
    assertThat(placed.statusCode()).as(placed.body()).isEqualTo(303);
    var tracked = client.follow(placed).body();
    assertThat(tracked.split("\\(300 Stars\\)", -1)).as("said once").hasSize(2);
    var l = only(store, ORDER_LINE);
    var line = db.selectFrom(l).where(l.VARIANT_ID.eq(tea.id())).fetchSingle();
    assertThat(line.getTotalMinor()).isZero();
    assertThat(line.getTaxMinor()).isZero();
    assertThat(balance()).isLessThanOrEqualTo(200 + 12);
    var s = only(store, STOCK);
    assertThat(db.select(s.ON_HAND).from(s).where(s.VARIANT_ID.eq(tea.id())).fetch(s.ON_HAND))
        .containsExactly(9);
    payments.settle(store, 1001, Actor.SYSTEM);
    awaitBalance(212);
    orders.move(store, 1001, FulfilmentState.CANCELLED, Actor.SYSTEM);
    assertThat(balance()).isEqualTo(500);
  }

  @Test
  void saysWhyGoodsCannotBeHad() {
    client.put(shop, ramen, 1);
    prove(client);
    teaFor(512);
    for (var page : List.of("/cart", "/checkout", "/me"))
      assertThat(client.get(shop + page).body())
          .as(page)
          .contains("512 Stars", "12 more Stars")
          .doesNotContain("Add it free");
    teaFor(100);
    assertThat(client.get(shop + "/me").body()).contains("100 Stars").doesNotContain("more Stars");
    take(client, "/cart", tea);
    take(client, "/cart", tea);
    assertThat(client.get(shop + "/cart").body())
        .contains("2 of it free", "No more of it free in one order", "Pay for it after all")
        .doesNotContain("Add it free", "Take it free");
    var v = only(store, VARIANT);
    db.update(v).set(v.SOLD_OUT, true).where(v.ID.eq(tea.id())).execute();
    transactions.write(() -> pulse.shopChanged(store));
    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(
            () -> assertThat(client.get(shop + "/me").body()).contains("100 Stars", "Sold out"));
  }

  @Test
  void aLineThatComesBackGivesItsPoints() {
    client.put(shop, ramen, 1);
    prove(client);
    take(client, "/cart", tea);
    order(client);
    payments.settle(store, 1001, Actor.SYSTEM);
    awaitBalance(212);
    var l = only(store, ORDER_LINE);
    var line = db.selectFrom(l).where(l.VARIANT_ID.eq(tea.id())).fetchSingle();
    transactions.write(() -> points.takeBack(store, line.getOrderId(), Map.of(line.getId(), 1)));
    assertThat(balance()).isEqualTo(512);
  }

  /** A gift card is money, which no points make cheaper: none are offered for it. */
  @Test
  void offersNoPointsForAGiftCard() {
    client.put(shop, tea, 1);
    client.put(shop, world.giftCards(store, 2500), 1);
    prove(client);
    assertThat(client.get(shop + "/checkout").body()).contains("−€4.50").doesNotContain("−€5.00");
  }

  /** The total stays, and what it takes of the points does not. */
  @Test
  void tellsThatItTakesMorePointsThanWereShown() {
    client.put(shop, ramen, 1);
    prove(client);
    take(client, "/cart", tea);
    var page = client.get(shop + "/checkout");
    assertThat(page.body()).contains("Buy now, €12.90");
    teaFor(400);
    var told = client.post(shop + "/checkout", CheckoutForms.typed(page, Map.of()));
    assertThat(told.statusCode()).isEqualTo(422);
    assertThat(told.body())
        .contains("The number of points that this order takes has changed", "Buy now, €12.90");
    assertThat(db.fetchCount(only(store, ORDERS))).isZero();
    assertThat(balance()).isEqualTo(500);
    var placed = client.post(shop + "/checkout", CheckoutForms.typed(told, Map.of()));
    assertThat(placed.statusCode()).as(placed.body()).isEqualTo(303);
  }

  /** As a double tap sends the same form. */
  @Test
  void twoPressesOfOneButtonTakeOne() throws Exception {
    give(500);
    client.put(shop, ramen, 1);
    prove(client);
    var press = take(tea, 0);
    AtOnce.all(Collections.nCopies(3, () -> client.post(shop + "/cart/rewards", press)));
    client.post(shop + "/cart/rewards", press);
    assertThat(inCart()).containsExactly(1);
    assertThat(wanted()).isEqualTo(tea.publicId() + ":1");
    client.post(shop + "/cart/rewards", take(tea, 1));
    assertThat(inCart()).containsExactly(2);
    assertThat(wanted()).isEqualTo(tea.publicId() + ":2");
  }

  @Test
  void whatIsTakenOutIsNotWantedFreeAnyMore() {
    client.put(shop, ramen, 1);
    prove(client);
    take(client, "/cart", tea);
    assertThat(wanted()).isEqualTo(tea.publicId() + ":1");
    client.post(shop + "/cart/quantities", Map.of("line", tea.publicId(), "quantity", "0"));
    assertThat(inCart()).isEmpty();
    assertThat(wanted()).isEmpty();
  }

  private static Map<String, String> take(World.Goods goods, int had) {
    return Map.of("take", goods.publicId() + ":" + had);
  }

  /** Units of tea, by line. */
  private List<Integer> inCart() {
    var l = only(store, CART_LINE);
    return db.select(l.QUANTITY).from(l).where(l.VARIANT_ID.eq(tea.id())).fetch(l.QUANTITY);
  }

  private String wanted() {
    var c = only(store, CART);
    return db.select(c.REWARDS).from(c).fetchSingle(c.REWARDS);
  }

  @Test
  void whatIsLeftIsPaidAgain() {
    client.put(shop, tea, 1);
    prove(client);
    take(client, "/checkout", tea);
    assertThat(client.get(shop + "/checkout").body()).contains("Buy now, €0.00");
    client.post(shop + "/checkout/rewards", Map.of("leave", tea.publicId()));
    assertThat(client.get(shop + "/checkout").body()).contains("Buy now, €4.50");
  }

  @Test
  void pointsOfTwoTabsAreSpentOnce() throws Exception {
    var forms = new ArrayList<Callable<HttpResponse<String>>>();
    for (int i = 0; i < 4; i++) {
      var tab = new Client(port);
      tab.put(shop, ramen, 1);
      prove(tab);
      take(tab, "/cart", tea);
      var page = tab.get(shop + "/checkout");
      forms.add(() -> tab.post(shop + "/checkout", CheckoutForms.typed(page, Map.of())));
    }
    var answers = AtOnce.all(forms);
    assertThat(answers).filteredOn(it -> it.statusCode() == 303).hasSize(1);
    assertThat(answers).filteredOn(it -> it.statusCode() == 422).hasSize(3);
    assertThat(db.fetchCount(only(store, ORDERS))).isEqualTo(1);
    assertThat(balance()).isNotNegative();
  }

  @Test
  void programsTakeThemWithAProof() {
    var rate = world.rate(store, Method.PICKUP, 0);
    assertThat(place(rate, 1, "").body()).contains("/proof");
    KnownCode.mail(db, store, "asked", EMAIL);
    var proof =
        client.json(
            "/api/v1/stores/" + store.slug() + "/proofs/asked",
            "{\"code\": \"" + KnownCode.CODE + "\"}");
    var token = proof.body().replaceAll(".*\"token\":\"([^\"]+)\".*", "$1");
    assertThat(place(rate, 3, token).body()).contains("/rewards");
    assertThat(place(rate, 2, token).body()).contains("insufficient_points");
    var placed = place(rate, 1, token);
    assertThat(placed.statusCode()).as(placed.body()).isEqualTo(201);
    var o = only(store, ORDERS);
    assertThat(db.select(o.TOTAL_MINOR).from(o).fetchSingle(o.TOTAL_MINOR)).isEqualTo(900);
    assertThat(balance()).isLessThanOrEqualTo(209);
  }

  private HttpResponse<String> place(String rate, int units, String token) {
    return client.json(
        "/api/v1/stores/" + store.slug() + "/checkout",
        """
        {"customer": {"name": "Mika", "email": "%s"}, "rate_id": "%s",
         "items": [{"variant_id": "%s", "quantity": 3}],
         "rewards": [{"variant_id": "%s", "quantity": %d}]%s}"""
            .formatted(
                EMAIL,
                rate,
                tea.publicId(),
                tea.publicId(),
                units,
                token.isEmpty() ? "" : ", \"proof\": \"" + token + "\""),
        "Idempotency-Key",
        "k" + System.nanoTime());
  }

  private void order(Client shopper) {
    var page = shopper.get(shop + "/checkout");
    var placed = shopper.post(shop + "/checkout", CheckoutForms.typed(page, Map.of()));
    assertThat(placed.statusCode()).as(placed.body()).isEqualTo(303);
  }

  private void take(Client shopper, String page, World.Goods goods) {
    shopper.post(shop + page + "/rewards", Map.of("take", goods.publicId()));
  }

  private void prove(Client shopper) {
    KnownCode.mail(db, store, shopper.visitor(store), EMAIL);
    shopper.post(shop + "/me/proof", Map.of("code", KnownCode.CODE));
  }

  private void give(int many) {
    long id = transactions.write(() -> customers.findOrCreate(store, EMAIL, "Mika", "").id());
    var c = only(store.merchant(), CUSTOMER);
    var publicId = db.select(c.PUBLIC_ID).from(c).where(c.ID.eq(id)).fetchSingle(c.PUBLIC_ID);
    members.adjust(store, publicId, many, "A gift", Actor.SYSTEM);
  }

  private long balance() {
    var m = only(store.merchant(), LOYALTY_MEMBER);
    return db.select(m.BALANCE).from(m).fetchSingle(m.BALANCE);
  }

  private void awaitBalance(long many) {
    await().atMost(Duration.ofSeconds(30)).until(() -> balance() == many);
  }
}
