package io.storeflow.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storeflow.fulfilment.Fulfilments;
import io.storeflow.fulfilment.Sending;
import io.storeflow.loyalty.Members;
import io.storeflow.order.FulfilmentState;
import io.storeflow.platform.id.PublicId;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Placed;
import java.net.http.WebSocketHandshakeException;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@AppTest
class LiveChannelsTest extends OnScreens {
  @Autowired private Members members;
  @Autowired private Placed placed;
  @Autowired private Fulfilments fulfilments;
  @Autowired private Clock clock;

  @Test
  void showsAnOrderAsTheContractSays() {
    try (var board = board()) {
      var order = world.placeOrder(store);
      var message = board.message();
      assertThat(message.toString())
          .isEqualTo(
              ("{'event':'OrderCreated','prev_seq':16,'seq':17,'at':'" + order.at() + "',")
                      .replace('\'', '"')
                  + ("'order':{'number':'1017','public_id':'" + order.publicId() + "',")
                      .replace('\'', '"')
                  + "'payment_state':'paid','fulfilment_state':'new','version':1}}"
                      .replace('\'', '"'));
    }
  }

  @Test
  void saysNothingOfWhatWasRolledBack() {
    try (var board = board()) {
      world.placeOrderAndRollBack(store);
      var order = world.placeOrder(store);
      var message = board.message();
      assertThat(message.at("/order/public_id").asString()).isEqualTo(order.publicId());
      assertThat(message.get("seq").asLong()).isEqualTo(17);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example", "http://127.0.0.1:1", "null", "::"})
  void refusesPagesOfOtherOrigins(String origin) {
    assertThatThrownBy(() -> connect(Map.of("Origin", origin)))
        .cause()
        .isInstanceOf(WebSocketHandshakeException.class)
        .satisfies(
            failure ->
                assertThat(((WebSocketHandshakeException) failure).getResponse().statusCode())
                    .isEqualTo(403));
  }

  @Test
  void letsOurOwnPagesConnectWithoutASession() {
    try (var screen = connect(Map.of("Origin", "http://127.0.0.1:" + port))) {
      screen.follow(new Topic(Topic.Kind.INVENTORY, store.publicId()));
    }
  }

  @Test
  void showsStockToEverybody() {
    try (var shopper = connect(Map.of())) {
      shopper.follow(new Topic(Topic.Kind.INVENTORY, store.publicId()));
      var variant = PublicId.random();
      world.changeStock(store, variant, 2);
      var message = shopper.message();
      assertThat(message.get("event").asString()).isEqualTo("InventoryUpdated");
      assertThat(message.get("prev_seq").asLong()).isEqualTo(3);
      assertThat(message.get("levels").toString())
          .contains("\"variant_id\":\"" + variant + "\"", "\"available\":2");
    }
  }

  @Test
  void showsAnOrderToWhoTracksIt() {
    var order = world.order(store);
    try (var shopper = connect(Map.of())) {
      shopper.follow(new Topic(Topic.Kind.TRACK, order.publicId()));
      world.changeOrder(order, true);
      var message = shopper.message();
      assertThat(message.get("event").asString()).isEqualTo("OrderUpdated");
      assertThat(message.get("prev_seq").asLong()).isEqualTo(1);
      assertThat(message.get("seq").asLong()).isEqualTo(2);
      assertThat(message.at("/order/fulfilment_state").asString()).isEqualTo("preparing");
    }
  }

  @Test
  void tellsBoardAndShopperWhatWentOut() {
    long number =
        placed.order(
            store, clock.instant(), FulfilmentState.READY, it -> it.setMethod(Method.SHIPPING));
    try (var board = board()) {
      fulfilments.send(store, number, Sending.all(false), Actor.SYSTEM);
      var message = board.message();
      assertThat(message.propertyNames())
          .containsExactly("event", "prev_seq", "seq", "at", "order", "fulfilment");
      assertThat(message.get("event").asString()).isEqualTo("ShippingUpdated");
      assertThat(message.get("seq").asLong()).isEqualTo(17);
      assertThat(message.at("/order/fulfilment_state").asString()).isEqualTo("completed");
      assertThat(message.at("/order/version").asInt()).isEqualTo(2);
      assertThat(message.at("/fulfilment/stage").asString()).isEqualTo("shipped");
    }
  }

  /** Who knows the name of the channel follows it; only the page of the member says it. */
  @Test
  void tellsMembersOfTheirOwnPoints() {
    var mika = standing("mika@example.com", 40);
    var ana = standing("ana@example.com", 7);
    try (var hers = connect(Map.of());
        var his = connect(Map.of())) {
      hers.follow(new Topic(Topic.Kind.MEMBER, ana.publicId()));
      his.follow(new Topic(Topic.Kind.MEMBER, mika.publicId()));
      members.give(store, "mika@example.com", -15, "A slip", Actor.SYSTEM);
      var message = his.message();
      assertThat(message.propertyNames())
          .containsExactly("event", "prev_seq", "seq", "at", "balance");
      assertThat(message.get("event").asString()).isEqualTo("LoyaltyUpdated");
      assertThat(message.get("prev_seq").asLong()).isEqualTo(mika.version());
      assertThat(message.get("seq").asLong()).isEqualTo(mika.version() + 1L);
      assertThat(message.get("balance").asLong()).isEqualTo(25);
      members.give(store, "ana@example.com", 3, "Hello again", Actor.SYSTEM);
      assertThat(hers.message().get("balance").asLong()).as("nothing before it").isEqualTo(10);
    }
  }

  private Members.Standing standing(String email, int points) {
    var id = members.give(store, email, points, "Hello", Actor.SYSTEM);
    long customer = members.customer(store.merchant(), id).orElseThrow();
    return members.standing(store.merchant(), customer).orElseThrow();
  }

  @Test
  void notifiesTheMerchantOverAllStores() {
    var second = world.sister(store);
    try (var screen = connect(world.signIn(world.everywhere(store, Role.VIEWER)))) {
      screen.follow(notifications(store));
      world.placeOrder(store);
      var first = screen.message();
      assertThat(first.get("event").asString()).isEqualTo("OrderCreated");
      assertThat(first.at("/store/slug").asString()).isEqualTo(store.slug());
      assertThat(first.get("seq").asLong()).isEqualTo(first.get("prev_seq").asLong() + 1);
      for (int i = 0; i < 5; i++) world.placeOrder(second);
      assertThat(until(screen, first.get("seq").asLong() + 5)).isNotEmpty();
    }
  }

  /** Every browser offers to compress; each socket that does takes more than twice the memory. */
  @Test
  void doesNotCompressWhateverTheBrowserOffers() throws Exception {
    try (var socket = new java.net.Socket("127.0.0.1", port)) {
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write(
              """
              GET /ws HTTP/1.1\r
              Host: 127.0.0.1\r
              Upgrade: websocket\r
              Connection: Upgrade\r
              Sec-WebSocket-Version: 13\r
              Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
              Sec-WebSocket-Protocol: v12.stomp\r
              Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r
              \r
              """
                  .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      var answer =
          new java.io.BufferedReader(
              new java.io.InputStreamReader(
                  socket.getInputStream(), java.nio.charset.StandardCharsets.US_ASCII));
      assertThat(answer.readLine()).startsWith("HTTP/1.1 101");
      for (String line; !(line = answer.readLine()).isEmpty(); )
        assertThat(line).doesNotContainIgnoringCase("Sec-WebSocket-Extensions");
    }
  }
}
