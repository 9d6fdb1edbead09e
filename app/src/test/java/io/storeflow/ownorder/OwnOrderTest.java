package io.storeflow.ownorder;

import static io.storeflow.db.Tables.LOYALTY_LINE;
import static io.storeflow.db.Tables.MAILBOX_MESSAGE;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.db.Tables.ORDER_LINK;
import static io.storeflow.db.Tables.STOCK;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.storeflow.fulfilment.Fulfilments;
import io.storeflow.fulfilment.HoldReason;
import io.storeflow.fulfilment.OrderHolds;
import io.storeflow.fulfilment.Sending;
import io.storeflow.giftcard.CardDraft;
import io.storeflow.giftcard.CardQueries;
import io.storeflow.giftcard.CardState;
import io.storeflow.giftcard.GiftCards;
import io.storeflow.inventory.StockLaw;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.IllegalMove;
import io.storeflow.order.OrderPayments;
import io.storeflow.order.Orders;
import io.storeflow.pricing.Claims;
import io.storeflow.proof.KnownLink;
import io.storeflow.proof.OrderLinks;
import io.storeflow.proof.ShopperAct;
import io.storeflow.refund.Refunds;
import io.storeflow.refund.Refunds.Cancelling;
import io.storeflow.returning.ReturnQueries;
import io.storeflow.returning.ReturnTerms;
import io.storeflow.returning.ReturnTermsChanges;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtOnce;
import io.storeflow.testing.Client;
import io.storeflow.testing.World;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Shoppers act on their orders by a link that was mailed, and nobody else does. */
@AppTest
class OwnOrderTest {
  @Autowired World world;
  @Autowired Fulfilments fulfilments;
  @Autowired Orders orders;
  @Autowired OrderPayments payments;
  @Autowired OwnOrders own;
  @Autowired Refunds refunds;
  @Autowired OrderHolds holds;
  @Autowired GiftCards cards;
  @Autowired CardQueries sold;
  @Autowired OrderLinks links;
  @Autowired ReturnQueries queries;
  @Autowired ReturnTermsChanges terms;
  @Autowired StockLaw law;
  @Autowired DSLContext db;
  @LocalServerPort int port;

  Store store;
  Client client;
  String track;
  World.Goods goods;
  String rate;

  @BeforeEach
  void place() {
    store = world.store();
    client = new Client(port);
    terms.say(store, new ReturnTerms(30, "", "", 0), Actor.SYSTEM);
    goods = world.goods(store, 1000, 9);
    rate = world.rate(store, Method.SHIPPING, 250);
    track = order(3);
  }

  @Test
  void aLinkInTheMailLeadsToAReturnOnce() {
    assertThat(client.get(track).body()).contains("Cancel order").doesNotContain("Return items");
    send(1001);
    assertThat(client.get(track).body()).contains("Return items").doesNotContain("Cancel order");
    assertThat(client.get(track + "/return").body())
        .contains("Mail me the link")
        .doesNotContain(email(1), "??");
    assertThat(client.post(track + "/return/link", Map.of()).headers().firstValue("Location"))
        .hasValue(track + "/return?sent");
    assertThat(client.get(track + "/return?sent").body()).contains("A link is on its way");
    var token = mailed();
    var page = client.get(track + "/return/form?token=" + token);
    assertThat(page.body()).contains("Units, of 3", "Possible until").doesNotContain("??");
    assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
    assertThat(ask(track, token, "4", "faulty").body()).contains("Of this only 3 can come back.");
    assertThat(ask(track, token, "1", "withdrawal").body()).contains("Choose why it comes back.");
    var kept = ask(track, token, "x", "faulty");
    assertThat(kept.statusCode()).isEqualTo(422);
    assertThat(kept.body())
        .contains("value=\"x\"", "&lt;img src=x&gt;")
        .doesNotContain("<img src=x>");
    var none =
        Map.of("token", token, "lines[0].line", "x", "lines[0].units", "1", "wants", "refund");
    assertThat(client.post(track + "/return", none).body())
        .contains("Say how many of at least one item come back.");
    assertThat(ask(track, token, "2", "faulty").statusCode()).isEqualTo(303);
    assertThat(client.get(track).body()).contains("Return 1", "Asked for");
    var again = ask(track, token, "1", "faulty");
    assertThat(again.statusCode()).isEqualTo(410);
    assertThat(again.body()).contains("This link was used already.");
    assertThat(client.get(track + "/return/form?token=" + token).body())
        .contains("This link was used already.");
    assertThat(queries.returnable(store, 1001).lines().getFirst().left()).isOne();
    var second = KnownLink.mail(db, store, 1001, ShopperAct.RETURN);
    assertThat(client.get(track).body()).contains("Return items");
    assertThat(ask(track, second, "1", "faulty").statusCode()).isEqualTo(303);
    assertThat(client.get(track).body()).doesNotContain("Return items");
    var third = KnownLink.mail(db, store, 1001, ShopperAct.RETURN);
    assertThat(client.get(track + "/return/form?token=" + third).body())
        .contains("A return of these items was asked for before.")
        .doesNotContain("Nothing was done again");
    assertThat(ask(track, second, "1", "faulty").body())
        .contains("This link was used already.", "Nothing was done again");
  }

  /** Of another order, for another act, too old, made up: all the same, and nothing is done. */
  @Test
  void noOtherLinkWillDo() {
    send(1001);
    var other = order(1);
    send(1002);
    var theirs = KnownLink.mail(db, store, 1002, ShopperAct.RETURN);
    var cancel = KnownLink.mail(db, store, 1001, ShopperAct.CANCELLATION);
    var old = KnownLink.mail(db, store, 1001, ShopperAct.RETURN);
    var l = only(store, ORDER_LINK);
    var last = db.select(l.ID).from(l).orderBy(l.ID.desc()).limit(1).fetchSingle(l.ID);
    db.update(l).set(l.EXPIRES_AT, Instant.now().minusSeconds(1)).where(l.ID.eq(last)).execute();
    for (var token : List.of(theirs, cancel, old, "", "0".repeat(44), "<script>")) {
      var page =
          client.get(
              track
                  + "/return/form?token="
                  + java.net.URLEncoder.encode(token, java.nio.charset.StandardCharsets.UTF_8));
      assertThat(page.statusCode()).isEqualTo(410);
      assertThat(page.body())
          .contains("This link is not good any more.")
          .doesNotContain("Units, of", "<script>\"");
      assertThat(ask(track, token, "1", "faulty").statusCode()).isEqualTo(410);
    }
    assertThat(queries.returnable(store, 1001).lines().getFirst().left()).isEqualTo(3);
    assertThat(client.get(other + "/return/form?token=" + theirs).statusCode()).isEqualTo(200);
    assertThat(client.get("/track/" + "x".repeat(22) + "/return").statusCode()).isEqualTo(404);
  }

  /** Guesses and mails are few from one network, and a mailbox is not filled. */
  @Test
  void floodsEnd() {
    send(1001);
    int told = 0;
    for (int i = 0; i < 40 && told == 0; i++)
      if (client.get(track + "/return/form?token=guess" + i).statusCode() == 429) told = i;
    assertThat(told).isPositive();
    var others = new Client(port);
    others.post(track + "/return/link", Map.of());
    for (int i = 0; i < 5; i++) others.post(track + "/return/link", Map.of());
    var l = only(store, ORDER_LINK);
    assertThat(db.fetchCount(l)).as("one is under way").isOne();
  }

  @Test
  void whatIsOutOfTimeOrNotTakenIsSaid() {
    assertThat(client.get(track + "/return").body()).contains("nothing has gone out");
    send(1001);
    terms.say(store, new ReturnTerms(0, "", "", 1), Actor.SYSTEM);
    assertThat(client.get(track).body()).doesNotContain("Return items");
    assertThat(client.get(track + "/return").body()).contains("takes nothing back by itself");
    assertThat(client.post(track + "/return/link", Map.of()).headers().firstValue("Location"))
        .hasValue(track + "/return");
  }

  @Test
  void callsAnOrderOffUntilTheStoreHasBegun() {
    payments.settle(store, 1001, Actor.SYSTEM);
    var token = KnownLink.mail(db, store, 1001, ShopperAct.CANCELLATION);
    var page = client.get(track + "/cancellation/form?token=" + token).body();
    assertThat(page).contains("€32.50 goes back to you.").doesNotContain("??");
    orders.move(store, 1001, FulfilmentState.ACCEPTED, Actor.SYSTEM);
    var late = client.post(track + "/cancellation", Map.of("token", token));
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("The store was faster");
    assertThat(client.get(track + "/cancellation").body()).contains("has begun with this order");

    var second = order(2);
    var good = KnownLink.mail(db, store, 1002, ShopperAct.CANCELLATION);
    assertThat(client.get(second + "/cancellation/form?token=" + good).body())
        .contains("Nothing was paid");
    var done = client.post(second + "/cancellation", Map.of("token", good));
    assertThat(done.headers().firstValue("Location")).hasValue(second + "?done=cancellation");
    assertThat(client.get(second + "?done=cancellation").body())
        .contains("The order is cancelled.", "Cancelled");
    assertThat(client.post(second + "/cancellation", Map.of("token", good)).statusCode())
        .isEqualTo(410);
    assertThat(law.breaches(store, 9)).isEmpty();
    assertThat(text("Cancelled: order #1002"))
        .contains("you have cancelled your order at " + store.name())
        .contains("No payment for it has reached us.")
        .doesNotContain("has cancelled your order", "If you have paid", "??", "[#");
  }

  /** Cards that paid are not those that were bought: the first stand in nobody's way. */
  @Test
  void saysWhatGoesBackToTheGiftCardsThatPaid() {
    var draft = new CardDraft(store.money(2000), null, "Ayşe", "", "");
    var paying =
        Claims.NONE.withGiftCards(List.of(cards.issue(store, draft, Actor.SYSTEM).code().hash()));
    var request = World.request(rate, null, goods, 3);
    var paid = world.order(store, request.but().claiming(paying).build());
    var own = "/track/" + paid.publicId() + "/cancellation";
    var token = KnownLink.mail(db, store, paid.number(), ShopperAct.CANCELLATION);
    assertThat(client.get(own + "/form?token=" + token).body())
        .contains("€20.00 goes back to the gift cards you paid with, at once.")
        .doesNotContain("Gift cards of this order were used", "??");
    assertThat(client.post(own, Map.of("token", token)).statusCode()).isEqualTo(303);
  }

  /** Points are told before, too: those that were spent and those that it has earned. */
  @Test
  void saysWhichPointsComeAndGo() {
    var paid = world.order(store, World.request(rate, null, goods, 3));
    var l = only(store, ORDER_LINE);
    var last = db.select(l.ID, l.ORDER_ID).from(l).orderBy(l.ID.desc()).limit(1).fetchSingle();
    insertInto(db, store, LOYALTY_LINE)
        .set(LOYALTY_LINE.ORDER_ID, last.value2())
        .set(LOYALTY_LINE.LINE_ID, last.value1())
        .set(LOYALTY_LINE.UNITS, 3)
        .set(LOYALTY_LINE.EARNED, 7L)
        .set(LOYALTY_LINE.SPENT, 30L)
        .set(LOYALTY_LINE.BACK_UNITS, 0)
        .set(LOYALTY_LINE.EARNED_BACK, 0L)
        .set(LOYALTY_LINE.SPENT_BACK, 0L)
        .execute();
    var own = "/track/" + paid.publicId() + "/cancellation";
    var token = KnownLink.mail(db, store, paid.number(), ShopperAct.CANCELLATION);
    assertThat(client.get(own + "/form?token=" + token).body())
        .contains("Points that come back to you: 30")
        .contains("Points of this order that are taken back: 7")
        .doesNotContain("??");
  }

  /** Who has spent a gift card does not get back what it cost. */
  @Test
  void keepsAnOrderWhoseGiftCardsWereUsed() {
    var request = World.request(rate, null, world.giftCards(store, 2500), 2);
    var bought = world.order(store, request);
    // What is held is not completed by the mail of its cards.
    holds.hold(store, bought.number(), HoldReason.ADDRESS, "", Actor.SYSTEM);
    payments.settle(store, bought.number(), Actor.SYSTEM);
    var own = "/track/" + bought.publicId() + "/cancellation";
    var token = KnownLink.mail(db, store, bought.number(), ShopperAct.CANCELLATION);
    assertThat(client.get(own + "/form?token=" + token).body()).contains("€50.00 goes back to you");
    var row = queries.returnable(store, bought.number()).order().id();
    var card = sold.ofOrder(store, row).getFirst();
    cards.adjust(store, card.publicId(), store.money(-2400), "As if spent", Actor.SYSTEM);

    assertThat(client.get("/track/" + bought.publicId()).body()).doesNotContain("Cancel order");
    assertThat(client.get(own + "/form?token=" + token).body())
        .contains("Gift cards of this order were used");
    var refused = client.post(own, Map.of("token", token));
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("Gift cards of this order were used");
    assertThat(sold.ofOrder(store, row)).allMatch(it -> it.state() == CardState.ACTIVE);
    var how = new Cancelling(FulfilmentState.NEW, null, "");
    assertThatThrownBy(() -> refunds.cancel(store, bought.number(), how, null, Actor.SYSTEM))
        .isInstanceOfSatisfying(
            IllegalMove.class, it -> assertThat(it.why()).isEqualTo(IllegalMove.Why.CARDS_SPENT));
  }

  /** Shopper and store in the same moment: one of both, and stock and state agree. */
  @Test
  void eitherTheShopperOrTheStoreIsFirst() throws Exception {
    var token = KnownLink.mail(db, store, 1001, ShopperAct.CANCELLATION);
    var won =
        AtOnce.<Boolean>all(
            List.of(
                () -> wins(() -> own.cancel(store, 1001, token)),
                () ->
                    wins(
                        () ->
                            orders.move(
                                store,
                                1001,
                                FulfilmentState.NEW,
                                FulfilmentState.ACCEPTED,
                                Actor.SYSTEM))));
    assertThat(won.stream().filter(it -> it)).hasSize(1);
    var o = only(store, ORDERS);
    var state = db.select(o.FULFILMENT_STATE).from(o).fetchSingle(o.FULFILMENT_STATE);
    assertThat(state)
        .isEqualTo(won.getFirst() ? FulfilmentState.CANCELLED : FulfilmentState.ACCEPTED);
    var s = only(store, STOCK);
    assertThat(db.select(s.ON_HAND).from(s).fetchSingle(s.ON_HAND))
        .isEqualTo(won.getFirst() ? 9 : 6);
  }

  private static boolean wins(Runnable act) {
    try {
      act.run();
      return true;
    } catch (IllegalMove late) {
      return false;
    }
  }

  private String order(int units) {
    var placed = world.order(store, World.request(rate, null, goods, units));
    var o = only(store, ORDERS);
    db.update(o)
        .set(o.CUSTOMER_EMAIL, email(units))
        .where(o.CUSTOMER_EMAIL.startsWith("ayse@"))
        .execute();
    return "/track/" + placed.publicId();
  }

  private String email(int units) {
    return "own-" + units + "-" + store.slug() + "@example.com";
  }

  private void send(long number) {
    fulfilments.send(store, number, Sending.all(false), Actor.SYSTEM);
  }

  private HttpResponse<String> ask(String track, String token, String units, String reason) {
    var page = new HashMap<String, String>();
    page.put("token", token);
    page.put("lines[0].line", queries.returnable(store, 1001).lines().getFirst().of().id());
    page.put("lines[0].units", units);
    page.put("lines[0].reason", reason);
    page.put("lines[0].note", "<img src=x>");
    page.put("wants", "refund");
    return client.post(track + "/return", page);
  }

  private String text(String subject) {
    return await()
        .until(
            () ->
                db.select(MAILBOX_MESSAGE.BODY_TEXT)
                    .from(MAILBOX_MESSAGE)
                    .where(MAILBOX_MESSAGE.SUBJECT.startsWith(subject))
                    .and(MAILBOX_MESSAGE.SUBJECT.endsWith(store.name()))
                    .fetch(MAILBOX_MESSAGE.BODY_TEXT),
            found -> !found.isEmpty())
        .getFirst();
  }

  private String mailed() {
    var text = text("Return items of order #1001");
    var found = Pattern.compile("token=([A-Za-z0-9_-]{44})").matcher(text);
    assertThat(found.find()).isTrue();
    assertThat(text).doesNotContain("??", "[#");
    return found.group(1);
  }
}
