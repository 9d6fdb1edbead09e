package io.storeflow.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.inventory.Inventory;
import io.storeflow.inventory.StockLaw;
import io.storeflow.location.Location;
import io.storeflow.location.Locations;
import io.storeflow.platform.db.Transactions;
import io.storeflow.shipping.Address;
import io.storeflow.stockpage.StockQueries;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Browsing;
import io.storeflow.testing.World;
import io.storeflow.testing.World.Goods;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A store with two locations, between which goods may go. */
@AppTest
abstract class AtATransfer {
  static final Actor ACTOR = Actor.SYSTEM;

  @Autowired World world;
  @Autowired Browsing web;
  @Autowired Locations locations;
  @Autowired Transfers transfers;
  @Autowired StockQueries stock;
  @Autowired StockLaw law;
  @Autowired Inventory inventory;
  @Autowired Transactions transactions;
  @Autowired DSLContext db;

  Store store;
  Goods goods;
  Location main;
  Location shop;

  @BeforeEach
  void open() {
    store = world.store();
    goods = world.goods(store, 500, 10);
    main = locations.all(store).getFirst();
    shop = locations.get(store, locations.create(store, "Shop floor", Address.NONE, ACTOR));
  }

  @AfterEach
  void theLawHolds() {
    assertThat(law.breaches(store, 10)).isEmpty();
  }

  void receive(String transfer, int units, boolean closes) {
    transfers.receive(
        store,
        transfer,
        transfers.get(store, transfer).version(),
        Map.of(goods.publicId(), units),
        closes,
        "",
        ACTOR);
  }

  /** On hand at the main location, and at the other. */
  void holds(int atMain, int atShop) {
    var levels = stock.levels(store, List.of(goods.id())).getOrDefault(goods.id(), List.of());
    assertThat(levels.getFirst().onHand()).isEqualTo(atMain);
    assertThat(levels.stream().skip(1).mapToInt(StockQueries.PlaceLevel::onHand).sum())
        .isEqualTo(atShop);
  }
}
