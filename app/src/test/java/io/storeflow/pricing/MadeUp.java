package io.storeflow.pricing;

import static io.storeflow.pricing.Basket.MOST_UNITS;

import io.storeflow.forsale.Kin;
import io.storeflow.forsale.VariantForSale;
import io.storeflow.platform.money.Money;
import io.storeflow.pricerule.PriceRule;
import io.storeflow.product.TaxClass;
import io.storeflow.quote.QuotedRates;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.Area;
import io.storeflow.shipping.Method;
import io.storeflow.shipping.Profile;
import io.storeflow.shipping.Rate;
import io.storeflow.shipping.ShippingBook;
import io.storeflow.shipping.Tariff;
import io.storeflow.shipping.Zone;
import io.storeflow.tax.TaxTerms;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Price books, baskets and buyers in one currency, chosen by hand or at random. */
final class MadeUp {
  static final Instant NOW = Instant.parse("2026-11-26T09:00:00Z");
  static final Address BERLIN = new Address("DE", "10115", "", "Berlin", "Ring 1", "");

  /** In the order in which they are made. */
  private static final AtomicInteger POSITIONS = new AtomicInteger();

  private final Currency currency;

  MadeUp(String currency) {
    this.currency = Currency.getInstance(currency);
  }

  PriceBook book(Random random) {
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

  PriceBook book(List<VariantForSale> variants, List<Rate> rates) {
    var byId =
        variants.stream().collect(Collectors.toMap(VariantForSale::publicId, Function.identity()));
    return book(byId, shipping(rates), List.of());
  }

  PriceBook book(Map<String, VariantForSale> byId, ShippingBook shipping, List<PriceRule> rules) {
    return new PriceBook(
        currency,
        true,
        EnumSet.allOf(Method.class),
        1,
        byId,
        shipping,
        ZoneId.of("Europe/Berlin"),
        rules,
        TaxTerms.NONE);
  }

  /** Rates that go to Germany. */
  static ShippingBook shipping(List<Rate> rates) {
    return shipping(rates, Set.of("DE"));
  }

  static ShippingBook shipping(List<Rate> rates, Set<String> countries) {
    return new ShippingBook(
        of(rates, Method.PICKUP),
        Stream.of(Method.DELIVERY, Method.SHIPPING)
            .map(
                method ->
                    new Zone(1, "z", method, "", Area.of(countries), null, of(rates, method), 1))
            .toList(),
        List.of());
  }

  private static List<Rate> of(List<Rate> rates, Method method) {
    return rates.stream().filter(rate -> rate.method() == method).toList();
  }

  List<Basket.Item> items(PriceBook book, Random random) {
    return book.variants().keySet().stream()
        .filter(id -> random.nextInt(4) > 0)
        .map(id -> new Basket.Item(id, 1 + random.nextInt(MOST_UNITS)))
        .toList();
  }

  Buyer buyer(PriceBook book, Random random) {
    var prices =
        book.shipping().rates().stream()
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

  static VariantForSale variant(String id, Money price) {
    return variant(id, price, 0, Profile.NONE);
  }

  static VariantForSale giftCard(String id, Money price) {
    return new VariantForSale(
        2,
        id,
        2,
        "g",
        "gift",
        "Gift card",
        "",
        "",
        "G-1",
        price,
        null,
        "",
        false,
        false,
        900,
        Profile.NONE,
        List.of(),
        Kin.NONE,
        TaxClass.EXEMPT,
        true);
  }

  static VariantForSale variant(String id, Money price, int grams, long profile) {
    return variant(id, price, grams, profile, TaxClass.STANDARD);
  }

  static VariantForSale variant(String id, Money price, TaxClass taxClass) {
    return variant(id, price, 0, Profile.NONE, taxClass);
  }

  private static VariantForSale variant(
      String id, Money price, int grams, long profile, TaxClass taxClass) {
    return variant(1, id, price, grams, profile, taxClass);
  }

  static VariantForSale variant(
      long row, String id, Money price, int grams, long profile, TaxClass taxClass) {
    return variant(row, id, price, grams, profile, Kin.NONE, taxClass);
  }

  static VariantForSale variant(
      long row, String id, Money price, int grams, long profile, Kin kin, TaxClass taxClass) {
    return new VariantForSale(
        row, id, 1, "p", "ramen", "Ramen", "", "Large", "R-1", price, null, "", true, false, grams,
        profile, List.of(), kin, taxClass, false);
  }

  static Rate rate(String id, Method method, Money price, @Nullable Money freeFrom) {
    return rate(id, method, price, freeFrom, true);
  }

  static Rate rate(
      String id, Method method, Money price, @Nullable Money freeFrom, boolean active) {
    return rate(id, method, Tariff.flat(price), freeFrom, active);
  }

  static Rate rate(
      String id, Method method, Tariff tariff, @Nullable Money freeFrom, boolean active) {
    int position = POSITIONS.incrementAndGet();
    return Rate.usual(
        position, id, id, method, tariff, freeFrom, null, null, Profile.NONE, active, position, 1);
  }

  Money sum(List<Money> amounts) {
    return amounts.stream().reduce(money(0), Money::plus);
  }

  Money money(long minor) {
    return new Money(minor, currency);
  }
}
