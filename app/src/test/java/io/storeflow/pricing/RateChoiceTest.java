package io.storeflow.pricing;

import static io.storeflow.pricing.MadeUp.BERLIN;
import static io.storeflow.pricing.MadeUp.NOW;
import static io.storeflow.pricing.MadeUp.rate;
import static io.storeflow.pricing.MadeUp.variant;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.quote.QuotedRates;
import io.storeflow.shipping.Method;
import io.storeflow.shipping.Offer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which rate is offered and taken, at what price and why. */
class RateChoiceTest {
  private final MadeUp made = new MadeUp("EUR");

  /** Which rate is taken, at what price and why: goods of 50.00, free from there on. */
  @ParameterizedTest
  @CsvSource({
    // wished, quoted price of "dear", quote of the same address, taken, price, why
    "exactly dear, , , dear, 0, RATE_WISHED RATE_FREE",
    "exactly flat, , , flat, 490, RATE_WISHED",
    "exactly off, , , , ,",
    "exactly none, , , , ,",
    "exactly flat, 100, true, flat, 490, RATE_WISHED",
    "exactly dear, 100, true, dear, 100, RATE_WISHED RATE_FREE RATE_QUOTED",
    "exactly dear, 100, false, dear, 0, RATE_WISHED RATE_FREE",
    "shipping dear, , , dear, 0, RATE_WISHED RATE_FREE",
    "shipping gone, , , flat, 490, RATE_FIRST",
    "pickup flat, , , here, 0, RATE_FIRST",
    "delivery flat, , , , ,",
  })
  void choosesARateAndSaysWhy(
      String wished,
      @Nullable Long quoted,
      @Nullable Boolean sameAddress,
      @Nullable String taken,
      @Nullable Long price,
      @Nullable String why) {
    var off = rate("off", Method.SHIPPING, made.money(100), null, false);
    var book =
        made.book(
            List.of(variant("v", made.money(2500))),
            List.of(
                off,
                rate("flat", Method.SHIPPING, made.money(490), null),
                rate("dear", Method.SHIPPING, made.money(990), made.money(5000)),
                rate("here", Method.PICKUP, made.money(0), null)));
    var words = wished.split(" ");
    var wish =
        words[0].equals("exactly")
            ? new RateWish.Exactly(words[1])
            : new RateWish.ByMethod(
                Method.valueOf(words[0].toUpperCase(java.util.Locale.ROOT)), words[1]);
    var quote =
        quoted == null
            ? null
            : new QuotedRates(
                Map.of("dear", quoted), true, Boolean.TRUE.equals(sameAddress), NOW.plusSeconds(1));
    var basket = Basket.of(List.of(new Basket.Item("v", 2)));
    var totals = Totals.of(book, basket, new Buyer(BERLIN, wish, quote), NOW);
    var rate = totals.rate();
    assertThat(rate == null ? null : rate.id()).isEqualTo(taken);
    assertThat(rate == null ? null : rate.price().minor()).isEqualTo(price);
    assertThat(totals.steps().stream().map(it -> it.kind().name()).collect(Collectors.joining(" ")))
        .isEqualTo(why == null ? "" : why);
    if (quote == null) return;
    var later = Totals.of(book, basket, new Buyer(BERLIN, wish, quote), quote.expiresAt());
    assertThat(later.steps()).extracting(Step::kind).doesNotContain(Step.Kind.RATE_QUOTED);
  }

  /** Goods of 50.00 were worth something else when it was quoted: a code came, or went. */
  @ParameterizedTest
  @CsvSource({
    // free from, value that was quoted, quoted price, price
    "5000, 5000, 100, 100",
    "5000, 6000, 100, 100",
    "5500, 6000, 0, 990",
    "5500, 5200, 100, 100",
    "5000, 4000, 990, 0",
    "5500, , 0, 0",
  })
  void aQuoteDoesNotHoldARateThatGoesByAnotherValueNow(
      long freeFrom, @Nullable Long value, long quoted, long price) {
    var book =
        made.book(
            List.of(variant("v", made.money(2500))),
            List.of(rate("dear", Method.SHIPPING, made.money(990), made.money(freeFrom))));
    var quote = new QuotedRates(Map.of("dear", quoted), true, true, NOW.plusSeconds(1), value);
    var basket = Basket.of(List.of(new Basket.Item("v", 2)));
    var buyer = new Buyer(BERLIN, new RateWish.Exactly("dear"), quote);
    var totals = Totals.of(book, basket, buyer, NOW);
    assertThat(totals.shipping()).isEqualTo(made.money(price));
    assertThat(quote.says(totals.offers())).isEqualTo(price == quoted);
  }

  @Test
  void offersWithoutAnAddressWhatNeedsNone() {
    var book =
        made.book(
            List.of(variant("v", made.money(100))),
            List.of(
                rate("flat", Method.SHIPPING, made.money(490), null),
                rate("here", Method.PICKUP, made.money(0), null)));
    var basket = Basket.of(List.of(new Basket.Item("v", 1)));
    assertThat(Totals.of(book, basket, Buyer.UNKNOWN, NOW).offers())
        .extracting(Offer::id)
        .containsExactly("here");
  }
}
