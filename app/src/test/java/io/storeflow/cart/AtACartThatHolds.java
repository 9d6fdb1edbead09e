package io.storeflow.cart;

import static io.storeflow.db.Tables.CART;
import static io.storeflow.db.Tables.RESERVATION;
import static io.storeflow.db.Tables.STORE;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.inventory.StockLaw;
import io.storeflow.modifier.Chosen;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import io.storeflow.testing.World;
import io.storeflow.testing.World.Goods;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A store that holds what is put into carts. */
abstract class AtACartThatHolds {
  static final int MINUTES = 15;

  @Autowired World world;
  @Autowired Stores stores;
  @Autowired Carts carts;
  @Autowired CartHolds holds;
  @Autowired RateLimits limits;
  @Autowired StockLaw law;
  @Autowired DSLContext db;
  @Autowired Clock clock;

  Store store;
  Goods goods;
  String visitor;

  @BeforeEach
  void openAStoreThatHoldsCarts() {
    var plain = world.store();
    hold(plain, MINUTES);
    store = stores.reopen(plain.id());
    goods = world.goods(store, 500, 10);
    visitor = PublicId.random();
  }

  @AfterEach
  void theLedgerIsTheStock() {
    assertThat(law.breaches(store, 10)).isEmpty();
  }

  String addFrom(String address, Goods what, int units) {
    var shopper = PublicId.random();
    carts.add(store, shopper, what.publicId(), units, Chosen.NONE, address);
    return shopper;
  }

  void fillFrom(String address, int units) {
    carts.fill(store, visitor, Map.of(goods.publicId(), units), null, address);
  }

  void begunBefore(Duration time) {
    var c = only(store, CART);
    db.update(c).set(c.HOLD_BEGUN_AT, clock.instant().minus(time)).execute();
  }

  void fill(String who, int units) {
    carts.fill(store, who, Map.of(goods.publicId(), units), null);
  }

  static CartHold hold(Cart cart) {
    var hold = cart.hold();
    assertThat(hold).isNotNull();
    return hold;
  }

  int held(String who) {
    var c = only(store, CART);
    var r = only(store, RESERVATION);
    return db
        .select(r.QUANTITY)
        .from(r)
        .join(c)
        .on(c.HOLD_ID.eq(r.ORDER_ID))
        .where(c.VISITOR.eq(who))
        .fetch(r.QUANTITY)
        .stream()
        .mapToInt(Integer::intValue)
        .sum();
  }

  void timeIsOver() {
    var c = only(store, CART);
    db.update(c).set(c.HELD_UNTIL, Instant.now(clock).minusMillis(1)).execute();
  }

  void hold(Store where, int minutes) {
    db.update(STORE)
        .set(STORE.CART_HOLD_MINUTES, (short) minutes)
        .where(STORE.ID.eq(where.id()))
        .execute();
  }
}
