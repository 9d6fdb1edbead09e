package io.storeflow.stockpage;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.inventory.LedgerReason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LedgerReasonTest {

  @Test
  void saysTheReasonsOfStoreFlowItselfAndTheOldOnesToo() {
    assertThat(why(LedgerReason.ORDER_CANCELLED.code())).isEqualTo("inventory.why.order_cancelled");
    assertThat(why("order cancelled")).isEqualTo("inventory.why.order_cancelled");
    assertThat(why("Product deleted")).isEqualTo("inventory.why.product_deleted");
  }

  @Test
  void leavesWhatPeopleTypeAsItIs() {
    for (var typed : new String[] {"", "Delivery of Monday", "order", "cancelled", "a.b {0}"})
      assertThat(why(typed)).isNull();
  }

  private static @Nullable String why(String reason) {
    return LedgerRow.why(reason);
  }
}
