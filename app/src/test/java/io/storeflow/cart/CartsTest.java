package io.storeflow.cart;

import static io.storeflow.db.Tables.CART;
import static io.storeflow.db.Tables.CART_LINE;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.platform.id.PublicId;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.World;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AppTest
class CartsTest {
  @Autowired World world;
  @Autowired Carts carts;
  @Autowired DSLContext db;
  @Autowired Clock clock;

  Store store;
  String visitor;
  String variant;

  @BeforeEach
  void open() {
    store = world.store();
    visitor = PublicId.random();
    variant = world.goods(store, 500, 10).publicId();
    carts.add(store, visitor, variant, 2);
  }

  @Test
  void keepsACartForAWeekAfterItsLastChange() {
    var left = Duration.between(clock.instant(), expiry());
    assertThat(left).isBetween(Carts.LIFE.minusMinutes(1), Carts.LIFE);
    expire(clock.instant().plusSeconds(60));
    carts.add(store, visitor, variant, 1);
    assertThat(Duration.between(clock.instant(), expiry())).isGreaterThan(Duration.ofDays(6));
    assertThat(carts.forgetExpired(store)).isZero();
    assertThat(carts.of(store, visitor).count()).isEqualTo(3);
  }

  @Test
  void anExpiredCartIsEmptyEvenBeforeItIsPurged() {
    expire(clock.instant().minusSeconds(1));
    assertThat(carts.of(store, visitor).isEmpty()).isTrue();
    carts.add(store, visitor, variant, 1);
    assertThat(carts.of(store, visitor).count()).isEqualTo(1);
  }

  @Test
  void purgesExpiredCartsOfTheStoreWithTheirLinesAndNoOthers() {
    var fresh = PublicId.random();
    var other = world.store();
    carts.add(other, visitor, world.goods(other, 500, 10).publicId(), 1);
    expire(clock.instant().minusSeconds(1));
    carts.add(store, fresh, variant, 1);
    assertThat(carts.forgetExpired(store)).isEqualTo(1);
    assertThat(db.fetchCount(only(store, CART))).isEqualTo(1);
    assertThat(db.fetchCount(only(store, CART_LINE))).isEqualTo(1);
    assertThat(carts.of(store, fresh).count()).isEqualTo(1);
    assertThat(carts.of(other, visitor).count()).isEqualTo(1);
  }

  private Instant expiry() {
    var cart = only(store, CART);
    return db.select(cart.EXPIRES_AT).from(cart).fetchSingle(cart.EXPIRES_AT);
  }

  private void expire(Instant at) {
    var cart = only(store, CART);
    db.update(cart).set(cart.EXPIRES_AT, at).where(cart.VISITOR.eq(visitor)).execute();
  }
}
