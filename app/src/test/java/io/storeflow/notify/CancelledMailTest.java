package io.storeflow.notify;

import static io.storeflow.db.Tables.MAILBOX_MESSAGE;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.order.FulfilmentState;
import io.storeflow.order.OrderPayments;
import io.storeflow.payment.PaymentKind;
import io.storeflow.refund.Refunds;
import io.storeflow.refund.Refunds.Cancelling;
import io.storeflow.store.Actor;
import io.storeflow.testing.AppTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a shopper is told of the money of an order that was cancelled. */
@AppTest
class CancelledMailTest extends OfAMailedStore {
  @Autowired OrderPayments payments;
  @Autowired Refunds refunds;

  @Test
  void saysWhetherItGoesBackOrWent() {
    assertThat(cancelled(1001, null)).contains("You get back what you paid, from " + store.name());
    assertThat(cancelled(1002, PaymentKind.CASH))
        .contains("What you paid went back.")
        .doesNotContain("You get back");
  }

  private String cancelled(long number, @Nullable PaymentKind back) {
    mailed.place();
    payments.settle(store, number, Actor.SYSTEM);
    var how = new Cancelling(FulfilmentState.NEW, null, "");
    refunds.cancel(store, number, how, back, Actor.SYSTEM);
    return mailed
        .mail("Cancelled: order #" + number + ", " + store.name())
        .get(MAILBOX_MESSAGE.BODY_TEXT);
  }
}
