package io.storeflow.orderlist;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.order.FulfilmentState.CANCELLED;
import static io.storeflow.order.FulfilmentState.COMPLETED;
import static io.storeflow.order.FulfilmentState.NEW;
import static io.storeflow.order.FulfilmentState.PREPARING;
import static io.storeflow.order.FulfilmentState.READY;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.order.FulfilmentState;
import io.storeflow.order.Orders;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Placed;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Orders that are ticked in the list are moved together. */
@AppTest
class OrdersAtOnceTest {
  @Autowired private World world;
  @Autowired private Placed placed;
  @Autowired private Staff staff;
  @Autowired private OrderQueries queries;
  @Autowired private Orders orders;
  @Autowired private DSLContext db;
  @Autowired private Clock clock;

  @Test
  void movesTickedOrdersAndNamesThoseThatCouldNot() {
    var store = world.store();
    var visitor = staff.visitor(store, Role.FULFILMENT);
    var now = clock.instant();
    long one = placed.order(store, now, NEW);
    long two = placed.order(store, now, NEW);
    long gone = placed.order(store, now, CANCELLED);
    var list = "/s/" + store.slug() + "/orders";
    var answer =
        visitor.post(
            list,
            list + "/moves?view=todo",
            "order",
            "" + one,
            "order",
            "" + two,
            "order",
            "" + gone,
            "order",
            "99",
            "order",
            "<b>",
            "step",
            "acceptance");
    assertThat(answer.statusCode()).isEqualTo(302);
    var page = visitor.get(visitor.path(answer)).body();
    assertThat(page)
        .contains("Accepted 2 orders: #" + one + ", #" + two)
        .contains("Order #" + gone + " is cancelled now")
        .contains("There is no order #99.");
    assertThat(queries.counts(store)).containsEntry(OrderView.NEW, 0);
  }

  @Test
  void neverTakesTickedOrdersBack() {
    var store = world.store();
    var visitor = staff.visitor(store, Role.FULFILMENT);
    var now = clock.instant();
    long fresh = placed.order(store, now, NEW);
    long cooking = placed.order(store, now, PREPARING);
    long ready = placed.order(store, now, READY);
    long over = placed.order(store, now, COMPLETED);
    var list = "/s/" + store.slug() + "/orders";
    for (var step : List.of("acceptance", "preparation", "readiness")) {
      var form = new ArrayList<>(List.of("step", step));
      for (long number : List.of(cooking, ready, over, fresh))
        form.addAll(List.of("order", "" + number));
      visitor.post(list, list + "/moves?view=all", form.toArray(String[]::new));
      assertThat(state(store, over)).isEqualTo(COMPLETED);
      assertThat(state(store, ready)).isEqualTo(READY);
      if (step.equals("acceptance")) assertThat(state(store, cooking)).isEqualTo(PREPARING);
    }
    assertThat(state(store, fresh)).isEqualTo(READY);
  }

  private FulfilmentState state(Store store, long number) {
    var order = only(store, ORDERS);
    return db.select(order.FULFILMENT_STATE)
        .from(order)
        .where(order.NUMBER.eq(number))
        .fetchSingle()
        .value1();
  }

  @Test
  void letsOnlyThoseWhoMayEditMoveAndNobodyOfAnotherStore() {
    var store = world.store();
    long number = placed.order(store, clock.instant(), NEW);
    var list = "/s/" + store.slug() + "/orders";
    var viewer = staff.visitor(store, Role.VIEWER);
    assertThat(
            viewer
                .post(list, list + "/moves", "order", "" + number, "step", "acceptance")
                .statusCode())
        .isEqualTo(403);
    var foreign = staff.visitor(world.store(), Role.OWNER);
    assertThat(foreign.get(list).statusCode()).isEqualTo(404);
    assertThat(foreign.get(list + "/region").statusCode()).isEqualTo(404);
    assertThat(queries.counts(store)).containsEntry(OrderView.NEW, 1);
    var cook = staff.visitor(store, Role.CATALOGUE);
    assertThat(cook.get(list).statusCode()).isEqualTo(403);
  }
}
