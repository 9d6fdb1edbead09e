package io.storeflow.tracking;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.order.FulfilmentState;
import io.storeflow.order.Orders;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.PaidBy;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtAShop;
import io.storeflow.testing.World;
import io.storeflow.withdrawal.Withdrawable;
import io.storeflow.withdrawal.WithdrawalQueries;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An order of gift cards alone is followed as what it is: nothing waits at a counter. */
@AppTest
class GiftCardsAloneTest extends AtAShop {
  @Autowired Orders orders;
  @Autowired WithdrawalQueries withdrawals;

  @Test
  void comeByMail() {
    var card = world.giftCards(store, 2000);
    var rate = world.rate(store, Method.PICKUP, 0);
    var order = world.order(store, World.request(rate, null, card, 1));
    var page = client.get("/track/" + order.publicId()).body();
    assertThat(page)
        .contains("Gift cards come by e-mail", "No tax on a gift card", "Sent by e-mail")
        .as("no exception of the law, not even at a kitchen whose meals spoil")
        .contains("Withdraw from contract here")
        .doesNotContain("Ready", "ounter", "Pick up", "Show number", "Prepared");
    assertThat(client.get(shop + "/p/" + card.productSlug()).body())
        .doesNotContain("No right of withdrawal");
    var left = withdrawals.open(store, 1001);
    assertThat(left.open()).extracting(Withdrawable.Line::usual).containsExactly(1);
    assertThat(left.exempt()).isEmpty();
    var o = only(store, ORDERS);
    assertThat(db.select(o.PAID_BY, o.PROMISED_AT).from(o).fetchSingle().intoList())
        .containsExactly(PaidBy.ARRANGED, null);
    for (var state :
        List.of(FulfilmentState.PREPARING, FulfilmentState.READY, FulfilmentState.COMPLETED)) {
      orders.move(store, 1001, state, Actor.SYSTEM);
      var now = client.get("/track/" + order.publicId()).body();
      boolean done = state == FulfilmentState.COMPLETED;
      assertThat(now).contains(done ? "<h1>Sent by e-mail" : "<h1>Order accepted");
    }
  }
}
