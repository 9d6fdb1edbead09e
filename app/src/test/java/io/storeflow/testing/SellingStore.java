package io.storeflow.testing;

import io.storeflow.shipping.Method;
import io.storeflow.store.Store;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A store that nobody else knows sells one kind of goods, at 10.00, which is fetched for nothing.
 */
public abstract class SellingStore {
  @Autowired protected World world;
  @Autowired protected DSLContext db;

  protected Store store;
  protected World.Goods goods;
  protected String rate;

  @BeforeEach
  protected void open() {
    store = world.store();
    goods = world.goods(store, 1000, 500);
    rate = world.rate(store, Method.PICKUP, 0);
  }
}
