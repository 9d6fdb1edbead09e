package io.storeflow.orderlist;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_WORD;
import static io.storeflow.order.FulfilmentState.COMPLETED;
import static io.storeflow.order.FulfilmentState.NEW;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.order.OrderIndex;
import io.storeflow.order.Orders;
import io.storeflow.platform.paging.Sought;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Placed;
import io.storeflow.testing.Staff;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Orders are found by words, and no longer by words that were erased. */
@AppTest
class OrderSearchTest {
  @Autowired private World world;
  @Autowired private Placed placed;
  @Autowired private Staff staff;
  @Autowired private Statements statements;
  @Autowired private OrderQueries queries;
  @Autowired private OrderIndex index;
  @Autowired private Orders orders;
  @Autowired private DSLContext db;
  @Autowired private Clock clock;

  /** What is rare is looked up, what is common is met: both walk through the same list. */
  @Test
  void findsTheSameByARareAndByACommonWord() {
    var store = world.store();
    var visitor = staff.visitor(store, Role.MANAGER);
    var now = clock.instant();
    long rare = placed.order(store, now, NEW, row -> row.setCustomerName("Aysun Kaya"));
    var few =
        statements.ofRequests(
            () -> visitor.get("/s/" + store.slug() + "/orders?view=all&q=ays+kay"));
    placed.orders(store, Sought.FEW + 60, now.minusSeconds(60), COMPLETED);
    var both = OrderFilter.search(store, "ays");
    var first = queries.page(store, both, null);
    assertThat(first.rows()).hasSize(OrderQueries.PAGE);
    assertThat(first.rows().getFirst().number()).isEqualTo(rare);
    var second = queries.page(store, both, first.older());
    assertThat(second.rows()).hasSize(OrderQueries.PAGE).doesNotContainAnyElementsOf(first.rows());
    assertThat(queries.page(store, OrderFilter.search(store, "ays kaya"), null).rows())
        .extracting(OrderRow::number)
        .containsExactly(rare);
    assertThat(queries.newer(store, both, List.of())).isEqualTo(OrderQueries.COUNTED);
    assertThat(queries.newer(store, OrderFilter.search(store, "kaya"), List.of())).isOne();
    var many =
        statements.ofRequests(
            () -> visitor.get("/s/" + store.slug() + "/orders?view=all&q=ays+kay"));
    assertThat(many).hasSameSizeAs(few).hasSizeLessThanOrEqualTo(8);
  }

  @Test
  void writesTheWordsOfOrdersThatHaveNone() {
    var store = world.store();
    var numbers = new ArrayList<Long>();
    for (int i = 0; i < 3; i++) numbers.add(placed.order(store, clock.instant(), NEW));
    var word = only(store, ORDER_WORD);
    db.deleteFrom(word).where(word.ORDER_ID.eq(id(store, numbers.get(1)))).execute();
    var o = only(store, ORDERS);
    db.update(o).set(o.WORD_RULE, (byte) 0).where(o.NUMBER.eq(numbers.get(1))).execute();
    var yilmaz = OrderFilter.search(store, "yilmaz");
    assertThat(queries.page(store, yilmaz, null).rows()).hasSize(2);
    assertThat(index.catchUp(store, Long.MIN_VALUE).written()).isOne();
    assertThat(queries.page(store, yilmaz, null).rows()).hasSize(3);
    assertThat(index.catchUp(store, Long.MIN_VALUE).written()).isZero();
  }

  /** Who changes or erases the details of a customer has the words written again. */
  @Test
  void forgetsTheWordsOfDetailsThatAreErased() {
    var store = world.store();
    long number = placed.order(store, clock.instant(), NEW);
    long id = id(store, number);
    var o = only(store, ORDERS);
    db.update(o).set(o.CUSTOMER_NAME, "Erased").set(o.CUSTOMER_EMAIL, "").execute();
    index.rewrite(store, List.of(id));
    assertThat(queries.page(store, OrderFilter.search(store, "yilmaz"), null).rows()).isEmpty();
    assertThat(queries.page(store, OrderFilter.search(store, "example.com"), null).rows())
        .isEmpty();
    assertThat(queries.page(store, OrderFilter.search(store, "erased"), null).rows()).hasSize(1);
    assertThat(queries.page(store, OrderFilter.search(store, "ramen-l"), null).rows()).hasSize(1);
    assertThat(queries.page(store, OrderFilter.search(store, "豚骨 gyoza"), null).rows()).hasSize(1);
  }

  private long id(Store store, long number) {
    var o = only(store, ORDERS);
    return db.select(o.ID).from(o).where(o.NUMBER.eq(number)).fetchSingle(o.ID);
  }
}
