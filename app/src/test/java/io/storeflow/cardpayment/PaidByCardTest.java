package io.storeflow.cardpayment;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.order.FulfilmentState;
import io.storeflow.payment.Balance;
import io.storeflow.platform.money.Money;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the sum of an order says is left to pay beside its gift cards. */
class PaidByCardTest {
  private static final FulfilmentState OPEN = FulfilmentState.PREPARING;

  private final Balance placed = Balance.placed(euros(7960), euros(3000));
  private final List<PaidByCard> cards =
      List.of(new PaidByCard("MS6E", euros(3000), euros(0), false));

  @Test
  void isTheTotalLessWhatTheyPaid() {
    assertThat(PaidByCard.rest(placed, cards, OPEN)).isEqualTo(euros(4960));
    assertThat(PaidByCard.rest(placed, List.of(), OPEN)).isNull();
    assertThat(PaidByCard.rest(placed, cards, FulfilmentState.CANCELLED)).isNull();
  }

  @Test
  void isWhatIsStillDueOnceSomethingWasTakenOff() {
    var less = placed.lessWorth(euros(2490));
    assertThat(PaidByCard.rest(less, cards, OPEN)).isEqualTo(euros(2470));
    assertThat(PaidByCard.restWord(euros(4960), null, less)).isEqualTo("card.due");
    var paid = less.withPaid(euros(2470));
    assertThat(PaidByCard.rest(paid, cards, OPEN)).as("nothing is left to pay").isNull();
  }

  private static Money euros(long cents) {
    return new Money(cents, Currency.getInstance("EUR"));
  }
}
