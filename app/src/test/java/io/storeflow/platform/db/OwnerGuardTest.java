package io.storeflow.platform.db;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storeflow.db.tables.records.OrderLineRecord;
import io.storeflow.store.Owned;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.World;
import java.util.List;
import java.util.function.BiFunction;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Each way to reach beyond a store that we could think of is refused before it is run; what is
 * scoped goes through.
 */
@AppTest
class OwnerGuardTest {
  @Autowired DSLContext db;
  @Autowired World world;

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.storeflow.platform.db.ScopedStatements#all")
  void runsWhatIsScoped(String name, BiFunction<DSLContext, Store, Query> statement) {
    assertThatCode(() -> run(statement.apply(db, world.store()))).doesNotThrowAnyException();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("io.storeflow.platform.db.UnscopedStatements#all")
  void refusesWhatIsNot(String name, BiFunction<DSLContext, Store, Query> statement) {
    var query = statement.apply(db, world.store());
    assertThatThrownBy(() -> run(query)).isInstanceOf(UnscopedStatement.class);
    assertThatThrownBy(() -> run(query))
        .as("the second time")
        .isInstanceOf(UnscopedStatement.class);
  }

  @Test
  void refusesABatchWithOneUnscopedStatement() {
    var store = world.store();
    var o = only(store, ORDERS);
    var good = db.update(o).set(o.NOTE, "x").where(o.ID.eq(5L));
    var bad = db.update(ORDERS).set(ORDERS.NOTE, "x").where(ORDERS.ID.eq(5L));
    assertThatThrownBy(() -> db.batch(good, bad).execute()).isInstanceOf(UnscopedStatement.class);
  }

  @Test
  void insertsRowsOfTheStoreItIsGiven() {
    var store = world.store();
    var row = new OrderLineRecord();
    row.setStoreId(1L);
    row.setOrderId(2L);
    Owned.insertAll(db, store, ORDER_LINE, List.of());
    assertThatCode(
            () -> db.renderInlined(insertInto(db, store, ORDER_LINE).set(ORDER_LINE.ORDER_ID, 2L)))
        .doesNotThrowAnyException();
  }

  private static void run(Query query) {
    if (query instanceof org.jooq.ResultQuery<?> question) question.fetch();
    else query.execute();
  }
}
