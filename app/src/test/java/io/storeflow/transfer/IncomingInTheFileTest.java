package io.storeflow.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.location.Locations;
import io.storeflow.shipping.Address;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Browsing;
import io.storeflow.testing.World;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The file of stock has what is under way beside the place to which it comes. */
@AppTest
class IncomingInTheFileTest {
  @Autowired World world;
  @Autowired Browsing web;
  @Autowired Locations locations;
  @Autowired Transfers transfers;

  @Test
  void isToldAtThePlaceToWhichItComes() {
    var store = world.store();
    var person = world.member(store, Role.MANAGER);
    var goods = world.goods(store, 500, 10);
    var main = locations.all(store).getFirst();
    var shop =
        locations.get(store, locations.create(store, "Shop floor", Address.NONE, Actor.SYSTEM));
    var transfer = transfers.begin(store, main, shop, "", Actor.SYSTEM);
    transfers.write(store, transfer, 1, Map.of(goods.id(), 6));
    transfers.send(store, transfer, 2, Actor.SYSTEM);
    var address = "/s/" + store.slug() + "/inventory/stock.csv";
    var none = new String(web.get(person, address).getContentAsByteArray(), UTF_8).split("\r\n");
    assertThat(none[0]).endsWith(",On hand,Reserved,Available,Incoming,Alert at");
    assertThat(none[1]).contains("," + main.name() + ",4,0,4,0,");
    assertThat(none[2]).endsWith(",Shop floor,0,0,0,6,");
    int version = transfers.get(store, transfer).version();
    var two = Map.of(goods.publicId(), 2);
    transfers.receive(store, transfer, version, two, false, "", Actor.SYSTEM);
    var some = new String(web.get(person, address).getContentAsByteArray(), UTF_8).split("\r\n");
    assertThat(some).hasSize(3);
    assertThat(some[2]).endsWith(",Shop floor,2,0,2,4,");
  }
}
