package io.storeflow.pricing;

import static io.storeflow.pricing.Basket.MOST_LINES;
import static io.storeflow.pricing.Basket.MOST_UNITS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storeflow.forsale.VariantForSale;
import io.storeflow.platform.input.Amount;
import io.storeflow.platform.money.Money;
import io.storeflow.pricing.Totals.Why;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.Method;
import io.storeflow.shipping.Offer;
import io.storeflow.shipping.QuotedRates;
import io.storeflow.shipping.Rate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TotalsTest {
  private static final Instant NOW = Instant.parse("2026-11-26T09:00:00Z");
  private static final Address BERLIN = new Address("DE", "10115", "", "Berlin", "Ring 1", "");
  private static final int ROUNDS = 300;

  private Currency currency = Currency.getInstance("EUR");

  /** Laws that hold whatever is in the book and the basket; currencies of 2, 0 and 3 decimals. */
  @ParameterizedTest
  @ValueSource(strings = {"EUR", "JPY", "KWD"})
  void addsUp(String code) {
    currency = Currency.getInstance(code);
    var random = new Random(7);
    for (int round = 0; round < ROUNDS; round++) {
      var book = book(random);
      var items = items(book, random);
      var buyer = buyer(book, random);
      var totals = Totals.of(book, Basket.of(items), buyer, NOW);

      var sum = sum(totals.lines().stream().map(Totals.Line::total).toList());
      assertThat(totals.subtotal()).as("sum of the lines").isEqualTo(sum);
      for (var line : totals.lines()) {
        assertThat(line.total()).isEqualTo(line.unitPrice().times(line.quantity()));
        assertThat(sum(line.steps().stream().map(Step::amount).toList())).isEqualTo(line.total());
      }
      var rate = totals.rate();
      assertThat(totals.shipping()).isEqualTo(rate == null ? money(0) : rate.price());
      assertThat(sum(totals.steps().stream().map(Step::amount).toList()))
          .as("steps of shipping")
          .isEqualTo(totals.shipping());
      assertThat(totals.total()).isEqualTo(totals.subtotal().plus(totals.shipping()));
      assertThat(List.of(totals.tax(), totals.discount())).containsOnly(money(0));
      assertThat(rate == null || totals.offers().contains(rate)).isTrue();
      assertThat(Totals.of(book, Basket.of(items), buyer, NOW)).isEqualTo(totals);
    }
  }

  @Test
  void doesNotDependOnTheOrderOfLines() {
    var random = new Random(11);
    for (int round = 0; round < ROUNDS; round++) {
      var book = book(random);
      var items = items(book, random);
      var buyer = buyer(book, random);
      var totals = Totals.of(book, Basket.of(items), buyer, NOW);
      var mixed = new ArrayList<>(items);
      Collections.shuffle(mixed, random);
      var other = Totals.of(book, Basket.of(mixed), buyer, NOW);
      assertThat(other.lines()).containsExactlyInAnyOrderElementsOf(totals.lines());
      assertThat(other.offers()).isEqualTo(totals.offers());
      assertThat(other.total()).isEqualTo(totals.total());
    }
  }

  @Test
  void takesUnitsTogetherAsIfTheyWereOneLine() {
    var random = new Random(13);
    for (int round = 0; round < ROUNDS; round++) {
      var book = book(random);
      var items = items(book, random);
      var buyer = buyer(book, random);
      var parts = new ArrayList<Basket.Item>();
      for (var item : items) {
        int some = item.quantity() < 2 ? 0 : 1 + random.nextInt(item.quantity() - 1);
        if (some > 0) parts.add(new Basket.Item(item.variantId(), some));
        parts.add(new Basket.Item(item.variantId(), item.quantity() - some));
      }
      var whole = Totals.of(book, Basket.of(items), buyer, NOW);
      var split = Totals.of(book, Basket.of(parts), buyer, NOW);
      assertThat(split.lines()).isEqualTo(whole.lines());
      assertThat(split.total()).isEqualTo(whole.total());
    }
  }

  /** What two baskets cost apart, their goods cost together. */
  @Test
  void costsTheSameTogetherAndApart() {
    var random = new Random(17);
    for (int round = 0; round < ROUNDS; round++) {
      var book = book(random);
      var items = items(book, random);
      int cut = random.nextInt(items.size() + 1);
      var first = Totals.of(book, Basket.of(items.subList(0, cut)), Buyer.UNKNOWN, NOW);
      var rest = Totals.of(book, Basket.of(items.subList(cut, items.size())), Buyer.UNKNOWN, NOW);
      assertThat(first.subtotal().plus(rest.subtotal()))
          .isEqualTo(Totals.of(book, Basket.of(items), Buyer.UNKNOWN, NOW).subtotal());
    }
  }

  @Test
  void cannotOverflowWithPricesThatCanBeEntered() {
    var dear = money(Amount.MOST_MINOR);
    var variants = IntStream.range(0, MOST_LINES).mapToObj(i -> variant("v" + i, dear)).toList();
    var rate = rate("r", Method.SHIPPING, dear, null);
    var items = variants.stream().map(it -> new Basket.Item(it.publicId(), MOST_UNITS)).toList();
    var totals = Totals.of(book(variants, List.of(rate)), Basket.of(items), wish(BERLIN, "r"), NOW);
    assertThat(totals.total().minor())
        .isEqualTo(Amount.MOST_MINOR * ((long) MOST_LINES * MOST_UNITS + 1));

    var absurd = book(List.of(variant("v", money(Long.MAX_VALUE / 2))), List.of());
    var three = Basket.of(List.of(new Basket.Item("v", 3)));
    assertThatThrownBy(() -> Totals.of(absurd, three, Buyer.UNKNOWN, NOW))
        .as("never a wrong sum")
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void leavesOutWhatCannotBeBoughtAndNamesIt() {
    var book = book(List.of(variant("a", money(100)), variant("b", money(10))), List.of());
    var basket =
        Basket.of(
            List.of(
                new Basket.Item("gone", 1),
                new Basket.Item("a", MOST_UNITS),
                new Basket.Item("b", 2),
                new Basket.Item("a", 1)));
    var totals = Totals.of(book, basket, Buyer.UNKNOWN, NOW);
    assertThat(totals.faults())
        .extracting(fault -> fault.line().variantId(), Totals.Fault::why)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("gone", Why.NOT_FOR_SALE),
            org.assertj.core.groups.Tuple.tuple("a", Why.TOO_MANY_UNITS));
    assertThat(basket.line("a").items()).containsExactly(1, 3);
    assertThat(totals.subtotal()).isEqualTo(money(20));
    assertThat(totals.count()).isEqualTo(2);
  }

  @Test
  void holdsNoMoreThanAnOrderMay() {
    var many =
        IntStream.rangeClosed(0, MOST_LINES).mapToObj(i -> new Basket.Item("v" + i, 1)).toList();
    assertThatThrownBy(() -> Basket.of(many)).isInstanceOf(IllegalArgumentException.class);
    assertThat(Basket.of(many.subList(1, many.size())).lines()).hasSize(MOST_LINES);
    var none = List.of(new Basket.Item("v", 0));
    assertThatThrownBy(() -> Basket.of(none)).isInstanceOf(IllegalArgumentException.class);
  }

  /** Which rate is taken, at what price and why: goods of 50.00, free from there on. */
  @ParameterizedTest
  @CsvSource({
    // wished, quoted price of "dear", quote of the same address, taken, price, why
    "exactly dear, , , dear, 0, RATE_WISHED RATE_FREE",
    "exactly flat, , , flat, 490, RATE_WISHED",
    "exactly off, , , , ,",
    "exactly far, , , , ,",
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
    var off = rate("off", Method.SHIPPING, money(100), null, false, Set.of("DE"));
    var book =
        book(
            List.of(variant("v", money(2500))),
            List.of(
                off,
                rate("far", Method.SHIPPING, money(100), null, true, Set.of("AT")),
                rate("flat", Method.SHIPPING, money(490), null),
                rate("dear", Method.SHIPPING, money(990), money(5000)),
                rate("here", Method.PICKUP, money(0), null)));
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

  @Test
  void offersWithoutAnAddressWhatNeedsNone() {
    var book =
        book(
            List.of(variant("v", money(100))),
            List.of(
                rate("flat", Method.SHIPPING, money(490), null),
                rate("here", Method.PICKUP, money(0), null)));
    var basket = Basket.of(List.of(new Basket.Item("v", 1)));
    assertThat(Totals.of(book, basket, Buyer.UNKNOWN, NOW).offers())
        .extracting(Offer::id)
        .containsExactly("here");
  }

  private PriceBook book(Random random) {
    var variants =
        IntStream.range(0, 1 + random.nextInt(8))
            .mapToObj(i -> variant("v" + i, money(random.nextInt(100_000))))
            .toList();
    var rates = new ArrayList<Rate>();
    for (int i = 0; i < random.nextInt(5); i++) {
      var method = Method.values()[random.nextInt(Method.values().length)];
      var free = random.nextBoolean() ? money(random.nextInt(200_000)) : null;
      rates.add(rate("r" + i, method, money(random.nextInt(2_000)), free));
    }
    return book(variants, rates);
  }

  private List<Basket.Item> items(PriceBook book, Random random) {
    return book.variants().keySet().stream()
        .filter(id -> random.nextInt(4) > 0)
        .map(id -> new Basket.Item(id, 1 + random.nextInt(MOST_UNITS)))
        .toList();
  }

  private Buyer buyer(PriceBook book, Random random) {
    var prices =
        book.rates().stream()
            .collect(Collectors.toMap(Rate::publicId, rate -> (long) random.nextInt(3_000)));
    var quoted =
        random.nextBoolean()
            ? new QuotedRates(prices, true, random.nextBoolean(), NOW.plusSeconds(1))
            : null;
    var method = Method.values()[random.nextInt(Method.values().length)];
    var wish =
        switch (random.nextInt(3)) {
          case 0 -> RateWish.NONE;
          case 1 -> new RateWish.Exactly("r" + random.nextInt(5));
          default -> new RateWish.ByMethod(method, "r" + random.nextInt(5));
        };
    return new Buyer(random.nextInt(4) > 0 ? BERLIN : Address.NONE, wish, quoted);
  }

  private static Buyer wish(Address address, String rate) {
    return new Buyer(address, new RateWish.Exactly(rate), null);
  }

  private PriceBook book(List<VariantForSale> variants, List<Rate> rates) {
    var byId =
        variants.stream().collect(Collectors.toMap(VariantForSale::publicId, Function.identity()));
    return new PriceBook(currency, true, EnumSet.allOf(Method.class), 1, byId, rates);
  }

  private static VariantForSale variant(String id, Money price) {
    return new VariantForSale(
        1, id, 1, "p", "ramen", "Ramen", "", "Large", "R-1", price, null, "", true);
  }

  private static Rate rate(String id, Method method, Money price, @Nullable Money freeFrom) {
    return rate(id, method, price, freeFrom, true, Set.of("DE"));
  }

  private static Rate rate(
      String id,
      Method method,
      Money price,
      @Nullable Money freeFrom,
      boolean active,
      Set<String> countries) {
    return new Rate(1, id, id, method, price, freeFrom, List.of(), countries, active, 1);
  }

  private Money sum(List<Money> amounts) {
    return amounts.stream().reduce(money(0), Money::plus);
  }

  private Money money(long minor) {
    return new Money(minor, currency);
  }
}
