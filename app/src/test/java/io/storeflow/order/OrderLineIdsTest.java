package io.storeflow.order;

import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.testing.AppTest;
import io.storeflow.testing.Placed;
import io.storeflow.testing.World;
import java.time.Clock;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AppTest
class OrderLineIdsTest {
  @Autowired World world;
  @Autowired Placed placed;
  @Autowired OrderLineIds ids;
  @Autowired DSLContext db;
  @Autowired Clock clock;

  @Test
  void givesLinesOfAnOlderReleaseTheirIds() {
    var store = world.store();
    placed.order(store, clock.instant(), FulfilmentState.NEW);
    placed.order(store, clock.instant(), FulfilmentState.NEW);
    var line = only(store, ORDER_LINE);
    int lines = db.fetchCount(line);
    var known = db.select(line.ID).from(line).fetch(line.ID);
    assertThat(known).hasSize(lines).doesNotContainNull().doesNotHaveDuplicates();
    db.update(line).setNull(line.ID).setNull(line.PUBLIC_ID).execute();
    assertThat(ids.catchUp(store, Long.MIN_VALUE).written()).isEqualTo(lines);
    assertThat(ids.catchUp(store, Long.MIN_VALUE).written()).isZero();
    assertThat(db.select(line.PUBLIC_ID).from(line).fetch(line.PUBLIC_ID))
        .hasSize(lines)
        .doesNotContainNull()
        .doesNotHaveDuplicates();
  }
}
