package io.storeflow.checkoutpage;

import static io.storeflow.db.Tables.CART;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_TAX;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.giftcard.CardCode;
import io.storeflow.giftcard.CardDraft;
import io.storeflow.giftcard.CardLaw;
import io.storeflow.giftcard.CardQueries;
import io.storeflow.giftcard.GiftCards;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.OrderPayments;
import io.storeflow.order.Orders;
import io.storeflow.order.PaymentState;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.tax.TaxChanges;
import io.storeflow.tax.TaxDraft;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtAShop;
import io.storeflow.testing.Staff;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Gift cards pay at checkout: what each pays and what is left is said until the order is done. */
@AppTest
class PaysByGiftCardTest extends AtAShop {
  @Autowired GiftCards cards;
  @Autowired CardQueries queries;
  @Autowired Orders orders;
  @Autowired OrderPayments payments;
  @Autowired Staff staff;
  @Autowired TaxChanges taxes;

  @BeforeEach
  void fillTheCart() {
    world.rate(store, Method.PICKUP, 0);
    client.put(shop, world.goods(store, 2500, 10), 1);
  }

  @Test
  void paysAPartAndGoesBackWhenTheOrderIsCancelled() {
    var made = issue(2000);
    var page = client.follow(add(client.get(shop + "/checkout"), made.code().shown()));
    var end = made.code().lastFour();
    assertThat(plain(page)).contains("Gift card …" + end, "−€20.00", "Buy now, €5.00");
    assertThat(page.body()).doesNotContain(made.code().text(), made.code().shown());
    var c = only(store, CART);
    assertThat(db.select(c.fields()).from(c).fetchSingle().intoList().toString())
        .contains(made.code().hash())
        .doesNotContain(made.code().text(), made.code().shown());

    var placed = client.post(shop + "/checkout", CheckoutForms.typed(page, Map.of()));
    assertThat(placed.statusCode()).isEqualTo(303);
    assertThat(plain(client.follow(placed)))
        .contains("Gift card …" + end, "−€20.00", "To pay", "€5.00");
    assertThat(balance(made)).isZero();
    var shown = staff.visitor(store, Role.OWNER).get("/s/" + store.slug() + "/orders/1001");
    assertThat(plain(shown))
        .contains("Gift card …" + end, "−€20.00", "To pay", "€5.00")
        .contains("What gift cards paid goes back to them. Nothing else was paid.");
    var o = only(store, ORDERS);
    var row = db.select(o.PAYMENT_STATE, o.TOTAL_MINOR, o.SETTLED_AT).from(o).fetchSingle();
    assertThat(row.value1()).isEqualTo(PaymentState.PAID);
    assertThat(row.value2()).isEqualTo(2500);
    assertThat(row.value3()).isNull();

    payments.settle(store, 1001, Actor.SYSTEM);
    assertThat(plain(client.follow(placed))).contains("<dt>Paid</dt>").doesNotContain("To pay");
    var settled = staff.visitor(store, Role.OWNER).get("/s/" + store.slug() + "/orders/1001");
    assertThat(plain(settled))
        .contains("<dt>Paid</dt>", "The rest was marked as paid", "Cancel order, give back €5.00")
        .doesNotContain("To pay");

    orders.move(store, 1001, FulfilmentState.CANCELLED, Actor.SYSTEM);
    assertThat(balance(made)).isEqualTo(2000);
    var after = staff.visitor(store, Role.OWNER).get("/s/" + store.slug() + "/orders/1001");
    assertThat(plain(after))
        .contains("€20.00 went back to gift card …" + end)
        .doesNotContain("To pay", "<dt>Paid</dt>");
    CardLaw.holds(db, store);
  }

  /** A card is money: what is bought with it owes what it owes anyway. */
  @Test
  void theTaxIsTheSameWithACardAndWithout() {
    taxes.say(store, new TaxDraft(true, false, false, Set.of(), null, 0), Actor.SYSTEM);
    var without = client.get(shop + "/checkout");
    client.post(shop + "/checkout", CheckoutForms.typed(without, Map.of()));
    client.put(shop, world.goods(store, 2500, 10), 1);
    var with = client.follow(add(client.get(shop + "/checkout"), issue(2000).code().shown()));
    client.post(shop + "/checkout", CheckoutForms.typed(with, Map.of()));
    var o = only(store, ORDERS);
    // 25.00 hold 3.99 at 19 %.
    assertThat(
            db.select(o.TOTAL_MINOR, o.TAX_MINOR, o.GIFT_CARDS_MINOR)
                .from(o)
                .orderBy(o.NUMBER)
                .fetch(row -> row.value1() + " " + row.value2() + " " + row.value3()))
        .containsExactly("2500 399 0", "2500 399 2000");
    var t = only(store, ORDER_TAX);
    assertThat(db.select(t.AMOUNT_MINOR).from(t).fetch(t.AMOUNT_MINOR)).containsExactly(399L, 399L);
  }

  /**
   * Enter in its field, or the great button before it was added: it pays, and nothing is ordered.
   */
  @Test
  void aCodeThatStandsInItsFieldIsAddedBeforeAnythingIsOrdered() {
    var made = issue(2000);
    var typed = Map.of("giftCard", made.code().shown());
    var pressed =
        client.post(shop + "/checkout", CheckoutForms.typed(client.get(shop + "/checkout"), typed));
    var page = client.follow(pressed);
    assertThat(page.body())
        .contains("Buy now, €5.00", "<span class=\"price end\">€5.00</span>")
        .contains("value=\"Mika Strauß\"")
        .contains("Nothing was ordered yet: the gift card that you had typed was added first.");
    assertThat(db.fetchCount(only(store, ORDERS))).isZero();
    var wrong = CheckoutForms.typed(page, Map.of("giftCard", "0000-0000-0000-0000"));
    var told = client.post(shop + "/checkout", wrong);
    assertThat(told.statusCode()).isEqualTo(422);
    assertThat(told.body()).contains("No gift card has this code", "Not ordered yet");
    assertThat(db.fetchCount(only(store, ORDERS))).isZero();
  }

  @Test
  void severalPayAllOfItAndNothingIsLeftToPay() {
    var first = issue(2000);
    var second = issue(900);
    client.follow(add(client.get(shop + "/checkout"), first.code().shown()));
    var page = client.follow(add(client.get(shop + "/checkout"), second.code().text()));
    assertThat(plain(page)).contains("−€20.00", "−€5.00", "Buy now, €0.00", "€4.00 stays on it");
    var placed = client.post(shop + "/checkout", CheckoutForms.typed(page, Map.of()));
    assertThat(placed.statusCode()).isEqualTo(303);
    assertThat(plain(client.follow(placed))).contains("Nothing is left to pay");
    var o = only(store, ORDERS);
    assertThat(db.select(o.SETTLED_AT).from(o).fetchSingle(o.SETTLED_AT)).isNotNull();
    var owner = staff.visitor(store, Role.OWNER);
    var order = "/s/" + store.slug() + "/orders/1001";
    // No button offers it; of what cards have paid nothing can be due, whoever asks.
    assertThat(owner.get(order).body()).doesNotContain("/settlement/removal");
    owner.post(order, order + "/settlement/removal");
    assertThat(owner.get(order).body()).contains("Gift cards have paid all of order #1001");
    assertThat(db.select(o.SETTLED_AT).from(o).fetchSingle(o.SETTLED_AT)).isNotNull();
    orders.move(store, 1001, FulfilmentState.CANCELLED, Actor.SYSTEM);
    var shown = staff.visitor(store, Role.OWNER).get("/s/" + store.slug() + "/orders/1001");
    assertThat(plain(shown)).contains("Refunded").doesNotContain("To give back");
    assertThat(balance(first)).isEqualTo(2000);
    assertThat(balance(second)).isEqualTo(900);
    CardLaw.holds(db, store);
  }

  /** Nobody could use it there, so that staff give it back as other money, and are told so. */
  @Test
  void nothingGoesBackToACardThatIsSwitchedOff() {
    var made = issue(3000);
    var page = client.follow(add(client.get(shop + "/checkout"), made.code().shown()));
    client.post(shop + "/checkout", CheckoutForms.typed(page, Map.of()));
    cards.change(store, made.publicId(), false, Actor.SYSTEM);
    var owner = staff.visitor(store, Role.OWNER);
    var order = "/s/" + store.slug() + "/orders/1001";
    assertThat(plain(owner.get(order)))
        .contains("A gift card that paid is switched off and takes nothing back")
        .contains("Cancel order, give back €25.00");
    var refund = order + "/refunds/new";
    var typed = new String[] {"other", "5", "kind", "cash", "once", "", "seen", ""};
    assertThat(plain(owner.post(refund, order + "/refunds", typed)))
        .contains("€5.00 was paid with a gift card that is switched off", "Refund €5.00")
        .doesNotContain("€5.00 goes to the gift cards");
    orders.move(store, 1001, FulfilmentState.CANCELLED, Actor.SYSTEM);
    assertThat(balance(made)).isEqualTo(500);
    var end = made.code().lastFour();
    assertThat(plain(owner.get(order)))
        .contains("takes nothing back: to give back otherwise", "€25.00", "…" + end, "To give back")
        .doesNotContain("went back to gift card");
    CardLaw.holds(db, store);
  }

  @Test
  void whatACardHasLostMeanwhileIsToldAndNothingIsOrdered() {
    var made = issue(2000);
    var page = client.follow(add(client.get(shop + "/checkout"), made.code().shown()));
    cards.adjust(store, made.publicId(), store.money(-1500), "Spent elsewhere", Actor.SYSTEM);
    var refused = client.post(shop + "/checkout", CheckoutForms.typed(page, Map.of()));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(plain(refused)).contains("What gift cards pay has changed", "Buy now, €20.00");
    cards.change(store, made.publicId(), false, Actor.SYSTEM);
    var again = client.post(shop + "/checkout", CheckoutForms.typed(refused, Map.of()));
    assertThat(again.statusCode()).isEqualTo(422);
    assertThat(plain(again)).contains("No gift card has this code", "Buy now, €25.00");
    assertThat(db.fetchCount(only(store, ORDERS))).isZero();
  }

  @Test
  void oneThatIsEmptyByNowKeepsNoOtherAway() {
    var spent = issue(2000);
    client.follow(add(client.get(shop + "/checkout"), spent.code().shown()));
    cards.adjust(store, spent.publicId(), store.money(-2000), "Spent elsewhere", Actor.SYSTEM);
    var other = issue(3000);
    var page = client.follow(add(client.get(shop + "/checkout"), other.code().shown()));
    assertThat(plain(page)).contains("Buy now, €0.00");
  }

  @Test
  void saysTheSameOfACodeThatIsUnknownAndOneThatIsSwitchedOff() {
    var off = issue(2000);
    cards.change(store, off.publicId(), false, Actor.SYSTEM);
    var checkout = client.get(shop + "/checkout");
    var one = add(checkout, CardCode.random().shown());
    var other = add(checkout, off.code().shown());
    assertThat(one.statusCode()).isEqualTo(422);
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(one.body())
        .as("nobody wanted to order")
        .contains("No gift card has this code", "1 field needs a look")
        .doesNotContain("Not ordered yet");
    assertThat(other.body()).contains("No gift card has this code");
  }

  @Test
  void isTakenOnceAndTakenAwayAgain() {
    var made = issue(2000);
    add(client.get(shop + "/checkout"), made.code().shown());
    var twice = add(client.get(shop + "/checkout"), made.code().shown());
    assertThat(twice.body()).contains("This gift card is there already");
    var removed =
        client.post(
            shop + "/checkout/gift-cards/removal", Map.of("card", made.code().hash(), "name", "M"));
    assertThat(plain(client.follow(removed))).contains("Buy now, €25.00");
  }

  @Test
  void saysWhatIsLeftToWhoHasTheCode() {
    var made = issue(2000);
    var there = client.post(shop + "/gift-card", Map.of("code", made.code().shown()));
    assertThat(plain(there)).contains("There is €20.00 on gift card …" + made.code().lastFour());
    assertThat(there.body()).doesNotContain(made.code().text(), made.code().shown());
    cards.change(store, made.publicId(), false, Actor.SYSTEM);
    var off = client.post(shop + "/gift-card", Map.of("code", made.code().shown()));
    var unknown = CardCode.random().shown();
    var none = client.post(shop + "/gift-card", Map.of("code", unknown));
    assertThat(off.statusCode()).isEqualTo(422);
    assertThat(off.body().replace(made.code().shown(), unknown))
        .isEqualTo(none.body())
        .contains("No gift card has this code");
  }

  private HttpResponse<String> add(HttpResponse<String> page, String code) {
    var form = CheckoutForms.typed(page, Map.of("giftCard", code));
    return client.post(shop + "/checkout/gift-cards", form);
  }

  /** Without the marks that keep directions apart. */
  private static String plain(HttpResponse<String> page) {
    return page.body().replaceAll("[\\u2066-\\u2069]", "");
  }

  private long balance(GiftCards.Issued made) {
    return queries.get(store, made.publicId()).balance().minor();
  }

  private GiftCards.Issued issue(long value) {
    return cards.issue(store, new CardDraft(store.money(value), null, "", "", ""), Actor.SYSTEM);
  }
}
