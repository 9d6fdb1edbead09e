package io.storeflow.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.order.Timeline.Entry;
import io.storeflow.platform.money.Money;
import java.time.Instant;
import java.util.Currency;
import org.junit.jupiter.api.Test;

/** What an entry says in whatever language its reader has, and what stands as it was written. */
class TimelineEntryTest {
  private static final Instant NOON = Instant.parse("2026-12-03T11:00:00Z");
  private static final Money EUROS = new Money(2400, Currency.getInstance("EUR"));

  @Test
  void aTimeIsATimeAndNotWords() {
    var said = entry(Timeline.DELAYED, NOON.toString());
    assertThat(said.time()).isEqualTo(NOON);
    assertThat(said.tellsDetail()).isFalse();
    var before = entry(Timeline.DELAYED, "Donnerstag, 3. Dezember 2026 um 11:30");
    assertThat(before.time()).isNull();
    assertThat(before.tellsDetail()).isTrue();
    assertThat(entry(Timeline.COMMENT, NOON.toString()).time()).isNull();
  }

  @Test
  void whatWasSpentOfACardIsAnAmount() {
    var said = entry(Timeline.GIFT_CARD_SPENT, Timeline.told(EUROS) + " …51Q6");
    assertThat(said.amount()).isEqualTo(EUROS);
    assertThat(said.behindAmount()).isEqualTo("…51Q6");
    assertThat(said.tellsDetail()).isFalse();
    assertThat(entry(Timeline.GIFT_CARD_SPENT, "…51Q6: 24,00 €").tellsDetail()).isTrue();
  }

  private static Entry entry(String kind, String detail) {
    return new Entry(kind, null, "store", detail, NOON);
  }
}
