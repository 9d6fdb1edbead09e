package io.storeflow.pricing;

import io.storeflow.forsale.VariantForSale;
import io.storeflow.loyalty.Worth;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.money.Conversion;
import io.storeflow.platform.money.Money;
import io.storeflow.platform.money.PriceRounding;
import io.storeflow.product.TaxClass;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.Method;
import io.storeflow.tax.Said;
import io.storeflow.tax.TaxBuyer;
import io.storeflow.tax.TaxRates;
import io.storeflow.tax.TaxTerms;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;

/** A row of {@code pricing/golden-orders.csv}: what a store has set, and what is bought of it. */
record GoldenOrder(PriceBook book, Basket basket, Buyer buyer, Instant at) {
  private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
  private static final Worth POINTS = new Worth("Points", 1, 1, 100);

  static GoldenOrder of(ArgumentsAccessor row) {
    var sells = sells(said(row, 0));
    boolean included = !said(row, 2).equals("excl");
    var tax =
        said(row, 2).equals("none")
            ? TaxTerms.NONE
            : new TaxTerms(
                Said.settings(Said.address(said(row, 1)), included, said(row, 3)),
                TaxRates.seeded());
    Map<String, VariantForSale> variants = new LinkedHashMap<>();
    var items = new ArrayList<Basket.Item>();
    for (var line : said(row, 5).split("; ")) {
      var id = "v" + items.size();
      var words = List.of(line.split(" "));
      variants.put(id, variant(id, items.size(), words, sells));
      items.add(new Basket.Item(id, units(words)));
    }
    var book =
        new PriceBook(
            sells.to(),
            included,
            EnumSet.allOf(Method.class),
            1,
            variants,
            GoldenRates.of(said(row, 9), sells),
            ZONE,
            GoldenRules.of(said(row, 6), variants.values()).stream()
                .map(it -> it.in(sells))
                .toList(),
            tax,
            POINTS.in(sells),
            sells);
    var address = said(row, 8).equals("pickup") ? Address.NONE : Said.address(said(row, 8));
    var buyer = new Buyer(address, new RateWish.Exactly("r0"), null, claims(said(row, 7)));
    return new GoldenOrder(book, Basket.of(items), buyer, at(said(row, 4)));
  }

  /** "EUR", or "EUR>USD 1.08 end_90" for a store of euros that sells in dollars. */
  private static Conversion sells(String said) {
    var words = said.split("[> ]");
    var own = Currency.getInstance(words[0]);
    if (words.length == 1) return Conversion.none(own);
    var rounding = Coded.find(PriceRounding.class, words[3]).orElseThrow();
    return new Conversion(own, Currency.getInstance(words[1]), new BigDecimal(words[2]), rounding);
  }

  private static String said(ArgumentsAccessor row, int column) {
    return Objects.requireNonNull(row.getString(column));
  }

  Totals totals() {
    return Totals.of(book, basket, buyer, at);
  }

  /** By the clock on the wall in Berlin, or with an offset where it shows a time twice. */
  private static Instant at(String said) {
    return said.contains("+")
        ? OffsetDateTime.parse(said).toInstant()
        : LocalDateTime.parse(said).atZone(ZONE).toInstant();
  }

  private static VariantForSale variant(
      String id, int place, List<String> words, Conversion sells) {
    var price = price(words, sells);
    if (words.getFirst().equals("card")) return MadeUp.giftCard(id, price);
    int grams = 0;
    long profile = 0;
    for (var word : words.subList(2, words.size())) {
      if (word.endsWith("g")) grams = Integer.parseInt(word.substring(0, word.length() - 1));
      if (word.startsWith("p")) profile = Long.parseLong(word.substring(1));
    }
    var its = Coded.find(TaxClass.class, words.getFirst()).orElseThrow();
    return MadeUp.variant(100 + place, id, price, grams, profile, its);
  }

  /** By the rate, unless another one is said. */
  private static Money price(List<String> words, Conversion sells) {
    var said = words.stream().filter(it -> it.startsWith("=")).findFirst();
    long minor =
        said.map(it -> Long.parseLong(it.substring(1)))
            .orElseGet(() -> sells.price(Long.parseLong(words.get(1))));
    return new Money(minor, sells.to());
  }

  private static int units(List<String> words) {
    return words.stream()
        .filter(it -> it.startsWith("x"))
        .mapToInt(it -> Integer.parseInt(it.substring(1)))
        .findFirst()
        .orElse(1);
  }

  private static Claims claims(String said) {
    var brought = said.substring(said.indexOf(':') + 1);
    return switch (said.substring(0, Math.max(0, said.indexOf(':')))) {
      case "codes" -> Claims.NONE.withCodes(Set.of(brought.split(",")));
      case "points" -> Claims.NONE.withPoints(Long.parseLong(brought));
      case "business" -> Claims.NONE.withBusiness(new TaxBuyer(brought, true));
      case "unconfirmed" -> Claims.NONE.withBusiness(new TaxBuyer(brought, false));
      default -> Claims.NONE;
    };
  }
}
