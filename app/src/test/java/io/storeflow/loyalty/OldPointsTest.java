package io.storeflow.loyalty;

import static io.storeflow.db.Tables.LOYALTY_LEDGER;
import static io.storeflow.db.Tables.LOYALTY_MEMBER;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.order.FulfilmentState;
import io.storeflow.store.Actor;
import io.storeflow.store.Stores;
import io.storeflow.testing.AppTest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Points that become old, and what each night does. */
@AppTest
class OldPointsTest extends OfPoints {
  @Autowired private Stores stores;

  /** What has expired is gone already: an order that is cancelled then takes it no second time. */
  @Test
  void whatHasExpiredIsNotTakenBackOnceMore() {
    run(20, List.of());
    order(2, 0);
    awaitBalance(40);
    order(1, 15);
    // 10.00 less 0.15 for 15 points.
    awaitBalance(34);
    var long0 = Instant.now().minus(800, ChronoUnit.DAYS);
    var m = only(store.merchant(), LOYALTY_MEMBER);
    db.update(m).set(m.JOINED_AT, long0).execute();
    db.execute(
        "update loyalty_ledger set since = ? where merchant_id = ? and order_number = 1001",
        java.sql.Timestamp.from(long0),
        store.merchant().id());
    night.run(store);
    assertThat(balance()).as("15 of the old 40 were spent").isEqualTo(9);
    orders.move(store, 1001, FulfilmentState.CANCELLED, Actor.SYSTEM);
    assertThat(balance()).as("those 15 alone have to come from what is left").isEqualTo(9 - 15);
    orders.move(store, 1002, FulfilmentState.CANCELLED, Actor.SYSTEM);
    assertThat(balance()).as("as if nothing had been").isZero();
    give(30);
    night.run(store);
    assertThat(balance()).as("nothing that is still to be gone").isEqualTo(30);
    age("adjusted", long0);
    night.run(store);
    assertThat(balance()).as("the night had looked at them; 15 came back just now").isEqualTo(15);
  }

  /** Who had spent them in time can spend them once more. */
  @Test
  void pointsThatAreGivenBackLiveForAWhileAlthoughTheyWereOld() {
    run(0, List.of());
    give(300);
    order(1, 200);
    awaitBalance(108);
    var long0 = Instant.now().minus(800, ChronoUnit.DAYS);
    var m = only(store.merchant(), LOYALTY_MEMBER);
    db.update(m).set(m.JOINED_AT, long0).execute();
    age("adjusted", long0);
    orders.move(store, 1001, FulfilmentState.CANCELLED, Actor.SYSTEM);
    assertThat(balance()).isEqualTo(300);
    night.run(store);
    assertThat(balance()).as("what was not spent in time is gone").isEqualTo(200);
    night.run(store);
    assertThat(balance()).isEqualTo(200);
    db.execute(
        "update loyalty_ledger set at = ? where merchant_id = ? and kind = 'given_back'",
        java.sql.Timestamp.from(Instant.now().minus(Expiry.AGAIN).minusSeconds(60)),
        store.merchant().id());
    night.run(store);
    assertThat(balance()).isZero();
  }

  @Test
  void theNightComesToEachMerchantOnceHoweverFewItKnowsAtATime() {
    run(0, List.of());
    give(300);
    world.store(store.merchant());
    var long0 = Instant.now().minus(800, ChronoUnit.DAYS);
    var m = only(store.merchant(), LOYALTY_MEMBER);
    db.update(m).set(m.JOINED_AT, long0).execute();
    age("adjusted", long0);
    var other = world.store();
    assertThat(merchants(2))
        .contains(store.merchant().id(), other.merchant().id())
        .doesNotHaveDuplicates()
        .isEqualTo(merchants(1000));
    night.run(1);
    assertThat(balance()).isZero();
  }

  /** As the night goes through them. */
  private List<Long> merchants(int step) {
    var all = new ArrayList<Long>();
    long behind = Long.MIN_VALUE;
    for (var some = stores.firsts(behind, step); !some.isEmpty(); ) {
      for (long id : some) all.add(behind = stores.reopen(id).merchant().id());
      some = stores.firsts(behind, step);
    }
    return all;
  }

  private void age(String kind, Instant since) {
    db.execute(
        "update loyalty_ledger set since = ? where merchant_id = ? and kind = ?",
        java.sql.Timestamp.from(since),
        store.merchant().id(),
        kind);
  }

  @Test
  void oldPointsGoAndBirthdaysComeOnceAYear() {
    run(0, List.of());
    give(300);
    var m = only(store.merchant(), LOYALTY_MEMBER);
    long customer = db.select(m.CUSTOMER_ID).from(m).fetchSingle(m.CUSTOMER_ID);
    var today = MonthDay.from(LocalDate.now(store.timeZone()));
    members.celebrate(store, customer, today);
    members.celebrate(store, customer, MonthDay.of(1, 1));
    assertThat(members.of(store.merchant(), customer).orElseThrow().birthday()).isEqualTo(today);
    night.run(store);
    assertThat(balance()).as("who has bought nothing gets nothing").isEqualTo(300);
    order(1, 0);
    awaitBalance(310);
    night.run(store);
    night.run(store);
    assertThat(balance()).isEqualTo(360);

    var long0 = Instant.now().minus(800, ChronoUnit.DAYS);
    db.update(m).set(m.JOINED_AT, long0).execute();
    var l = only(store.merchant(), LOYALTY_LEDGER);
    age("adjusted", long0);
    night.run(store);
    night.run(store);
    assertThat(balance()).isEqualTo(60);
    assertThat(db.fetchCount(l, l.KIND.eq(PointsKind.EXPIRED))).isEqualTo(1);
  }
}
