package io.storeflow.offerpage;

import static io.storeflow.db.Tables.DRAFT_ORDER;
import static io.storeflow.db.Tables.DRAFT_ORDER_LINK;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.db.Tables.ORDER_TIMELINE;
import static io.storeflow.db.Tables.STOCK;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.checkoutpage.CheckoutForms;
import io.storeflow.draftorder.DiscountKind;
import io.storeflow.draftorder.DraftDiscount;
import io.storeflow.draftorder.DraftLinks;
import io.storeflow.draftorder.DraftOrders;
import io.storeflow.draftorder.DraftQueries;
import io.storeflow.draftorder.DraftState;
import io.storeflow.draftorder.DraftWish;
import io.storeflow.draftorder.Wishes;
import io.storeflow.giftcard.CardDraft;
import io.storeflow.giftcard.GiftCards;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.Orders;
import io.storeflow.payment.PaymentKind;
import io.storeflow.platform.id.PublicId;
import io.storeflow.pricing.Basket;
import io.storeflow.refund.RefundQueries;
import io.storeflow.refund.RefundWish;
import io.storeflow.refund.Refunding;
import io.storeflow.refund.Refunds;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtAShop;
import io.storeflow.testing.AtOnce;
import io.storeflow.testing.Client;
import io.storeflow.testing.Staff;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What staff have offered is ordered as it was offered, once, or it is told why not. */
@AppTest
class OfferPageTest extends AtAShop {
  @Autowired DraftOrders drafts;
  @Autowired DraftLinks links;
  @Autowired DraftQueries queries;
  @Autowired GiftCards cards;
  @Autowired Orders orders;
  @Autowired Refunds refunds;
  @Autowired RefundQueries refundable;
  @Autowired Statements statements;
  @Autowired Staff staff;

  World.Goods goods;
  String draft;
  String offer;

  /** Two at €10.00 and an item of its own at €4.50, 10 % off: €22.05. */
  @BeforeEach
  void send() {
    world.rate(store, Method.PICKUP, 0);
    world.rate(store, Method.SHIPPING, 490);
    goods = world.goods(store, 1000, 5);
    draft = make(Wishes.of(store, goods, 2));
    offer = link(draft);
  }

  @Test
  void isOrderedAsItWasOfferedWhateverTheShopAsksNow() {
    world.reprice(store, goods, 9900);
    var page = client.get(offer);
    assertThat(page.body())
        .contains("Put together for you", "As agreed", "Engraving", "Regular customer", "€22.05")
        .contains("mika@example.com", "Mika Sato", "Buy now, €22.05")
        .doesNotContain("??", "Asked by phone", "€99.00", "Discount code");
    assertThat(page.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
    var shipped =
        client.post(
            shop + "/offer/rates",
            form(page, CheckoutForms.with(CheckoutForms.BERLIN, "method", "shipping")));
    assertThat(shipped.body()).contains("€26.95", "Buy now, €26.95");
    var ordered = order(shipped, CheckoutForms.with(CheckoutForms.BERLIN, "method", "shipping"));
    assertThat(CheckoutForms.location(ordered)).startsWith("/track/").endsWith("?thanks");
    var o = only(store, ORDERS);
    var row = db.selectFrom(o).fetchSingle();
    assertThat(row.getTotalMinor()).isEqualTo(2695);
    assertThat(row.getDiscountMinor()).isEqualTo(245);
    assertThat(row.getSource()).isEqualTo("draft");
    var l = only(store, ORDER_LINE);
    var lines = db.selectFrom(l).orderBy(l.POSITION).fetch();
    assertThat(lines.getValues(l.UNIT_PRICE_MINOR)).containsExactly(1000L, 450L);
    assertThat(lines.getValues(l.TITLE)).endsWith("Engraving");
    assertThat(lines.getLast().getVariantId()).isZero();
    assertThat(lines.getLast().getTracked()).isFalse();
    assertThat(onHand()).isEqualTo(3);
    var t = only(store, ORDER_TIMELINE);
    assertThat(db.select(t.KIND).from(t).orderBy(t.ID).fetch(t.KIND).getFirst())
        .isEqualTo("drafted");
    assertThat(db.select(t.DETAIL).from(t).where(t.KIND.eq("comment")).fetch(t.DETAIL))
        .as("what is for the staff alone")
        .containsExactly("Asked by phone");
    var now = queries.get(store, draft);
    assertThat(now.state()).isEqualTo(DraftState.COMPLETED);
    assertThat(Objects.requireNonNull(now.order()).number()).isEqualTo(row.getNumber());
    var track = CheckoutForms.location(ordered).replace("?thanks", "");
    assertThat(client.get(track).body()).contains("Engraving", "€26.95");
    var clerk = staff.visitor(store, Role.OWNER);
    assertThat(clerk.get(store.page("/orders/" + row.getNumber() + "/why")).body())
        .contains("Agreed discount", "agreed discount", "took something off", "−€2.45")
        .doesNotContain("price rule", "took nothing off", "nothing got cheaper", "??");
  }

  @Test
  void isOneOrderHoweverOftenItIsOpenedAndPressed() throws Exception {
    for (int round = 1; round <= 10; round++) {
      var link = link(make(Wishes.of(store, world.goods(store, 1000, 5), 1)));
      var page = client.get(link);
      var token = token(link);
      Callable<String> one = () -> press(token, page, "one@example.com");
      Callable<String> two = () -> press(token, page, "two@example.com");
      Callable<String> same = () -> press(token, page, "one@example.com");
      var answers = AtOnce.all(List.of(one, two, same));
      assertThat(db.fetchCount(only(store, ORDERS))).isEqualTo(round);
      assertThat(answers).anyMatch(it -> it.endsWith("?thanks"));
      assertThat(answers.stream().filter(it -> !it.endsWith("?thanks")))
          .allMatch(it -> it.contains("Already ordered"));
      var again = client.get(link);
      assertThat(again.statusCode()).isEqualTo(200);
      assertThat(again.body()).contains("Already ordered", "Follow the order", "/track/");
    }
  }

  private String press(String token, HttpResponse<String> page, String email) {
    var fields = CheckoutForms.typed(page, Map.of("email", email, "method", "pickup"));
    fields.put("token", token);
    var answer = new Client(port).post(shop + "/offer", fields);
    return answer.statusCode() == 303 ? CheckoutForms.location(answer) : answer.body();
  }

  @Test
  void nothingIsOrderedAtAPriceThatStaffHaveChangedMeanwhile() {
    var page = client.get(offer);
    var off = new DraftDiscount(DiscountKind.AMOUNT, 500, "Sorry");
    var now = queries.get(store, draft);
    drafts.change(store, draft, now.version(), Wishes.of(store, goods, 2, off), Actor.SYSTEM);
    var told = order(page, Map.of("method", "pickup"));
    assertThat(told.statusCode()).isEqualTo(422);
    assertThat(told.body())
        .contains("The store has changed this offer", "Sorry", "Buy now, €19.50")
        .contains("mika@example.com");
    assertThat(db.fetchCount(only(store, ORDERS))).isZero();
    assertThat(CheckoutForms.location(order(told, Map.of("method", "pickup")))).endsWith("?thanks");
    assertThat(db.selectFrom(only(store, ORDERS)).fetchSingle().getTotalMinor()).isEqualTo(1950);
  }

  @Test
  void whatIsCancelledExpiredOrMadeUpLeadsToNoOrder() {
    var page = client.get(offer);
    var d = only(store, DRAFT_ORDER);
    db.update(d).set(d.EXPIRES_AT, Instant.now().minusSeconds(1)).execute();
    var late = order(page, Map.of("method", "pickup"));
    assertThat(late.statusCode()).isEqualTo(410);
    assertThat(late.body()).contains("This offer has expired", "Nothing was ordered");
    assertThat(client.get(offer).statusCode()).isEqualTo(410);
    offer = link(draft);
    assertThat(client.get(offer).statusCode()).isEqualTo(200);
    drafts.cancel(store, draft, Actor.SYSTEM);
    assertThat(client.get(offer).body()).contains("This offer was taken back").doesNotContain("??");
    assertThat(order(page, Map.of("method", "pickup")).statusCode()).isEqualTo(410);
    for (var token : List.of("", "x", PublicId.random() + PublicId.random()))
      assertThat(client.get(shop + "/offer?token=" + token).statusCode()).isEqualTo(404);
    assertThat(db.fetchCount(only(store, ORDERS))).isZero();
  }

  /** Of each way one link is good; of none more than its hash is kept. */
  @Test
  void aNewLinkTakesThePlaceOfTheOneBefore() {
    var next = link(draft);
    assertThat(client.get(offer).statusCode()).isEqualTo(404);
    assertThat(client.get(next).statusCode()).isEqualTo(200);
    links.mail(store, draft, Actor.SYSTEM);
    var mailed = links.write(store, queries.get(store, draft).id()).orElseThrow().token();
    assertThat(client.get(shop + DraftLinks.path(mailed)).statusCode()).isEqualTo(200);
    assertThat(client.get(next).statusCode()).isEqualTo(200);
    var l = only(store, DRAFT_ORDER_LINK);
    assertThat(db.fetchCount(l)).isEqualTo(2);
    var other = world.store();
    assertThat(client.get("/shop/" + other.slug() + DraftLinks.path(mailed)).statusCode())
        .isEqualTo(404);
  }

  @Test
  void whatIsSoldMeanwhileIsToldBeforeAnythingIsTyped() {
    var page = client.get(offer);
    world.order(store, World.request(world.rate(store, Method.PICKUP, 0), null, goods, 4));
    var told = client.get(offer);
    assertThat(told.statusCode()).isEqualTo(409);
    assertThat(told.body()).contains("Not all of it is available", "Only 1 left", "Engraving");
    var late = order(page, Map.of("method", "pickup"));
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("Only 1 left");
    assertThat(db.fetchCount(only(store, ORDERS))).isOne();
  }

  @Test
  void aGiftCardPaysForIt() {
    var money = store.money(1000);
    var card = cards.issue(store, new CardDraft(money, null, "", "", ""), Actor.SYSTEM);
    var page = client.get(offer);
    var fields = form(page, Map.of("method", "pickup", "giftCard", card.code().shown()));
    var paying = client.post(shop + "/offer/gift-cards", fields);
    assertThat(paying.body())
        .contains("Buy now, €12.05", "name=\"giftCard\"")
        .as("is not to be added once more")
        .doesNotContain(card.code().shown(), "??");
    var wrong = client.post(shop + "/offer/gift-cards", fields);
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains(card.code().shown());
    var ordered = order(paying, Map.of("method", "pickup"));
    assertThat(CheckoutForms.location(ordered)).endsWith("?thanks");
    assertThat(db.selectFrom(only(store, ORDERS)).fetchSingle().getGiftCardsMinor())
        .isEqualTo(1000);
  }

  /** They have no variant: what is done with orders does not ask for one. */
  @Test
  void itemsOfItsOwnArePreparedPrintedAndPaidBackLikeAnyOther() {
    order(client.get(offer), Map.of("method", "pickup"));
    var manager = staff.visitor(store, Role.MANAGER);
    var desk = "/s/" + store.slug();
    for (var paper : List.of("packing-slip.pdf", "ticket.pdf"))
      assertThat(manager.get(desk + "/orders/1001/" + paper).statusCode()).as(paper).isEqualTo(200);
    for (var shown : List.of("/orders.csv?view=all", "/board/kitchen", "/orders/1001", "/orders"))
      assertThat(manager.get(desk + shown).body()).as(shown).doesNotContain("??");
    assertThat(manager.get(desk + "/orders.csv?view=all").body()).contains("Engraving");
    assertThat(manager.get(desk + "/board/kitchen").body()).contains("Engraving");
    assertThat(manager.get(desk + "/orders?view=all&channel=draft").body()).contains("1001");
    assertThat(manager.get(desk + "/orders?view=all&q=Engraving").body()).contains("1001");
    var order = refundable.find(store, 1001);
    var own = order.lines().getLast();
    var zero = store.money(0);
    var units = List.of(new RefundWish.Units(own.id(), 1, true));
    var how =
        new Refunding(
            order.version(), PaymentKind.CASH, "", false, PublicId.random(), Actor.SYSTEM);
    refunds.make(store, 1001, new RefundWish(units, zero, zero, false), how);
    assertThat(refundable.find(store, 1001).lines().getLast().left()).isZero();
    orders.move(store, 1001, FulfilmentState.ACCEPTED, Actor.SYSTEM);
    assertThat(onHand()).isEqualTo(3);
  }

  @Test
  void askingForItCostsTheSameForOneLineAndForMany() {
    var more =
        IntStream.range(0, 20)
            .mapToObj(it -> world.goods(store, 100 + it, 5))
            .map(it -> new Basket.Item(it.publicId(), 1))
            .toList();
    var wish = Wishes.of(store, goods, 1);
    var many =
        new DraftWish(more, wish.own(), null, wish.customer(), wish.sendTo(), wish.note(), "", 14);
    var large = link(make(many));
    int few = statements.ofWarmRequests(() -> client.get(offer)).size();
    assertThat(statements.ofWarmRequests(() -> client.get(large))).hasSize(few);
    assertThat(few).isLessThanOrEqualTo(12);
  }

  private String make(DraftWish wish) {
    return drafts.create(store, wish, Actor.SYSTEM, PublicId.random());
  }

  private String link(String of) {
    return shop + DraftLinks.path(links.make(store, of, Actor.SYSTEM));
  }

  private HttpResponse<String> order(HttpResponse<String> page, Map<String, String> more) {
    return client.post(shop + "/offer", form(page, more));
  }

  private Map<String, String> form(HttpResponse<String> page, Map<String, String> more) {
    var fields = CheckoutForms.typed(page, more);
    fields.put("token", token(offer));
    return fields;
  }

  private static String token(String link) {
    return link.substring(link.indexOf('=') + 1);
  }

  private int onHand() {
    var s = only(store, STOCK);
    return db.select(s.ON_HAND).from(s).where(s.VARIANT_ID.eq(goods.id())).fetchSingle().value1();
  }
}
