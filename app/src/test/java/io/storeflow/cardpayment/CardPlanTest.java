package io.storeflow.cardpayment;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.giftcard.CardState;
import io.storeflow.giftcard.GiftCard;
import io.storeflow.platform.money.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CardPlanTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

  @Test
  void usesUpOneCardAfterTheOther() {
    var plan =
        CardPlan.of(
            List.of("a", "b", "c"),
            Map.of("a", card(1, 500, "EUR"), "b", card(2, 900, "EUR"), "c", card(3, 100, "EUR")),
            euros(1200),
            euros(0),
            TODAY);
    assertThat(plan.shares())
        .extracting(CardPlan.Share::amount)
        .containsExactly(euros(500), euros(700), euros(0));
    assertThat(plan.shares().get(1).left()).isEqualTo(euros(200));
    assertThat(plan.paying()).hasSize(2);
    assertThat(plan.paid()).isEqualTo(euros(1200));
    assertThat(plan.due()).isEqualTo(euros(0));
    assertThat(plan.paysAll()).isTrue();
  }

  @Test
  void leavesWhatCardsDoNotPay() {
    var plan =
        CardPlan.of(List.of("a"), Map.of("a", card(1, 500, "EUR")), euros(1200), euros(0), TODAY);
    assertThat(plan.due()).isEqualTo(euros(700));
    assertThat(plan.paysAll()).isFalse();
    assertThat(CardPlan.none(euros(0)).paysAll()).isFalse();
  }

  @Test
  void paysNoGiftCards() {
    var known = Map.of("a", card(1, 5000, "EUR"));
    var both = CardPlan.of(List.of("a"), known, euros(3500), euros(2500), TODAY);
    assertThat(both.paid()).isEqualTo(euros(1000));
    assertThat(both.due()).isEqualTo(euros(2500));
    var alone = CardPlan.of(List.of("a"), known, euros(2500), euros(2500), TODAY);
    assertThat(alone.due()).isEqualTo(euros(2500));
    assertThat(alone.refused())
        .extracting(CardPlan.Refused::why)
        .containsExactly(CardFault.BUYS_CARDS);
  }

  @Test
  void takesTwoCodesOfACardForOne() {
    var card = card(1, 500, "EUR");
    var plan =
        CardPlan.of(
            List.of("a", "b", "a"), Map.of("a", card, "b", card), euros(900), euros(0), TODAY);
    assertThat(plan.shares()).hasSize(1);
    assertThat(plan.cards()).isEqualTo(1);
    assertThat(plan.refused()).isEmpty();
    assertThat(plan.due()).isEqualTo(euros(400));
  }

  /** Of dinars with three decimals cards of banks take tens of fils. */
  @ParameterizedTest
  @CsvSource({
    // on the cards, total, paid by each, due
    "3333, , 20000, 3330, 0, 16670",
    "3333, 5555, 20000, 3333, 5547, 11120",
    "3333, 3337, 20000, 3333, 3337, 13330",
    "3334, 1, 20000, 3330, 0, 16670",
    "5, , 20000, 0, 0, 20000",
    "25555, , 20000, 20000, 0, 0",
  })
  void leavesARestThatCanBePaid(
      long first, @Nullable Long second, long total, long paid, long more, long due) {
    long other = second == null ? 0 : second;
    var known = Map.of("a", card(1, first, "KWD"), "b", card(2, other, "KWD"));
    var hashes = second == null ? List.of("a") : List.of("a", "b");
    var plan = CardPlan.of(hashes, known, dinars(total), dinars(0), TODAY);
    assertThat(plan.due()).isEqualTo(dinars(due));
    assertThat(plan.paid()).isEqualTo(dinars(paid + more));
    assertThat(plan.shares().getFirst().amount()).isEqualTo(dinars(paid));
    assertThat(plan.shares().getFirst().left()).isEqualTo(dinars(first - paid));
  }

  @Test
  void saysWhyACardCannotPayButNotOfOneThatIsSwitchedOff() {
    var known =
        Map.of(
            "off", card(1, 500, "EUR", CardState.DISABLED, null),
            "over", card(2, 500, "EUR", CardState.ACTIVE, TODAY.minusDays(1)),
            "today", card(3, 500, "EUR", CardState.ACTIVE, TODAY),
            "empty", card(4, 0, "EUR"),
            "dollars", card(5, 500, "USD"));
    var plan =
        CardPlan.of(
            List.of("off", "over", "today", "empty", "dollars", "none"),
            known,
            euros(1200),
            euros(0),
            TODAY);
    assertThat(plan.refused())
        .extracting(CardPlan.Refused::place, CardPlan.Refused::why)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(0, CardFault.UNKNOWN),
            org.assertj.core.groups.Tuple.tuple(1, CardFault.EXPIRED),
            org.assertj.core.groups.Tuple.tuple(3, CardFault.EMPTY),
            org.assertj.core.groups.Tuple.tuple(4, CardFault.CURRENCY),
            org.assertj.core.groups.Tuple.tuple(5, CardFault.UNKNOWN));
    assertThat(plan.refused().getFirst().lastFour()).isNull();
    assertThat(plan.due()).isEqualTo(euros(700));
  }

  private static GiftCard card(long id, long balance, String currency) {
    return card(id, balance, currency, CardState.ACTIVE, null);
  }

  private static GiftCard card(
      long id, long balance, String currency, CardState state, @Nullable LocalDate until) {
    var money = new Money(balance, Currency.getInstance(currency));
    return new GiftCard(
        id, "id" + id, state, money, money, "ABCD", until, "", "", "", null, "", Instant.EPOCH);
  }

  private static Money dinars(long minor) {
    return new Money(minor, Currency.getInstance("KWD"));
  }

  private static Money euros(long minor) {
    return new Money(minor, Currency.getInstance("EUR"));
  }
}
