package io.storeflow.stockapi;

import static io.storeflow.db.Tables.STOCK_HOLD;
import static io.storeflow.store.Owned.insertAll;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.db.tables.records.StockHoldRecord;
import io.storeflow.hold.Holds;
import io.storeflow.inventory.Reservations.Wish;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.store.Actor;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Client;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Stock that programs hold for a while. */
@AppTest
class ReservationApiTest extends AtTheStockApi {
  @Autowired Holds holds;
  @Autowired io.storeflow.platform.db.Transactions transactions;

  @Test
  void reservesReleasesAndLetsExpire() {
    var made = reserve(4, "first");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    assertThat(reserve(4, "first").body()).isEqualTo(made.body());
    assertThat(available()).isEqualTo(6);
    assertThat(code(reserve(7, "more"))).isEqualTo("insufficient_stock");
    var id = JSON.readTree(made.body()).get("id").stringValue();
    var release = path("/stock/reservations/" + id);
    assertThat(new Client(port).delete(release, auth()).statusCode()).isEqualTo(204);
    assertThat(new Client(port).delete(release, auth()).statusCode()).isEqualTo(404);
    assertThat(available()).isEqualTo(10);
    transactions.write(
        () -> {
          var held = holds.begin(store, Duration.ofMillis(1), "", Actor.SYSTEM);
          var wishes = List.of(new Wish(goods.id(), null, 5));
          return holds.hold(store, held, wishes, "", Actor.SYSTEM);
        });
    assertThat(available()).isEqualTo(5);
    org.awaitility.Awaitility.await().until(() -> available() == 10);
    lawful();
  }

  @Test
  void aStoreHoldsStockSoOftenAtMost() {
    var now = Instant.now();
    var rows = new ArrayList<StockHoldRecord>();
    for (int i = 0; i < Holds.MOST; i++) {
      var row = new StockHoldRecord();
      row.setId(Ids.next());
      row.setPublicId(PublicId.random());
      row.setReference("");
      row.setMadeBy("Till");
      row.setCreatedAt(now);
      row.setExpiresAt(now.plus(Duration.ofDays(1)));
      rows.add(row);
    }
    world.change(store, () -> insertAll(db, store, STOCK_HOLD, rows));
    var full = reserve(1, "full");
    assertThat(full.statusCode()).isEqualTo(409);
    assertThat(code(full)).isEqualTo("too_many_reservations");
    assertThat(full.body()).contains("as many open reservations as it may");
    assertThat(available()).isEqualTo(10);
    holds.release(store, rows.getFirst().getPublicId(), Actor.SYSTEM);
    assertThat(reserve(1, "full").statusCode()).isEqualTo(201);
  }
}
