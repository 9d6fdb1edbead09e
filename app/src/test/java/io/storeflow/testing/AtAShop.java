package io.storeflow.testing;

import io.storeflow.store.Store;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a shopper without JavaScript does at the shop of a store that nobody else knows. */
public abstract class AtAShop {
  @Autowired protected World world;
  @Autowired protected DSLContext db;
  @LocalServerPort protected int port;

  protected Store store;
  protected Client client;

  /** Where the address of the shop's pages begins. */
  protected String shop;

  @BeforeEach
  protected void open() {
    store = world.store();
    client = new Client(port);
    shop = "/shop/" + store.slug();
  }
}
