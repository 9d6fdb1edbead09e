package io.storeflow.editpage;

import static io.storeflow.db.Tables.MAILBOX_MESSAGE;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_TAX;
import static io.storeflow.db.Tables.ORDER_TIMELINE;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jooq.impl.DSL.sum;

import io.storeflow.giftcard.CardDraft;
import io.storeflow.orderedit.EditWish;
import io.storeflow.payment.PaymentKind;
import io.storeflow.pricing.Basket;
import io.storeflow.pricing.Claims;
import io.storeflow.refund.RefundWish;
import io.storeflow.refund.Refunding;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Client;
import io.storeflow.testing.World;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a change of an order does to its money: to the cent, and told. */
@AppTest
class EditedMoneyTest extends AtAnEdit {
  @Test
  void whatItComesToNowIsTheTotalWhereverOneIsSaid() {
    var seen = refunds.find(store, 1001).lines().getFirst().id();
    make(
        new EditWish(
            List.of(new RefundWish.Units(seen, 1, true)),
            List.of(new Basket.Item(gyoza.publicId(), 1))));
    var head = manager.get(order).body().replaceAll("(?s).*<h1>(.*?)</h1>.*", "$1");
    assertThat(head).contains("€16.00").doesNotContain("€26.00");
    assertThat(manager.get(order).body()).contains("Taken off since", "Total now");
    var tracked = new Client(port).get(track).body();
    assertThat(
            tracked.replaceAll(
                "(?s).*<details class=\"fold\" id=\"items\">(.*?)</summary>.*", "$1"))
        .contains("€16.00");
    assertThat(tracked).contains("Taken off since", "Total now");
    var list = "/s/" + store.slug() + "/orders?view=all";
    assertThat(manager.get(list).body()).contains("€16.00").doesNotContain("€26.00");
    assertThat(manager.get(list + "&max=16&sort=total").body()).contains("#1001");
    assertThat(manager.get(list + "&min=16.01").body()).doesNotContain("#1001");
    var o = only(store, ORDERS);
    assertThat(db.select(o.OWN_WORTH_MINOR).from(o).fetchSingle().value1()).isEqualTo(1600);
  }

  /** One story: what was put to it, and what went back; and the shopper reads what goes back. */
  @Test
  void whatGoesBackIsToldAndNothingIsDueInBetween() {
    var o = only(store, ORDERS);
    var email = "jun-" + store.id() + "@example.com";
    world.change(store, () -> db.update(o).set(o.CUSTOMER_EMAIL, email).execute());
    var line = refunds.find(store, 1001).lines().getFirst().id();
    var wish =
        new EditWish(
            List.of(new RefundWish.Units(line, 1, true)),
            List.of(new Basket.Item(gyoza.publicId(), 1)));
    var seen = queries.find(store, 1001);
    var told =
        new Refunding(
            seen.order().version(), PaymentKind.CASH, "", true, null, World.actor("Yūko"));
    var since = db.select(o.SETTLED_AT).from(o).fetchSingle().value1();
    edits.make(store, 1001, wish, edits.plan(store, seen, wish), told);
    assertThat(db.select(o.SETTLED_AT).from(o).fetchSingle().value1()).isEqualTo(since);
    var e = only(store, ORDER_TIMELINE);
    assertThat(db.select(e.KIND).from(e).where(e.ACTOR.eq("Yūko")).orderBy(e.ID).fetch(e.KIND))
        .containsExactly("added", "refunded");
    var m = MAILBOX_MESSAGE;
    await()
        .untilAsserted(
            () ->
                assertThat(
                        db.select(m.BODY_TEXT)
                            .from(m)
                            .where(m.RECIPIENT.eq(email))
                            .and(m.SUBJECT.startsWith("Changed"))
                            .fetch())
                    .singleElement()
                    .satisfies(
                        it ->
                            assertThat(it.value1())
                                .contains("Total: €16.00", "€4.00 goes back to you from")));
  }

  /** Nobody is asked to give money back by hand that goes to cards. */
  @Test
  void whatGiftCardsHavePaidGoesBackToThem() {
    var draft = new CardDraft(store.money(5000), null, "", "", "");
    var hash = cards.issue(store, draft, Actor.SYSTEM).code().hash();
    var request = World.request(world.rate(store, Method.PICKUP, 0), null, ramen, 2);
    var claims = Claims.NONE.withGiftCards(List.of(hash));
    long number = world.order(store, request.but().claiming(claims).build()).number();
    order = "/s/" + store.slug() + "/orders/" + number;
    assertThat(manager.get(order + "/edits/new").body())
        .doesNotContain("How it goes back", "No money moves by itself");
    var line = refunds.find(store, number).lines().getFirst().id();
    var shown = post("/preview", "less[0].line", line, "less[0].quantity", "1", "kind", "cash");
    assertThat(shown.body()).contains("€10.00 goes to the gift cards that paid");
  }

  @Test
  void whatIsDearerIsDueAndThePageOfTheOrderSaysHow() {
    make(new EditWish(List.of(), List.of(new Basket.Item(gyoza.publicId(), 2))));
    assertThat(refunds.find(store, 1001).balance().due()).isEqualTo(store.money(1200));
    assertThat(new Client(port).get(track).body()).contains("€12.00 to pay.");
    assertThat(manager.get("/s/" + store.slug() + "/orders?view=all&payment=due").body())
        .contains("#1001");
    assertThat(manager.get(order).body())
        .as("what came stands")
        .containsPattern("More is due</b>(?s).{0,400}€12.00")
        .doesNotContain("<b>Not paid after all");
    payments.settle(store, 1001, Actor.SYSTEM);
    assertThat(new Client(port).get(track).body()).doesNotContain("to pay.");
  }

  @Test
  void taxesAddUpByTheirRates() {
    make(new EditWish(List.of(), List.of(new Basket.Item(gyoza.publicId(), 1))));
    var o = only(store, ORDERS);
    var t = only(store, ORDER_TAX);
    var row = db.select(o.ID, o.TAX_MINOR, o.TOTAL_MINOR, o.SUBTOTAL_MINOR).from(o).fetchSingle();
    var taxes =
        db.select(sum(t.AMOUNT_MINOR)).from(t).where(t.ORDER_ID.eq(row.value1())).fetchSingle();
    assertThat(taxes.value1() == null ? 0 : taxes.value1().longValueExact())
        .isEqualTo(row.value2());
    assertThat(row.value3()).isEqualTo(2600);
    assertThat(row.value4()).isEqualTo(2600);
  }
}
