package io.storeflow.order;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.testing.Moves;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** For each state of an order where it may go from there; whatever is not named is not possible. */
class StatesTest {

  @Test
  void fulfilmentGoesOnAndBackWhereASlipIsMended() {
    Moves.are(
        FulfilmentState.values(),
        FulfilmentState::canBecome,
        """
        NEW:       ACCEPTED PREPARING CANCELLED
        ACCEPTED:  PREPARING READY CANCELLED
        PREPARING: ACCEPTED READY CANCELLED
        READY:     PREPARING COMPLETED CANCELLED
        COMPLETED: READY
        CANCELLED:
        """);
  }

  @Test
  void fulfilmentLeadsOnButNotBack() {
    Moves.are(
        FulfilmentState.values(),
        FulfilmentState::leadsOnTo,
        """
        NEW:       ACCEPTED PREPARING CANCELLED
        ACCEPTED:  PREPARING READY CANCELLED
        PREPARING: READY CANCELLED
        READY:     COMPLETED CANCELLED
        COMPLETED:
        CANCELLED:
        """);
  }

  @Test
  void moneyComesOnceAndGoesBackOnce() {
    Moves.are(
        PaymentState.values(),
        PaymentState::canBecome,
        """
        PENDING:            PAID FAILED CANCELLED
        PAID:               PARTIALLY_REFUNDED REFUNDED
        PARTIALLY_REFUNDED: REFUNDED
        REFUNDED:
        FAILED:             PAID CANCELLED
        CANCELLED:
        """);
  }

  /**
   * An order counts as paid where nobody asks a provider: that says not that its money is there.
   */
  @Test
  void nothingIsLeftToPayOnceTheMoneyIsThereOrIsNotToCome() {
    var settled =
        Stream.of(PaymentState.values()).filter(it -> it.isSettled(null)).collect(toSet());
    assertThat(settled).containsExactlyInAnyOrder(PaymentState.REFUNDED, PaymentState.CANCELLED);
    assertThat(PaymentState.values()).allMatch(it -> it.isSettled(Instant.EPOCH));
  }

  @Test
  void anOrderMayHaveSeveralReturnsAndAnyMayBeCalledOff() {
    Moves.are(
        ReturnState.values(),
        ReturnState::canBecome,
        """
        NONE:        REQUESTED IN_PROGRESS
        REQUESTED:   NONE IN_PROGRESS RETURNED
        IN_PROGRESS: NONE REQUESTED RETURNED
        RETURNED:    REQUESTED IN_PROGRESS
        """);
  }

  /** What staff are offered is what is possible, and first the step that usually comes next. */
  @ParameterizedTest
  @EnumSource
  void stepsAreThoseThatTheStateAllows(FulfilmentState state) {
    assertThat(OrderStep.from(state)).allMatch(step -> state.canBecome(step.leadsTo()));
    OrderStep.after(state)
        .ifPresent(
            step -> {
              assertThat(OrderStep.from(state)).contains(step);
              assertThat(state.leadsOnTo(step.leadsTo())).isTrue();
            });
    assertThat(OrderStep.after(state).isPresent()).isEqualTo(state.isOpen());
  }

  @Test
  void somebodyWorksOnOpenOrdersAndWaitsForMoneyThatIsOwed() {
    assertThat(FulfilmentState.values())
        .extracting(FulfilmentState::isOpen)
        .containsExactly(true, true, true, true, false, false);
    assertThat(PaymentState.OWED).isEqualTo(Set.of(PaymentState.PENDING, PaymentState.FAILED));
    assertThat(OrderStep.values()).allMatch(it -> OrderStep.named(it.noun()).orElseThrow() == it);
  }
}
