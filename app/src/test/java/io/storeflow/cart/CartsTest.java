package io.storeflow.cart;

import static io.storeflow.db.Tables.CART;
import static io.storeflow.db.Tables.CART_LINE;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.World;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AppTest
class CartsTest {
  @Autowired World world;
  @Autowired Carts carts;
  @Autowired CartLineIds ids;
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
  void isFoundByTheIdAloneUnderWhichItIsMoved() {
    carts.add(store, visitor, world.goods(store, 300, null).publicId(), 1);
    var before = carts.of(store, visitor);
    var after = PublicId.random();
    carts.move(store, visitor, after);
    assertThat(carts.of(store, visitor).isEmpty()).isTrue();
    var moved = carts.of(store, after);
    assertThat(moved.lines()).isEqualTo(before.lines());
    assertThat(moved.version()).isEqualTo(before.version());
    carts.move(store, PublicId.random(), PublicId.random());
    assertThat(db.fetchCount(only(store, CART))).isEqualTo(1);
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

  @Test
  void addsEqualThingsUpInOneLineThatHasAnIdOfItsOwn() {
    var id = line().id();
    assertThat(id).isNotEqualTo(variant);
    carts.add(store, visitor, variant, 3);
    assertThat(carts.of(store, visitor).lines()).hasSize(1);
    assertThat(line().id()).isEqualTo(id);
    assertThat(line().quantity()).isEqualTo(5);
    carts.fill(store, visitor, Map.of(id, 4), null);
    assertThat(line().quantity()).isEqualTo(4);
    carts.fill(store, visitor, Map.of(variant, 1), null);
    assertThat(line().quantity()).as("named by its variant").isEqualTo(1);
    carts.fill(store, visitor, Map.of(id, 0), null);
    assertThat(carts.of(store, visitor).isEmpty()).isTrue();
  }

  /** As far as the schema goes: nobody can choose anything yet. */
  @Test
  void keepsLinesOfOneVariantApartThatDifferInWhatWasChosen() {
    var l = only(store, CART_LINE);
    var plain = db.selectFrom(l).fetchSingle();
    insertInto(db, store, CART_LINE)
        .set(CART_LINE.VISITOR, visitor)
        .set(CART_LINE.VARIANT_ID, plain.getVariantId())
        .set(CART_LINE.CHOICES, "extra")
        .set(CART_LINE.ID, Ids.next())
        .set(CART_LINE.PUBLIC_ID, PublicId.random())
        .set(CART_LINE.QUANTITY, 7)
        .set(CART_LINE.SEEN_PRICE_MINOR, 500L)
        .set(CART_LINE.ADDED_AT, clock.instant().minusSeconds(60))
        .execute();
    carts.add(store, visitor, variant, 1);
    assertThat(quantities()).containsExactly(3, 7);
    carts.fill(store, visitor, Map.of(variant, 2), null);
    assertThat(quantities()).containsExactly(2, 7);
    var other = carts.of(store, visitor).lines().getLast();
    carts.fill(store, visitor, Map.of(other.id(), 1), null);
    assertThat(quantities()).containsExactly(2, 1);
    carts.fill(store, visitor, Map.of(other.id(), 0), null);
    assertThat(quantities()).containsExactly(2);
  }

  @Test
  void givesLinesOfAnOlderReleaseTheirIds() {
    var l = only(store, CART_LINE);
    db.update(l).setNull(l.ID).setNull(l.PUBLIC_ID).execute();
    assertThat(line().id()).as("until then").isEqualTo(variant);
    carts.fill(store, visitor, Map.of(variant, 3), null);
    assertThat(ids.catchUp(store, Long.MIN_VALUE).written()).isOne();
    assertThat(ids.catchUp(store, Long.MIN_VALUE).written()).isZero();
    assertThat(line().id()).isNotEqualTo(variant);
    assertThat(line().quantity()).isEqualTo(3);
  }

  private CartLine line() {
    return carts.of(store, visitor).lines().getFirst();
  }

  private List<Integer> quantities() {
    return carts.of(store, visitor).lines().stream().map(CartLine::quantity).toList();
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
