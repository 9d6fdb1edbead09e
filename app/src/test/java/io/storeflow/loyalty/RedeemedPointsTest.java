package io.storeflow.loyalty;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_ADJUSTMENT;
import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.checkout.Checkout;
import io.storeflow.checkout.CheckoutRequest;
import io.storeflow.checkout.CheckoutResult;
import io.storeflow.checkout.KeyedRequest;
import io.storeflow.checkout.Refusal;
import io.storeflow.order.FulfilmentState;
import io.storeflow.platform.id.PublicId;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtOnce;
import io.storeflow.testing.Staff;
import io.storeflow.testing.Statements;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Points that pay for something. */
@AppTest
class RedeemedPointsTest extends OfPoints {
  @Autowired private Checkout checkout;
  @Autowired private Statements statements;
  @Autowired private Staff staff;

  @Test
  void pointsAreADiscountOnTheLinesAndComeBackWithThem() {
    run(20, List.of());
    give(700);
    order(1, 700);
    assertThat(balance()).isLessThanOrEqualTo(23);
    var o = only(store, ORDERS);
    assertThat(db.select(o.DISCOUNT_MINOR, o.TOTAL_MINOR).from(o).fetchSingle().intoList())
        .containsExactly(700L, 300L);
    var a = only(store, ORDER_ADJUSTMENT);
    assertThat(db.select(a.KIND, a.LABEL, a.AMOUNT_MINOR).from(a).fetchSingle().intoList())
        .containsExactly("points", "Stars", -700L);
    awaitBalance(23);
    var desk = staff.visitor(store, Role.OWNER);
    var page = "/s/" + store.slug() + "/orders/1001";
    assertThat(desk.get(page).body())
        .as("the question before a cancellation")
        .contains("700 points spent on it go back", "3 points earned with it are taken back")
        .contains("20 points given as a welcome are taken back")
        .doesNotContain("??");
    orders.move(store, 1001, FulfilmentState.CANCELLED, Actor.SYSTEM);
    assertThat(balance()).isEqualTo(700);
    assertThat(desk.get(page).body()).doesNotContain("points spent on it", "welcome");
  }

  @Test
  void unitsThatComeBackTakeTheirPartAndAllOfThemAll() {
    run(20, List.of());
    give(100);
    order(3, 100);
    awaitBalance(49);
    var l = only(store, ORDER_LINE);
    long line = db.select(l.ID).from(l).fetchSingle(l.ID);
    long order = lastOrder();
    for (int i = 0; i < 4; i++) {
      var told = redeemed.would(store, order, Map.of(line, 1), 0);
      long after = balance() + told.given() - told.taken() - told.welcome();
      transactions.write(() -> redeemed.takeBack(store, order, Map.of(line, 1)));
      assertThat(balance()).as("as it was told before").isEqualTo(after);
    }
    assertThat(balance()).isEqualTo(100);
  }

  @Test
  void whatIsSpentInManyTabsAtOnceIsSpentOnce() throws Exception {
    run(0, List.of());
    give(500);
    var results = AtOnce.all(Collections.nCopies(8, () -> place(request(1, 500))));
    assertThat(results).filteredOn(it -> it instanceof CheckoutResult.Placed).hasSize(1);
    assertThat(results)
        .filteredOn(
            it -> it instanceof CheckoutResult.Refused(Refusal.PointsRefused(var spent)) && spent)
        .hasSize(7);
    assertThat(db.fetchCount(only(store, ORDERS))).isEqualTo(1);
    pay();
    awaitBalance(5);
  }

  @Test
  void aStoreWithoutPointsTakesNone() {
    assertThat(place(request(1, 500)))
        .isEqualTo(new CheckoutResult.Refused(new Refusal.PointsRefused(false)));
  }

  @Test
  void anOrderWithoutPointsCostsNoStatement() {
    world.order(store, request(1, 0));
    var without = statements.during(() -> world.order(store, request(1, 0)));
    assertThat(without).noneMatch(it -> it.contains("loyalty"));
    run(0, List.of());
    world.order(store, request(1, 0));
    var with = statements.during(() -> world.order(store, request(1, 0)));
    assertThat(with).as("the job alone").hasSizeLessThanOrEqualTo(without.size() + 1);
    assertThat(with).as("the program is known").noneMatch(it -> it.contains("loyalty"));
  }

  private CheckoutResult place(CheckoutRequest request) {
    var keyed = new KeyedRequest(PublicId.random(), "hash", false, it -> it.publicId());
    return checkout.place(store, keyed, request);
  }
}
