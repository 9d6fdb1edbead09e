package io.storeflow.location;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.storeflow.inventory.StockEntry;
import io.storeflow.inventory.StockLaw;
import io.storeflow.order.Orders;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.Method;
import io.storeflow.stockpage.StockBook;
import io.storeflow.stockpage.StockQueries;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.Browsing;
import io.storeflow.testing.World;
import io.storeflow.testing.World.Goods;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** A store with stock at two places. */
abstract class AtTwoPlaces {
  static final Actor ACTOR = Actor.SYSTEM;

  @Autowired World world;
  @Autowired Browsing web;
  @Autowired DSLContext db;
  @Autowired Locations locations;
  @Autowired StockBook book;
  @Autowired StockQueries queries;
  @Autowired Orders orders;
  @Autowired StockLaw law;

  Store store;
  Goods goods;
  String second;

  /** Four at the main location, six at the other. */
  @BeforeEach
  void openASecondLocation() {
    store = world.store();
    goods = world.goods(store, 500, 4);
    second = locations.create(store, "Warehouse", Address.NONE, ACTOR);
    book.enter(store, goods.publicId(), StockEntry.RECEIVED, 6, at(second), "", ACTOR);
    holds(4, 6);
  }

  String ledger() {
    var person = world.member(store, Role.MANAGER);
    return content(web.get(person, "/s/" + store.slug() + "/inventory/ledger"));
  }

  MockHttpServletRequestBuilder entry(String path, Goods each) {
    return post(path)
        .param("variant", each.publicId())
        .param("entry", "received")
        .param("place", second);
  }

  long order(int units) {
    var rate = world.rate(store, Method.PICKUP, 0);
    return world.order(store, World.request(rate, null, goods, units)).number();
  }

  Location main() {
    return locations.all(store).stream().filter(Location::main).findFirst().orElseThrow();
  }

  Location at(String publicId) {
    return locations.get(store, publicId);
  }

  void holds(int atMain, int atSecond) {
    var levels = queries.levels(store, List.of(goods.id())).get(goods.id());
    assertThat(levels)
        .extracting(StockQueries.PlaceLevel::place, StockQueries.PlaceLevel::onHand)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(main().name(), atMain),
            org.assertj.core.groups.Tuple.tuple("Warehouse", atSecond));
  }

  static String content(MockHttpServletResponse answer) {
    return new String(answer.getContentAsByteArray(), UTF_8);
  }
}
