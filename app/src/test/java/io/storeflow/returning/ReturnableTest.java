package io.storeflow.returning;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.fulfilment.Fulfilment;
import io.storeflow.fulfilment.FulfilmentStage;
import io.storeflow.fulfilment.Outgoing;
import io.storeflow.fulfilment.ParcelLabel;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.PaymentState;
import io.storeflow.order.ReturnState;
import io.storeflow.payment.Balance;
import io.storeflow.paymentmethod.Counts;
import io.storeflow.platform.money.Money;
import io.storeflow.refund.Refundable;
import io.storeflow.shipping.Method;
import io.storeflow.testing.Moves;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What of an order can come back, until when, and what returns make of it. */
class ReturnableTest {
  private static final Money ZERO = Money.zero(Currency.getInstance("EUR"));
  private static final Instant NOON = Instant.parse("2026-07-01T10:00:00Z");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @Test
  void goesOnlyForward() {
    Moves.are(
        ReturnStage.values(),
        ReturnStage::canBecome,
        """
        REQUESTED: APPROVED DECLINED CANCELLED
        APPROVED:  RECEIVED CLOSED CANCELLED
        RECEIVED:  CLOSED
        CLOSED:
        DECLINED:
        CANCELLED:
        """);
  }

  /** Ordered, gone out, credited, removed, in other returns: what is left. */
  @Test
  void onlyWhatIsWithItsShopperAndInNoReturnComesBack() {
    assertThat(left(3, 3, 0, 0, 0)).isEqualTo(3);
    assertThat(left(3, 1, 0, 0, 0)).isEqualTo(1);
    assertThat(left(3, 0, 0, 0, 0)).isZero();
    assertThat(left(3, 2, 1, 1, 0)).as("what was removed was not with them").isEqualTo(2);
    assertThat(left(3, 3, 1, 0, 0)).as("paid back, and kept").isEqualTo(2);
    assertThat(left(3, 3, 0, 0, 2)).isEqualTo(1);
    assertThat(left(3, 3, 2, 0, 2)).as("paid back by hand while it is on its way").isZero();
  }

  @Test
  void allThatIsInAReturnIsToldApartFromNothing() {
    assertThat(Returnable.of(order(line(2, 2, 0, 0)), Map.of(1L, 2), NOON).isAskedFor()).isTrue();
    assertThat(Returnable.of(order(line(2, 2, 0, 0)), Map.of(1L, 1), NOON).isAskedFor()).isFalse();
    assertThat(Returnable.of(order(line(2, 0, 0, 0)), Map.of(), NOON).isAskedFor()).isFalse();
  }

  /** From the last parcel on, of which somebody said that it came, or that is a week old. */
  @Test
  void daysAreCountedFromWhenAllOfItCame() {
    var sent = parcel(FulfilmentStage.SHIPPED, NOON, null);
    var came = parcel(FulfilmentStage.DELIVERED, NOON, NOON.plusSeconds(86_400));
    assertThat(came(Method.SHIPPING, 2, sent)).isNull();
    assertThat(came(Method.SHIPPING, 1, sent)).isEqualTo(NOON.plus(Arrival.ON_THE_WAY));
    assertThat(came(Method.SHIPPING, 1, came)).isEqualTo(NOON.plusSeconds(86_400));
    assertThat(came(Method.SHIPPING, 2, came, sent)).isEqualTo(NOON.plus(Arrival.ON_THE_WAY));
    assertThat(came(Method.DELIVERY, 1, sent)).isEqualTo(NOON);
    var old = new Outgoing(Method.PICKUP, FulfilmentState.COMPLETED, units(1), List.of());
    assertThat(Arrival.of(old, NOON)).as("from before it was written down").isEqualTo(NOON);
  }

  /** The last day is theirs to its end, by the clock of the store. */
  @Test
  void theLastDayEndsAtMidnightOfTheStore() {
    assertThat(Arrival.until(NOON, 14, BERLIN)).isEqualTo("2026-07-15T22:00:00Z");
    assertThat(Arrival.until(Instant.parse("2026-07-01T22:30:00Z"), 14, BERLIN))
        .isEqualTo("2026-07-16T22:00:00Z");
  }

  @Test
  void anOrderIsWhatItsReturnsMakeOfIt() {
    assertThat(ReturnStage.ofOrder(List.of())).isEqualTo(ReturnState.NONE);
    assertThat(state(at(ReturnStage.CLOSED, 1), at(ReturnStage.REQUESTED, 0)))
        .isEqualTo(ReturnState.REQUESTED);
    assertThat(state(at(ReturnStage.CLOSED, 1), at(ReturnStage.APPROVED, 0)))
        .isEqualTo(ReturnState.IN_PROGRESS);
    assertThat(state(at(ReturnStage.CLOSED, 1), at(ReturnStage.DECLINED, 0)))
        .isEqualTo(ReturnState.RETURNED);
    assertThat(state(at(ReturnStage.CLOSED, 0), at(ReturnStage.CANCELLED, 0)))
        .as("nothing came")
        .isEqualTo(ReturnState.NONE);
  }

  private static ReturnState state(Return... all) {
    return ReturnStage.ofOrder(List.of(all));
  }

  private static Return at(ReturnStage stage, int good) {
    var line = new Return.Line(1, "l", "", "", "", 1, ReturnReason.OTHER, "", good, 0, 1 - good, 0);
    return new Return(
        1,
        "r",
        1,
        stage,
        true,
        ReturnOutcome.REFUND,
        "",
        "",
        null,
        NOON,
        null,
        null,
        null,
        null,
        null,
        1,
        List.of(line));
  }

  private static int left(int ordered, int gone, int credited, int removed, int taken) {
    var order = order(line(ordered, gone, credited, removed));
    return Returnable.of(order, Map.of(1L, taken), NOON).lines().getFirst().left();
  }

  private static Refundable order(Refundable.Line line) {
    return new Refundable(
        1,
        1001,
        1,
        FulfilmentState.PREPARING,
        PaymentState.PAID,
        new Balance(ZERO, ZERO, ZERO, ZERO, ZERO, false),
        List.of(line),
        ZERO,
        ZERO,
        ZERO,
        ZERO,
        ZERO,
        Counts.ON_PLACING);
  }

  private static Refundable.Line line(int ordered, int gone, int credited, int removed) {
    return new Refundable.Line(
        1, "l", "", "", "", 1, true, ordered, credited, removed, gone, ZERO, ZERO, ZERO, false);
  }

  private static @Nullable Instant came(Method method, int units, Fulfilment... parcels) {
    var order = new Outgoing(method, FulfilmentState.PREPARING, units(units), List.of(parcels));
    return Arrival.of(order, null);
  }

  private static List<Outgoing.Line> units(int units) {
    return List.of(new Outgoing.Line(1, "", "", "", "", units, 0));
  }

  private static Fulfilment parcel(
      FulfilmentStage stage, Instant sent, @Nullable Instant delivered) {
    return new Fulfilment(
        1, "p", stage, 1, ParcelLabel.NONE, "", false, sent, delivered, null, 1, List.of());
  }
}
