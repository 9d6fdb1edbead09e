package io.storeflow.draftorder;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.money.Money;
import io.storeflow.pricing.Basket;
import io.storeflow.pricing.Buyer;
import io.storeflow.pricing.PriceBook;
import io.storeflow.pricing.Totals;
import io.storeflow.product.TaxClass;
import io.storeflow.shipping.ShippingBook;
import io.storeflow.store.Actor;
import io.storeflow.tax.TaxTerms;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What was agreed is what it comes to, whatever the store asks for its goods by now. */
class AgreedTest {
  private static final Currency EUR = Currency.getInstance("EUR");

  @Test
  void whatIsOffIsSharedToTheCentAndNothingIsBelowNothing() {
    var random = new Random(20261130);
    for (int round = 0; round < 500; round++) {
      var lines =
          random
              .ints(1 + random.nextInt(8), 0, 5_000)
              .mapToObj(minor -> own(minor, 1 + random.nextInt(5)))
              .toList();
      long sum = lines.stream().mapToLong(it -> it.total().minor()).sum();
      var percent = 1 + random.nextInt(10_000);
      var amount = 1 + random.nextInt(20_000);
      var part = totals(lines, new DraftDiscount(DiscountKind.PERCENT, percent, "Part"));
      var fixed = totals(lines, new DraftDiscount(DiscountKind.AMOUNT, amount, "Amount"));
      assertThat(fixed.discount().minor()).isEqualTo(Math.min(sum, amount));
      assertThat(part.discount().minor())
          .isBetween(sum * percent / 10_000 - lines.size(), sum * percent / 10_000 + lines.size());
      for (var it : List.of(part, fixed)) {
        assertThat(it.subtotal().minor()).isEqualTo(sum);
        assertThat(it.total()).isEqualTo(it.subtotal().minus(it.discount()));
        assertThat(it.lines()).allMatch(line -> !line.total().isNegative());
      }
    }
    assertThat(totals(List.of(own(450, 2)), null).total()).isEqualTo(new Money(900, EUR));
  }

  @Test
  void itemsOfItsOwnAreNobodysGoods() {
    var totals = totals(List.of(own(450, 2), own(100, 1)), null);
    assertThat(totals.lines())
        .allSatisfy(
            line -> {
              assertThat(line.variant().id()).isZero();
              assertThat(line.variant().tracked()).isFalse();
              assertThat(line.variant().giftCard()).isFalse();
            })
        .hasSize(2);
    assertThat(totals.isSent()).isTrue();
  }

  private static DraftLine own(long minor, int quantity) {
    var id = PublicId.random();
    return new DraftLine(
        id, null, "Engraving", "", TaxClass.STANDARD, quantity, new Money(minor, EUR));
  }

  private static Totals totals(List<DraftLine> lines, @Nullable DraftDiscount off) {
    var agreed = new Agreed(1, "", 1, 1, Actor.SYSTEM, lines, off);
    var basket = Basket.of(agreed.items());
    return Totals.of(agreed.on(book()), basket, Buyer.UNKNOWN, Instant.EPOCH);
  }

  private static PriceBook book() {
    return new PriceBook(
        EUR,
        true,
        Set.of(),
        1,
        Map.of(),
        ShippingBook.EMPTY,
        ZoneOffset.UTC,
        List.of(),
        TaxTerms.NONE);
  }
}
