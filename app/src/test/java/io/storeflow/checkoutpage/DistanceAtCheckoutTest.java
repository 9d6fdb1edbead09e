package io.storeflow.checkoutpage;

import static io.storeflow.db.Tables.GEOCODE_ANSWER;
import static io.storeflow.db.Tables.LOCATION;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.shipping.Method;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.ByDistance;
import io.storeflow.testing.Client;
import io.storeflow.testing.World;
import java.net.http.HttpResponse;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A shopper has things brought, and pays by how far it is. */
@AppTest
class DistanceAtCheckoutTest {
  private static final String AWAY = "cannot find out right now how far it is";

  @LocalServerPort private int port;
  @Autowired private World world;
  @Autowired private DSLContext db;
  @Autowired private AutowireCapableBeanFactory beans;

  private Store store;
  private String shop;
  private Client client;

  @BeforeEach
  void open() {
    store = world.store();
    shop = "/shop/" + store.slug();
    client = new Client(port);
    beans.createBean(ByDistance.class).open(store);
    client.put(shop, world.goods(store, 2500, 10), 1);
  }

  @Test
  void paysByHowFarItIs() {
    var near = rates(ByDistance.NEAR);
    assertThat(near.body()).contains("Bike", "€2.90", "Buy now, €27.90");
    var further = rates(ByDistance.FURTHER);
    assertThat(further.body()).contains("€4.90", "Buy now, €29.90");
    var placed = place(further, ByDistance.FURTHER);
    assertThat(CheckoutForms.location(placed)).contains("/track/");
    var o = only(store, ORDERS);
    assertThat(db.select(o.SHIPPING_MINOR).from(o).fetchSingle(o.SHIPPING_MINOR)).isEqualTo(490);
  }

  /** The postcode says nothing of how far it is: a price that was shown holds for its door. */
  @Test
  void isToldWhenTheDoorThatWasTypedLastCostsMore() {
    var near = rates(ByDistance.NEAR);
    var told = place(near, ByDistance.FURTHER);
    assertThat(told.statusCode()).isEqualTo(422);
    assertThat(told.body()).contains("€29.90");
    assertThat(db.fetchCount(only(store, ORDERS))).isZero();
    assertThat(CheckoutForms.location(place(told, ByDistance.FURTHER))).contains("/track/");
  }

  @Test
  void isToldThatItIsTooFar() {
    assertThat(rates(ByDistance.FAR).body())
        .contains("This address is too far away for us to deliver.")
        .doesNotContain("We do not go to this address");
    var refused = place(rates(ByDistance.FAR), ByDistance.FAR);
    assertThat(refused.statusCode()).isEqualTo(422);
  }

  @Test
  void isToldWhyNobodyKnowsHowFarItIs() {
    assertThat(rates(ByDistance.UNKNOWN).body()).contains("cannot find this address on the map");
    assertThat(rates(ByDistance.AWAY).body()).contains(AWAY);
    var page = client.get(shop + "/checkout");
    assertThat(page.body()).as("who only looks has nobody asked").contains(AWAY);
    var street = CheckoutForms.with(ByDistance.NEAR, "line1", "");
    assertThat(rates(street).body())
        .contains("Enter your whole address, as what it costs depends on how far it is.")
        .doesNotContain("We do not go to this address");
    rates(ByDistance.NEAR);
    assertThat(client.get(shop + "/checkout").body()).as("what is remembered").contains("€2.90");
  }

  @Test
  void seesWhatDoesNotGoByDistanceAllTheSame() {
    var parcel = world.rate(store, Method.SHIPPING, 490);
    assertThat(rates(CheckoutForms.with(ByDistance.AWAY, "method", "shipping")).body())
        .contains(parcel, "Buy now, €29.90")
        .doesNotContain("how far it is");
    rates(CheckoutForms.with(ByDistance.NEAR, "method", "shipping"));
    assertThat(db.fetchCount(only(store, GEOCODE_ANSWER))).as("nobody was asked").isZero();
  }

  @Test
  void isToldTheMinimumFirst() {
    client = new Client(port);
    client.put(shop, world.goods(store, 1000, 10), 1);
    assertThat(rates(ByDistance.NEAR).body())
        .contains("We bring goods here from €20.00 on.")
        .doesNotContain("€2.90");
  }

  /** Nobody is asked for an address again and again that nothing could be made of. */
  @Test
  void isNoWayToChooseWhereNobodyCanMeasure() {
    var parcel = world.rate(store, Method.SHIPPING, 490);
    world.rate(store, Method.PICKUP, 0);
    assertThat(client.get(shop + "/checkout").body()).contains("value=\"delivery\"");
    var l = only(store, LOCATION);
    world.change(store, () -> db.update(l).setNull(l.LATITUDE).setNull(l.LONGITUDE).execute());
    assertThat(client.get(shop + "/checkout").body())
        .contains("value=\"shipping\"", "value=\"pickup\"")
        .doesNotContain("value=\"delivery\"");
    assertThat(rates(ByDistance.NEAR).body()).doesNotContain("Bike", "on the map");
    assertThat(rates(CheckoutForms.with(ByDistance.NEAR, "method", "shipping")).body())
        .contains(parcel);
  }

  private HttpResponse<String> rates(Map<String, String> address) {
    return client.post(shop + "/checkout/rates", typed(client.get(shop + "/checkout"), address));
  }

  private HttpResponse<String> place(HttpResponse<String> page, Map<String, String> address) {
    return client.post(shop + "/checkout", typed(page, address));
  }

  private static Map<String, String> typed(HttpResponse<String> page, Map<String, String> address) {
    var way = address.getOrDefault("method", "delivery");
    return CheckoutForms.typed(page, CheckoutForms.with(address, "method", way));
  }
}
