package io.storeflow.kitchen;

import static io.storeflow.kitchen.Cooks.SCRIPT;
import static io.storeflow.kitchen.Cooks.board;
import static io.storeflow.order.FulfilmentState.NEW;
import static io.storeflow.order.FulfilmentState.PREPARING;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.order.Orders;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Placed;
import io.storeflow.testing.Staff;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the screens of a board cost, however many there are and however much is on them. */
@AppTest
class BoardCostTest {
  @Autowired private World world;
  @Autowired private Placed placed;
  @Autowired private Staff staff;
  @Autowired private Statements statements;
  @Autowired private KitchenQueries queries;
  @Autowired private BoardPages pages;
  @Autowired private Orders orders;
  @Autowired private Clock clock;

  private Cooks cooks;

  @BeforeEach
  void cooks() {
    cooks = new Cooks(staff, queries);
  }

  @Test
  void isRenderedOnceForAllScreensOfAMoment() {
    var store = world.store();
    placed.orders(store, 20, clock.instant(), NEW);
    var one = cooks.of(store);
    var two = cooks.of(store);
    long before = pages.rendered();
    for (int i = 0; i < 10; i++) {
      assertThat(one.get(board(store) + "/tickets", SCRIPT).body())
          .isEqualTo(two.get(board(store) + "/tickets", SCRIPT).body());
    }
    assertThat(pages.rendered()).isEqualTo(before + 1);
    long number = queries.board(store).tickets().getFirst().number();
    orders.move(store, number, PREPARING, Actor.SYSTEM);
    assertThat(two.get(board(store) + "/tickets", SCRIPT).body())
        .contains("data-seq=\"" + queries.seq(store) + "\"");
    assertThat(pages.rendered()).isEqualTo(before + 2);
  }

  /** The store itself is kept for a second, so one statement more or less is the clock's doing. */
  private List<String> fewest(Staff.Visitor cook, Store store) {
    cook.get(board(store));
    return Stream.generate(() -> statements.ofRequests(() -> cook.get(board(store))))
        .limit(4)
        .min(Comparator.comparingInt(List::size))
        .orElseThrow();
  }

  @Test
  void sendsTheSameStatementsForOneTicketAndForAThousandAndCapsThem() {
    var store = world.store();
    var cook = cooks.of(store);
    placed.order(store, clock.instant(), NEW);
    var few = fewest(cook, store);
    placed.orders(store, 1000, clock.instant(), NEW);
    assertThat(cook.get(board(store)).body()).contains("801 more open orders wait");
    var many = fewest(cook, store);
    assertThat(many).hasSameSizeAs(few);
    assertThat(queries.board(store).tickets()).hasSize(TicketQueries.MOST);
    assertThat(few).hasSizeLessThanOrEqualTo(14);
  }
}
