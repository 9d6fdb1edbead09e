package io.storeflow.checkoutapi;

import static io.storeflow.checkoutapi.CheckoutCalls.JSON;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.giftcard.CardCode;
import io.storeflow.giftcard.CardDraft;
import io.storeflow.giftcard.CardLaw;
import io.storeflow.giftcard.CardQueries;
import io.storeflow.giftcard.GiftCards;
import io.storeflow.store.Actor;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtOnce;
import io.storeflow.testing.Client;
import io.storeflow.testing.World;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.node.ObjectNode;

/** Gift cards that programs send. */
@AppTest
class GiftCardsByApiTest {
  @Autowired private World world;
  @Autowired private GiftCards cards;
  @Autowired private CardQueries queries;
  @Autowired private DSLContext db;
  @LocalServerPort private int port;

  private CheckoutCalls api;

  @BeforeEach
  void open() {
    api = new CheckoutCalls(world, port);
  }

  /** 2 x 12.90 and 4.90 for shipping. */
  @Test
  void payAsMuchAsTheyHaveAndTheRestIsDue() {
    var made = issue(2000, null);
    var placed = place("k1", made.code().shown());
    assertThat(placed.statusCode()).as(placed.body()).isEqualTo(201);
    var order = JSON.readTree(placed.body());
    assertThat(order.at("/total/amount_minor").intValue()).isEqualTo(3070);
    assertThat(order.at("/payment/due/amount_minor").intValue()).isEqualTo(1070);
    assertThat(order.at("/payment/state").stringValue()).isEqualTo("paid");
    assertThat(order.get("payment").propertyNames())
        .containsExactly(
            "method",
            "state",
            "due",
            "instructions",
            "client_secret",
            "publishable_key",
            "account",
            "redirect_url",
            "settled");
    assertThat(order.at("/payment/settled").booleanValue()).isFalse();
    // The card is empty by now: a repetition is answered as before.
    assertThat(place("k1", made.code().shown()).body()).isEqualTo(placed.body());
    var empty = place("k2", made.code().shown());
    assertThat(empty.statusCode()).isEqualTo(422);
    assertThat(empty.body()).contains("/gift_cards/0", "Nothing is left on this gift card");
    CardLaw.holds(db, api.store);
  }

  @Test
  void payAllOfIt() {
    var order = JSON.readTree(place("k1", issue(5000, null).code().text()).body());
    assertThat(order.at("/payment/method").stringValue()).isEqualTo("gift_card");
    assertThat(order.at("/payment/due/amount_minor").intValue()).isZero();
    assertThat(order.at("/payment/settled").booleanValue()).isTrue();
    var track = new Client(port).get("/api/v1" + order.get("track_url").stringValue()).body();
    assertThat(JSON.readTree(track).get("settled").booleanValue()).isTrue();
  }

  @Test
  void sayWhichCodeIsWrong() {
    var over = issue(2000, LocalDate.now().minusDays(3));
    var off = issue(2000, null);
    cards.change(api.store, off.publicId(), false, Actor.SYSTEM);
    var answer =
        place(
            "k1",
            issue(100, null).code().text(),
            over.code().text(),
            off.code().text(),
            CardCode.random().text(),
            "no code");
    assertThat(answer.statusCode()).isEqualTo(422);
    var errors = JSON.readTree(answer.body()).get("errors");
    assertThat(errors.at("/0/pointer").stringValue()).isEqualTo("/gift_cards/1");
    assertThat(errors.at("/0/detail").stringValue()).contains("expired");
    assertThat(errors.at("/1/detail")).isEqualTo(errors.at("/2/detail"));
    assertThat(errors.at("/3/pointer").stringValue()).isEqualTo("/gift_cards/4");
    var six = place("k2", "1", "2", "3", "4", "5", "6");
    assertThat(six.body()).contains("Up to 5 gift cards");
    assertThat(db.fetchCount(only(api.store, ORDERS))).isZero();
  }

  @Test
  void doNotPayForGiftCards() {
    var body = api.body();
    var card = world.giftCards(api.store, 2500);
    body.putArray("items").addObject().put("variant_id", card.publicId()).put("quantity", 1);
    body.putArray("gift_cards").add(issue(5000, null).code().text());
    var answer = api.post("/checkout", body.toString(), "k1");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("/gift_cards/0", "A gift card cannot pay for gift cards");
    assertThat(db.fetchCount(only(api.store, ORDERS))).isZero();
  }

  @Test
  void areBoughtUpToAHundredAtOnce() {
    var body = api.body();
    var items = body.putArray("items");
    for (int units : List.of(60, 41))
      items
          .addObject()
          .put("variant_id", world.giftCards(api.store, 2500).publicId())
          .put("quantity", units);
    var answer = api.post("/checkout", body.toString(), "k1");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("/items/1/quantity", "At most 100 gift cards in one order");
    ((ObjectNode) items.get(1)).put("quantity", 40);
    assertThat(api.post("/checkout", body.toString(), "k2").statusCode()).isEqualTo(201);
  }

  /** Eight orders of 30.70 at once and a card of 70: it pays two of them, and a part of a third. */
  @Test
  void areNeverSpentTwice() throws Exception {
    var made = issue(7000, null);
    var calls = new ArrayList<Callable<HttpResponse<String>>>();
    for (int i = 0; i < 8; i++) {
      var key = "race" + i;
      calls.add(() -> place(key, made.code().text()));
    }
    var placed = AtOnce.all(calls).stream().filter(it -> it.statusCode() == 201).toList();
    assertThat(placed).hasSize(3);
    assertThat(
            placed.stream()
                .mapToInt(it -> JSON.readTree(it.body()).at("/payment/due/amount_minor").intValue())
                .sum())
        .isEqualTo(3 * 3070 - 7000);
    assertThat(queries.get(api.store, made.publicId()).balance().isZero()).isTrue();
    CardLaw.holds(db, api.store);
  }

  private HttpResponse<String> place(String key, String... codes) {
    var body = api.body();
    var sent = body.putArray("gift_cards");
    for (var code : codes) sent.add(code);
    return api.post("/checkout", body.toString(), key);
  }

  private GiftCards.Issued issue(long value, @Nullable LocalDate until) {
    var draft = new CardDraft(api.store.money(value), until, "", "", "");
    return cards.issue(api.store, draft, Actor.SYSTEM);
  }
}
