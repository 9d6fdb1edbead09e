package io.storeflow.cart;

import static io.storeflow.db.Tables.CART;
import static io.storeflow.store.Owned.only;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.job.NotYet;
import io.storeflow.platform.limit.Rule;
import io.storeflow.testing.AppTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A store that holds what is in a cart: for one shopper, for a time, and to the unit. */
@AppTest
class CartHoldTest extends AtACartThatHolds {
  @Test
  void holdsWhatIsPutInAndGivesBackWhatIsTakenOut() {
    carts.add(store, visitor, goods.publicId(), 4);
    assertThat(held(visitor)).isEqualTo(4);
    var cart = carts.of(store, visitor);
    assertThat(cart.lines().getFirst().left()).as("its own and those of all").isEqualTo(10);
    assertThat(cart.isBuyable()).isTrue();
    assertThat(Duration.between(clock.instant(), hold(cart).until()))
        .isBetween(Duration.ofMinutes(MINUTES - 1), Duration.ofMinutes(MINUTES));
    var other = PublicId.random();
    assertThat(carts.add(store, other, goods.publicId(), 9).quantity()).isEqualTo(6);
    assertThatThrownBy(() -> carts.add(store, PublicId.random(), goods.publicId(), 1))
        .isInstanceOf(CartRefused.class);

    fill(other, 2);
    assertThat(held(other)).isEqualTo(2);
    fill(other, 0);
    assertThat(held(other)).isZero();
    assertThat(hold(carts.of(store, other)).isBegun()).as("nothing to count down").isFalse();
    fill(visitor, 10);
    assertThat(held(visitor)).as("all of them").isEqualTo(10);
  }

  @Test
  void givesBackWhenTheTimeIsOverAndTakesAnewWhatIsThereThen() {
    carts.add(store, visitor, goods.publicId(), 7);
    long id = requireNonNull(hold(carts.of(store, visitor)).id());
    assertThatThrownBy(() -> holds.expire(store, visitor, id)).isInstanceOf(NotYet.class);
    assertThat(held(visitor)).isEqualTo(7);
    var version = carts.of(store, visitor).version();
    timeIsOver();
    assertThat(hold(carts.of(store, visitor)).isOver()).as("before the job came").isTrue();
    holds.expire(store, visitor, id);
    holds.expire(store, visitor, id);
    assertThat(held(visitor)).isZero();
    var cart = carts.of(store, visitor);
    assertThat(hold(cart).isOver()).isTrue();
    assertThat(cart.count()).as("the lines stay").isEqualTo(7);
    assertThat(cart.version()).as("whoever orders now still may").isEqualTo(version);

    carts.add(store, PublicId.random(), goods.publicId(), 6);
    carts.fill(store, visitor, Map.of(), null);
    assertThat(held(visitor)).as("as many as are left").isEqualTo(4);
    assertThat(carts.of(store, visitor).lines().getFirst().trouble())
        .isEqualTo(CartLine.Trouble.TOO_MANY);
  }

  /** Its end was set for the id from before. */
  @Test
  void holdsForTheSameCartUnderItsNewId() {
    carts.add(store, visitor, goods.publicId(), 7);
    long id = requireNonNull(hold(carts.of(store, visitor)).id());
    var after = PublicId.random();
    carts.move(store, visitor, after);
    assertThatThrownBy(() -> holds.expire(store, visitor, id)).isInstanceOf(NotYet.class);
    assertThat(held(after)).isEqualTo(7);
    timeIsOver();
    holds.expire(store, visitor, id);
    assertThat(held(after)).isZero();
    assertThat(hold(carts.of(store, after)).isOver()).isTrue();
  }

  /** Nobody keeps stock for ever by putting one more in again and again. */
  @Test
  void isProlongedByWhatIsPutInButNotForEver() {
    carts.add(store, visitor, goods.publicId(), 1);
    var c = only(store, CART);
    var begun = clock.instant().minus(Duration.ofMinutes(MINUTES + 5));
    db.update(c)
        .set(c.HOLD_BEGUN_AT, begun)
        .set(c.HELD_UNTIL, clock.instant().plusSeconds(60))
        .execute();
    carts.add(store, visitor, goods.publicId(), 1);
    assertThat(hold(carts.of(store, visitor)).until())
        .isBetween(
            begun.plus(Duration.ofMinutes(2 * MINUTES)).minusMillis(1),
            begun.plus(Duration.ofMinutes(2 * MINUTES)).plusMillis(1));
    fill(visitor, 1);
    assertThat(hold(carts.of(store, visitor)).until())
        .as("less is no reason")
        .isBefore(begun.plus(Duration.ofMinutes(2 * MINUTES)).plusMillis(1));
  }

  /** What was held its longest is free for a while: nobody keeps it by asking again and again. */
  @Test
  void isNotHeldAnewRightAfterItsLongest() {
    carts.add(store, visitor, goods.publicId(), 4);
    long id = requireNonNull(hold(carts.of(store, visitor)).id());
    assertThat(hold(carts.of(store, visitor)).again()).isTrue();
    begunBefore(Duration.ofMinutes(2 * MINUTES + 1));
    timeIsOver();
    carts.fill(store, visitor, Map.of(), null);
    holds.expire(store, visitor, id);
    carts.fill(store, visitor, Map.of(), null);
    carts.add(store, visitor, goods.publicId(), 1);
    assertThat(held(visitor)).isZero();
    assertThat(hold(carts.of(store, visitor)).again()).isFalse();
    begunBefore(Duration.ofMinutes(3 * MINUTES + 1));
    assertThat(hold(carts.of(store, visitor)).again()).isTrue();
    carts.fill(store, visitor, Map.of(), null);
    assertThat(held(visitor)).isEqualTo(5);
  }

  /** Each change of what is held is work for the whole store. */
  @Test
  void holdsNothingMoreForWhoChangesTooOftenAndStillGivesBack() {
    var address = "2001:db8:" + Long.toHexString(clock.millis() & 0xffff) + ":1::1";
    for (int i = 0; i < limits.limit(Rule.CART_HOLD).count(); i++)
      limits.take(Rule.CART_HOLD, address);
    carts.add(store, visitor, goods.publicId(), 3);
    fillFrom(address, 5);
    assertThat(carts.of(store, visitor).count()).isEqualTo(5);
    assertThat(held(visitor)).as("no more").isEqualTo(3);
    fillFrom(address, 2);
    assertThat(held(visitor)).as("less").isEqualTo(2);
    assertThat(held(addFrom(address, goods, 1))).isZero();
  }

  @Test
  void holdsNoMoreForOneNetworkThanItsPart() {
    assertThat(held(addFrom("10.0.0.3", goods, 9))).as("half of few").isEqualTo(5);
    assertThat(held(addFrom("10.0.0.3", goods, 1))).isZero();
    assertThat(held(addFrom("10.0.0.3", world.goods(store, 500, 1), 1))).as("one").isOne();
    var many = world.goods(store, 500, 500);
    var first = addFrom("10.0.0.1", many, 200);
    assertThat(held(first)).as("one in ten").isEqualTo(50);
    assertThat(carts.of(store, first).count()).as("what is wanted").isEqualTo(200);
    assertThat(carts.of(store, first).isBuyable()).isTrue();
    assertThat(held(addFrom("10.0.0.1", many, 5))).isZero();
    assertThat(held(addFrom("10.0.0.2", many, 5))).isEqualTo(5);

    var cheap = world.goods(store, 500, 500);
    for (int i = 0; i < CartHolds.MOST_CARTS; i++)
      assertThat(held(addFrom("2001:db8::" + (i + 1), cheap, 1))).isOne();
    assertThat(held(addFrom("2001:db8::ffff", cheap, 1))).as("one cart more").isZero();
  }

  @Test
  void aStoreThatStopsHoldingLetsGoOfWhatIsTakenOutAndHoldsNothingNew() {
    carts.add(store, visitor, goods.publicId(), 4);
    hold(store, 0);
    store = stores.reopen(store.id());
    carts.add(store, PublicId.random(), goods.publicId(), 2);
    assertThat(carts.of(store, visitor).lines().getFirst().left()).isEqualTo(10);
    assertThat(carts.add(store, visitor, goods.publicId(), 5).quantity())
        .as("with those that are held")
        .isEqualTo(9);
    fill(visitor, 3);
    assertThat(held(visitor)).isEqualTo(3);
    fill(visitor, 5);
    assertThat(held(visitor)).isEqualTo(3);
  }
}
