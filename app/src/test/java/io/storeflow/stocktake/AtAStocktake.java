package io.storeflow.stocktake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.inventory.StockLaw;
import io.storeflow.location.Location;
import io.storeflow.location.Locations;
import io.storeflow.shipping.Method;
import io.storeflow.stockpage.StockBook;
import io.storeflow.stockpage.StockQueries;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Browsing;
import io.storeflow.testing.World;
import io.storeflow.testing.World.Goods;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;

/** A store in which people count while it goes on selling. */
@AppTest
abstract class AtAStocktake {
  static final Actor ACTOR = World.actor("Yuko");

  @Autowired World world;
  @Autowired Browsing web;
  @Autowired DSLContext db;
  @Autowired Locations locations;
  @Autowired Stocktakes stocktakes;
  @Autowired StocktakeLines lines;
  @Autowired StockBook book;
  @Autowired StockQueries stock;
  @Autowired StockLaw law;

  Store store;
  Goods goods;
  Location place;
  String rate;

  @BeforeEach
  void open() {
    store = world.store();
    goods = world.goods(store, 500, 10);
    place = locations.all(store).getFirst();
    rate = world.rate(store, Method.PICKUP, 0);
  }

  @AfterEach
  void theLawHolds() {
    assertThat(law.breaches(store, 10)).isEmpty();
  }

  void sell(int units) {
    sell(goods, units);
  }

  void sell(Goods sold, int units) {
    world.order(store, World.request(rate, null, sold, units));
  }

  int onHand() {
    return onHand(goods);
  }

  int onHand(Goods of) {
    return stock.row(store, of.publicId()).orElseThrow().onHand();
  }

  static String content(MockHttpServletResponse answer) {
    return new String(answer.getContentAsByteArray(), UTF_8);
  }
}
