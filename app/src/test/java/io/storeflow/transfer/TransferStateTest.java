package io.storeflow.transfer;

import io.storeflow.testing.Moves;
import org.junit.jupiter.api.Test;

class TransferStateTest {
  @Test
  void leavesOnceAndEndsOnce() {
    Moves.are(
        TransferState.values(),
        TransferState::canBecome,
        """
        DRAFT:     SENT CANCELLED
        SENT:      RECEIVED CANCELLED
        RECEIVED:
        CANCELLED:
        """);
  }
}
