package io.storeflow.upkeep;

import static io.storeflow.db.Tables.CART;
import static io.storeflow.db.Tables.IDEMPOTENCY;
import static io.storeflow.db.Tables.SHIPPING_QUOTE;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.World;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AppTest
class ExpiryJobTest {
  @Autowired private World world;
  @Autowired private DSLContext db;
  @Autowired private Transactions transactions;
  @Autowired private List<ExpiringOfStore> kept;
  @Autowired private Clock clock;

  @Test
  void clearsAwayWhatIsOverAndNothingElse() {
    var store = world.store();
    var other = world.store();
    for (var each : List.of(store, other)) {
      keep(each, clock.instant().minus(Duration.ofDays(3)));
      keep(each, clock.instant().plus(Duration.ofHours(1)));
    }
    for (var expiring : kept) expiring.forgetExpired(store);
    assertThat(left(store)).containsExactly(1, 1, 1);
    assertThat(left(other)).containsExactly(2, 2, 2);
  }

  private List<Integer> left(Store store) {
    return List.of(
        db.fetchCount(only(store, CART)),
        db.fetchCount(only(store, SHIPPING_QUOTE)),
        db.fetchCount(only(store, IDEMPOTENCY)));
  }

  /** A cart, a quote and a key that end then; a key lives for a day. */
  private void keep(Store store, Instant end) {
    var id = PublicId.random();
    transactions.write(
        () -> {
          insertInto(db, store, CART)
              .set(CART.VISITOR, id)
              .set(CART.CREATED_AT, end)
              .set(CART.EXPIRES_AT, end)
              .execute();
          insertInto(db, store, SHIPPING_QUOTE)
              .set(SHIPPING_QUOTE.ID, Ids.next())
              .set(SHIPPING_QUOTE.PUBLIC_ID, id)
              .set(SHIPPING_QUOTE.FINGERPRINT, "0".repeat(64))
              .set(SHIPPING_QUOTE.RATES, "{}")
              .set(SHIPPING_QUOTE.CREATED_AT, end)
              .set(SHIPPING_QUOTE.EXPIRES_AT, end)
              .execute();
          insertInto(db, store, IDEMPOTENCY)
              .set(IDEMPOTENCY.IDEMPOTENCY_KEY, id)
              .set(IDEMPOTENCY.REQUEST_HASH, "0".repeat(64))
              .set(IDEMPOTENCY.STATUS, (short) 201)
              .set(IDEMPOTENCY.RESPONSE, "{}")
              .set(IDEMPOTENCY.CREATED_AT, end.minus(Duration.ofDays(1)))
              .execute();
        });
  }
}
