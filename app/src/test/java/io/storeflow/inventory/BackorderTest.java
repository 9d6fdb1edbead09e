package io.storeflow.inventory;

import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storeflow.platform.db.Transactions;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.World;
import io.storeflow.testing.World.Goods;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A variant that is sold when none is left: so many below zero as the store says, never more. */
@AppTest
class BackorderTest {
  private static final int THERE = 5;
  private static final int MORE = 20;

  @Autowired World world;
  @Autowired Inventory inventory;
  @Autowired Reservations reservations;
  @Autowired Transactions transactions;
  @Autowired StockLaw law;
  @Autowired DSLContext db;
  @Autowired Clock clock;

  Store store;
  Goods goods;

  @BeforeEach
  void open() {
    store = world.store();
    goods = world.goods(store, 500, THERE);
    backorder(MORE);
  }

  @AfterEach
  void theLedgerIsTheStock() {
    assertThat(law.breaches(store, 10)).isEmpty();
  }

  @Test
  void sellsBelowZeroUpToTheLimitHoweverManyCome() throws Exception {
    var buyers =
        IntStream.range(0, 60).<Callable<Boolean>>mapToObj(order -> () -> sell(order, 1)).toList();
    int sold = 0;
    try (var threads = Executors.newFixedThreadPool(16)) {
      for (var each : threads.invokeAll(buyers)) if (each.get()) sold++;
    }
    assertThat(sold).isEqualTo(THERE + MORE);
    assertThat(available()).isEqualTo(-MORE);
    backorder(0);
    assertThat(sell(99, 1)).isFalse();
    inventory.adjust(store, Map.of(goods.id(), MORE + 2), LedgerKind.RECEIPT, "", Actor.SYSTEM);
    assertThat(available()).as("what came pays what was owed").isEqualTo(2);
    assertThat(sell(100, 2)).isTrue();
    assertThat(sell(101, 1)).isFalse();
  }

  @Test
  void whatIsReservedBelowZeroIsSoldOrGivenBack() {
    reserve(1, THERE + 3);
    reserve(2, 4);
    assertThat(available()).isEqualTo(-7);
    transactions.write(() -> reservations.settle(store, 1, Actor.SYSTEM));
    assertThat(available()).as("owed as before").isEqualTo(-7);
    transactions.write(() -> reservations.release(store, 2, "", Actor.SYSTEM));
    assertThat(available()).isEqualTo(-3);
    transactions.write(() -> inventory.giveBack(store, 1, Actor.SYSTEM));
    assertThat(available()).isEqualTo(THERE);
  }

  /** What an order on backorder has taken is owed no more and no less for being lost. */
  @Test
  void writesOffWhatWasOwed() {
    assertThat(sell(1, THERE + 2)).isTrue();
    assertThat(sell(2, 3)).isTrue();
    transactions.write(() -> inventory.writeOff(store, 2, Actor.SYSTEM));
    assertThat(available()).isEqualTo(-5);
  }

  /** Who has ordered nothing holds what is there, and takes nothing of what may be owed. */
  @Test
  void holdsNothingThatIsNotThereForWhoHasNotOrdered() {
    hold(7, THERE);
    assertThatThrownBy(() -> hold(8, 1)).isInstanceOf(InsufficientStock.class);
    assertThat(sell(1, MORE)).as("all that may be owed").isTrue();
  }

  /** Only sales are owed: nobody breaks, or sends to another place, what is not there. */
  @Test
  void staffTakeNoMoreThanThereIs() {
    var taken = Map.of(goods.id(), -THERE - 1);
    assertThat(inventory.adjust(store, Map.of(goods.id(), -1), LedgerKind.DAMAGE, "", Actor.SYSTEM))
        .containsExactly(new StockMove(goods.id(), THERE, THERE - 1, MORE));
    assertThatThrownBy(() -> inventory.adjust(store, taken, LedgerKind.DAMAGE, "", Actor.SYSTEM))
        .isInstanceOf(InsufficientStock.class);
  }

  private boolean sell(long order, int units) {
    try {
      transactions.write(
          () ->
              inventory.announce(
                  store, inventory.sell(store, order, Map.of(goods.id(), units), Actor.SYSTEM)));
      return true;
    } catch (InsufficientStock none) {
      return false;
    }
  }

  private void hold(long id, int units) {
    var wish = new Reservations.Wish(goods.id(), null, units);
    var until = clock.instant().plus(Duration.ofMinutes(15));
    transactions.write(() -> reservations.hold(store, id, List.of(wish), "", until, Actor.SYSTEM));
  }

  private List<StockMove> reserve(long order, int units) {
    var until = clock.instant().plus(Duration.ofMinutes(15));
    return transactions.write(
        () -> reservations.reserve(store, order, Map.of(goods.id(), units), until, Actor.SYSTEM));
  }

  private int available() {
    var v = only(store, VARIANT);
    var left = Availability.of(store, v).left();
    return db.select(left).from(v).where(v.ID.eq(goods.id())).fetchSingle(left);
  }

  private void backorder(int most) {
    var v = only(store, VARIANT);
    db.update(v).set(v.BACKORDER, most).where(v.ID.eq(goods.id())).execute();
  }
}
