package io.storeflow.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.id.Ids;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.World;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

@AppTest
class StoreRowsTest {
  @Autowired DSLContext db;
  @Autowired Transactions transactions;
  @Autowired ApplicationEventPublisher events;

  /** Of one millisecond a merchant has 128 ids: among 60 of them some are drawn twice. */
  @Test
  void drawsAgainWhereAnIdIsTaken() {
    var still = Clock.fixed(Instant.now(), ZoneOffset.UTC);
    var rows = new StoreRows(db, events, still);
    var ids = new HashSet<Long>();
    transactions.write(
        () -> {
          var merchant = rows.insert("Many Stores");
          for (int i = 0; i < 60; i++) {
            var store = rows.insert(merchant, World.settings("many-" + i + "-" + Ids.next()));
            assertThat(store.id() >>> 7 & (1L << 41) - 1)
                .isEqualTo(merchant.id() >>> 7 & (1L << 41) - 1);
            assertThat(store.id() >>> 48).isEqualTo(merchant.id() >>> 48);
            ids.add(store.id());
          }
        });
    assertThat(ids).hasSize(60);
  }
}
