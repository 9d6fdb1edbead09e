package io.storeflow.shop;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.merchant.Merchants;
import io.storeflow.merchant.OpeningHours;
import io.storeflow.settings.Settings;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Client;
import io.storeflow.testing.World;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A store that is closed today and tomorrow takes orders, and says when they are prepared. */
@AppTest
class PromisesTest {
  @Autowired World world;
  @Autowired Merchants merchants;
  @Autowired Settings settings;
  @Autowired DSLContext db;
  @Autowired Clock clock;
  @LocalServerPort int port;

  Store store;
  Client client;
  String shop;
  LocalDate opens;
  String rate = "";

  @BeforeEach
  void close() {
    store = world.store();
    client = new Client(port);
    shop = "/shop/" + store.slug();
    opens = LocalDate.ofInstant(clock.instant(), store.timeZone()).plusDays(2);
    var hours = List.of(new OpeningHours(opens.getDayOfWeek(), 600, 1320));
    settings.change(store, store.settings(), hours, Actor.SYSTEM);
  }

  @Test
  void isSaidBeforeItIsOrderedAndKeptInTheOrder() {
    rate = world.rate(store, Method.PICKUP, 0);
    var goods = world.goods(store, 1290, 10);
    var closed = "Closed now. Orders are prepared from 10:00 on ";
    assertThat(client.get(shop).body())
        .as("in a landmark")
        .containsPattern("<aside>\\s*<p class=\"shut\">");
    assertThat(client.get(shop).body()).contains(closed).doesNotContain("about 25 min");
    assertThat(client.get(shop + "/p/" + goods.productSlug()).body()).contains(closed);
    put(goods);
    assertThat(client.get(shop + "/cart").body()).contains(closed);
    var checkout = client.get(shop + "/checkout");
    assertThat(checkout.body())
        .contains("Ready for you about 10:25 on ", "We prepare it from 10:00 on ")
        .doesNotContain("??");
    var placed = client.post(shop + "/checkout", typed(checkout, "pickup"));
    assertThat(client.follow(placed).body()).contains(", 10:25</time>");
    var order = only(store, ORDERS);
    var at = db.select(order.PROMISED_AT, order.READY_BY).from(order).fetchSingle();
    assertThat(at.value1()).isEqualTo(at(opens, "10:25"));
    assertThat(at.value2()).isEqualTo(at(opens, "10:25"));
  }

  @Test
  void addsTheWayToTheDoorAndTellsAParcelItsDay() {
    rate = world.rate(store, Method.DELIVERY, 290);
    put(world.goods(store, 1290, 10));
    var checkout = client.get(shop + "/checkout");
    assertThat(checkout.body()).contains("With you about 10:55 on ");
    assertThat(client.post(shop + "/checkout", with(typed(checkout, "delivery"), "total", "1580")))
        .extracting(answer -> answer.statusCode())
        .isEqualTo(303);
    var order = only(store, ORDERS);
    var at = db.select(order.PROMISED_AT, order.READY_BY).from(order).fetchSingle();
    assertThat(at.value1()).isEqualTo(at(opens, "10:55"));
    assertThat(at.value2()).as("out of the kitchen").isEqualTo(at(opens, "10:25"));

    var goods = world.store();
    var other = new Client(port);
    world.rate(goods, Method.SHIPPING, 490);
    var page = "/shop/" + goods.slug();
    other.post(
        page + "/cart", Map.of("variant", world.goods(goods, 100, 5).publicId(), "quantity", "1"));
    assertThat(other.get(page + "/checkout").body()).contains("Leaves us to");
  }

  @Test
  void isAskedAgainWhenTheStoreClosesInBetween() {
    rate = world.rate(store, Method.PICKUP, 0);
    put(world.goods(store, 1290, 10));
    var form = typed(client.get(shop + "/checkout"), "pickup");
    long before = clock.instant().getEpochSecond() / 60 + 25;
    var refused = client.post(shop + "/checkout", with(form, "promise", Long.toString(before)));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("It comes later than this page had said");
    assertThat(db.fetchCount(only(store, ORDERS))).isZero();
    var agreed = client.post(shop + "/checkout", typed(refused, "pickup"));
    assertThat(agreed.statusCode()).isEqualTo(303);
  }

  private void put(World.Goods goods) {
    client.post(shop + "/cart", Map.of("variant", goods.publicId(), "quantity", "1"));
  }

  private Instant at(LocalDate day, String time) {
    return day.atTime(LocalTime.parse(time)).atZone(store.timeZone()).toInstant();
  }

  private Map<String, String> typed(HttpResponse<String> checkout, String way) {
    var fields = new HashMap<String, String>();
    fields.put("email", "mika@example.com");
    fields.put("name", "Mika");
    fields.put("phone", "+49 30 1234567");
    fields.put("method", way);
    fields.put("rate", rate);
    fields.put("country", "DE");
    fields.put("postalCode", "10115");
    fields.put("city", "Berlin");
    fields.put("line1", "Invalidenstraße 1");
    for (var name : List.of("cart", "quote", "total", "promise"))
      fields.put(name, Client.hidden(checkout, name));
    return fields;
  }

  private static Map<String, String> with(Map<String, String> fields, String name, String value) {
    var more = new HashMap<>(fields);
    more.put(name, value);
    return more;
  }
}
