package io.storeflow.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.platform.money.Money;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was moved on a day, by currency. */
class AuditDayTest {
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final Currency USD = Currency.getInstance("USD");

  @Test
  void sumsEachCurrencyByItself() {
    var none = AuditDay.What.of("order.refunded", 2, null);
    var euros = AuditDay.What.of("order.refunded", 3, new Money(1000, EUR));
    var dollars = AuditDay.What.of("order.refunded", 1, new Money(500, USD));
    assertThat(none.moved()).isEmpty();
    assertThat(dollars.plus(euros).plus(none).plus(euros))
        .isEqualTo(
            new AuditDay.What(
                "order.refunded", 9, List.of(new Money(2000, EUR), new Money(500, USD))));
  }

  @Test
  void whatWasTakenBackIsTakenOff() {
    var more = AuditDay.What.of("gift_card.adjusted", 1, new Money(500, EUR));
    var less = AuditDay.What.of("gift_card.adjusted", 1, new Money(-200, EUR));
    assertThat(more.plus(less).moved()).containsExactly(new Money(300, EUR));
  }
}
