package io.storeflow.pricing;

import static io.storeflow.pricing.Basket.MOST_LINES;
import static io.storeflow.pricing.Basket.MOST_UNITS;
import static io.storeflow.pricing.MadeUp.BERLIN;
import static io.storeflow.pricing.MadeUp.NOW;
import static io.storeflow.pricing.MadeUp.rate;
import static io.storeflow.pricing.MadeUp.variant;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storeflow.platform.input.Amount;
import io.storeflow.pricing.Totals.Why;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TotalsTest {
  /** Where a line stood among what was sent. */
  private static final String PLACES = "wanted.items";

  private static final int ROUNDS = 300;

  private final MadeUp made = new MadeUp("EUR");

  /** Laws that hold whatever is in the book and the basket; currencies of 2, 0 and 3 decimals. */
  @ParameterizedTest
  @ValueSource(strings = {"EUR", "JPY", "KWD"})
  void addsUp(String code) {
    var made = new MadeUp(code);
    var random = new Random(7);
    for (int round = 0; round < ROUNDS; round++) {
      var book = made.book(random);
      var items = made.items(book, random);
      var buyer = made.buyer(book, random);
      var totals = Totals.of(book, Basket.of(items), buyer, NOW);

      var sum = made.sum(totals.lines().stream().map(Totals.Line::total).toList());
      assertThat(totals.subtotal()).as("sum of the lines").isEqualTo(sum);
      for (var line : totals.lines()) {
        assertThat(line.total()).isEqualTo(line.unitPrice().times(line.quantity()));
        assertThat(made.sum(line.steps().stream().map(Step::amount).toList()))
            .isEqualTo(line.total());
      }
      var rate = totals.rate();
      assertThat(totals.shipping()).isEqualTo(rate == null ? made.money(0) : rate.price());
      assertThat(made.sum(totals.steps().stream().map(Step::amount).toList()))
          .as("steps of shipping")
          .isEqualTo(totals.shipping());
      assertThat(totals.total().minus(totals.rounding()))
          .isEqualTo(totals.subtotal().plus(totals.shipping()));
      assertThat(List.of(totals.tax(), totals.discount())).containsOnly(made.money(0));
      assertThat(rate == null || totals.offers().contains(rate)).isTrue();
      assertThat(Totals.of(book, Basket.of(items), buyer, NOW)).isEqualTo(totals);
    }
  }

  @Test
  void doesNotDependOnTheOrderOfLines() {
    var random = new Random(11);
    for (int round = 0; round < ROUNDS; round++) {
      var book = made.book(random);
      var items = made.items(book, random);
      var buyer = made.buyer(book, random);
      var totals = Totals.of(book, Basket.of(items), buyer, NOW);
      var mixed = new ArrayList<>(items);
      Collections.shuffle(mixed, random);
      var other = Totals.of(book, Basket.of(mixed), buyer, NOW);
      assertThat(other.lines())
          .usingRecursiveFieldByFieldElementComparatorIgnoringFields(PLACES)
          .containsExactlyInAnyOrderElementsOf(totals.lines());
      assertThat(other.offers()).isEqualTo(totals.offers());
      assertThat(other.total()).isEqualTo(totals.total());
    }
  }

  @Test
  void takesUnitsTogetherAsIfTheyWereOneLine() {
    var random = new Random(13);
    for (int round = 0; round < ROUNDS; round++) {
      var book = made.book(random);
      var items = made.items(book, random);
      var buyer = made.buyer(book, random);
      var parts = new ArrayList<Basket.Item>();
      for (var item : items) {
        int some = item.quantity() < 2 ? 0 : 1 + random.nextInt(item.quantity() - 1);
        if (some > 0) parts.add(new Basket.Item(item.variantId(), some));
        parts.add(new Basket.Item(item.variantId(), item.quantity() - some));
      }
      var whole = Totals.of(book, Basket.of(items), buyer, NOW);
      var split = Totals.of(book, Basket.of(parts), buyer, NOW);
      assertThat(split.lines())
          .usingRecursiveFieldByFieldElementComparatorIgnoringFields(PLACES)
          .containsExactlyElementsOf(whole.lines());
      assertThat(split.total()).isEqualTo(whole.total());
    }
  }

  /** What two baskets cost apart, their goods cost together. */
  @Test
  void costsTheSameTogetherAndApart() {
    var random = new Random(17);
    for (int round = 0; round < ROUNDS; round++) {
      var book = made.book(random);
      var items = made.items(book, random);
      int cut = random.nextInt(items.size() + 1);
      var first = Totals.of(book, Basket.of(items.subList(0, cut)), Buyer.UNKNOWN, NOW);
      var rest = Totals.of(book, Basket.of(items.subList(cut, items.size())), Buyer.UNKNOWN, NOW);
      assertThat(first.subtotal().plus(rest.subtotal()))
          .isEqualTo(Totals.of(book, Basket.of(items), Buyer.UNKNOWN, NOW).subtotal());
    }
  }

  @Test
  void cannotOverflowWithPricesThatCanBeEntered() {
    var dear = made.money(Amount.MOST_MINOR);
    var variants = IntStream.range(0, MOST_LINES).mapToObj(i -> variant("v" + i, dear)).toList();
    var rate = rate("r", Method.SHIPPING, dear, null);
    var items = variants.stream().map(it -> new Basket.Item(it.publicId(), MOST_UNITS)).toList();
    var totals =
        Totals.of(made.book(variants, List.of(rate)), Basket.of(items), wish(BERLIN, "r"), NOW);
    assertThat(totals.total().minor())
        .isEqualTo(Amount.MOST_MINOR * ((long) MOST_LINES * MOST_UNITS + 1));

    var absurd = made.book(List.of(variant("v", made.money(Long.MAX_VALUE / 2))), List.of());
    var three = Basket.of(List.of(new Basket.Item("v", 3)));
    assertThatThrownBy(() -> Totals.of(absurd, three, Buyer.UNKNOWN, NOW))
        .as("never a wrong sum")
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void leavesOutWhatCannotBeBoughtAndNamesIt() {
    var book =
        made.book(List.of(variant("a", made.money(100)), variant("b", made.money(10))), List.of());
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
    assertThat(basket.lines().get(1).items()).containsExactly(1, 3);
    assertThat(totals.subtotal()).isEqualTo(made.money(20));
    assertThat(totals.count()).isEqualTo(2);
  }

  /** Of whichever cards they are, and of goods as many as ever. */
  @Test
  void takesNoMoreGiftCardsThanAnOrderMay() {
    var book =
        made.book(
            List.of(
                MadeUp.giftCard("card", made.money(2500)),
                MadeUp.giftCard("other", made.money(5000)),
                variant("a", made.money(100))),
            List.of());
    for (int more : List.of(0, 1)) {
      var basket =
          Basket.of(
              List.of(
                  new Basket.Item("card", Basket.MOST_CARDS - 1),
                  new Basket.Item("a", MOST_UNITS),
                  new Basket.Item("other", 1 + more)));
      var totals = Totals.of(book, basket, Buyer.UNKNOWN, NOW);
      assertThat(totals.faults()).hasSize(more);
      for (var fault : totals.faults()) {
        assertThat(fault.why()).isEqualTo(Why.TOO_MANY_CARDS);
        assertThat(fault.line().variantId()).isEqualTo("other");
      }
    }
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

  private static Buyer wish(Address address, String rate) {
    return new Buyer(address, new RateWish.Exactly(rate), null);
  }
}
