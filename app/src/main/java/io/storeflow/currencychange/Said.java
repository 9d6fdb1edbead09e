package io.storeflow.currencychange;

import static io.storeflow.db.Tables.MODIFIER;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;

import io.storeflow.platform.code.Coded;
import io.storeflow.platform.money.Conversion;
import io.storeflow.platform.money.Money;
import io.storeflow.pricerule.Effect;
import io.storeflow.pricerule.PriceRule;
import io.storeflow.pricerule.PriceRules;
import io.storeflow.shipping.Rate;
import io.storeflow.shipping.ShippingBook;
import io.storeflow.shipping.ShippingBooks;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a store says in money, for a look before it is changed. */
@Component
class Said {
  private static final int PRODUCTS = 8;
  private static final int EXTRAS = 4;
  private static final int MOST = 40;

  /** What an amount is of, as messages name it, and what becomes of it. */
  enum Kind implements Coded {
    PRODUCT,
    EXTRA,
    RATE,
    FREE,
    MINIMUM,
    RULE;

    Money of(Money amount, Change change) {
      return switch (this) {
        case PRODUCT -> change.prices().of(amount);
        case EXTRA -> change.amounts().amount(amount);
        case RATE -> change.rates().of(amount);
        case FREE, MINIMUM, RULE -> change.limits().amount(amount);
      };
    }
  }

  /**
   * @param product row id, of the price of one
   */
  record Amount(Kind kind, String name, Money amount, @Nullable Long product) {
    Amount(Kind kind, String name, Money amount) {
      this(kind, name, amount, null);
    }
  }

  private final DSLContext db;
  private final ShippingBooks shipping;
  private final PriceRules rules;

  Said(DSLContext db, ShippingBooks shipping, PriceRules rules) {
    this.db = db;
    this.shipping = shipping;
    this.rules = rules;
  }

  /** Some products, extras, rates, minimums and rules, the dearest products first. */
  List<Amount> some(Store store) {
    var p = only(store, PRODUCT);
    var all =
        new ArrayList<>(
            db.select(p.TITLE, p.PRICE_MINOR.convertFrom(store::money), p.ID)
                .from(p)
                .orderBy(p.PRICE_MINOR.desc(), p.ID)
                .limit(PRODUCTS)
                .fetch(mapping((title, price, id) -> new Amount(Kind.PRODUCT, title, price, id))));
    var m = only(store, MODIFIER);
    all.addAll(
        db.select(m.TITLE, m.PRICE_MINOR.convertFrom(store::money))
            .from(m)
            .where(m.PRICE_MINOR.ne(0L))
            .orderBy(m.PRICE_MINOR.desc(), m.ID)
            .limit(EXTRAS)
            .fetch(mapping((title, price) -> new Amount(Kind.EXTRA, title, price))));
    all.addAll(besides(store));
    return all.stream().limit(MOST).toList();
  }

  /** What rates cost, in minor units. */
  long[] rates(Store store) {
    return minor(store, it -> it == Kind.RATE);
  }

  /** From where on rates cost nothing, minimums, and what rules say, in minor units. */
  long[] limits(Store store) {
    return minor(store, it -> it != Kind.RATE);
  }

  private long[] minor(Store store, Predicate<Kind> which) {
    return besides(store).stream()
        .filter(it -> which.test(it.kind()))
        .mapToLong(it -> it.amount().minor())
        .toArray();
  }

  /** Whether each band of each rate is one still. */
  boolean staysApart(Store store, Conversion to) {
    return shipping.of(store).rates().stream().allMatch(it -> Bands.stayApart(it.tariff(), to));
  }

  private List<Amount> besides(Store store) {
    var all = new ArrayList<Amount>();
    var book = shipping.of(store);
    for (var rate : book.rates()) all.addAll(of(rate));
    all.addAll(minimums(book));
    for (var rule : rules.all(store)) all.addAll(of(store, rule));
    return all.stream().filter(it -> !it.amount().isZero()).toList();
  }

  private static List<Amount> of(Rate rate) {
    var all = new ArrayList<Amount>();
    for (var band : rate.tariff().bands())
      all.add(new Amount(Kind.RATE, rate.name(), band.price()));
    if (rate.freeFrom() != null) all.add(new Amount(Kind.FREE, rate.name(), rate.freeFrom()));
    return all;
  }

  private static List<Amount> minimums(ShippingBook book) {
    var all = new ArrayList<Amount>();
    for (var zone : book.zones())
      if (zone.minimum() != null) all.add(new Amount(Kind.MINIMUM, zone.name(), zone.minimum()));
    return all;
  }

  private static List<Amount> of(Store store, PriceRule rule) {
    var said =
        LongStream.concat(
            minor(rule.effect()), LongStream.of(rule.when().value(), rule.limits().budget()));
    return said.mapToObj(it -> new Amount(Kind.RULE, rule.name(), store.money(it))).toList();
  }

  private static LongStream minor(Effect effect) {
    return switch (effect) {
      case Effect.AmountEach(long it) -> LongStream.of(it);
      case Effect.AmountOnce(long it) -> LongStream.of(it);
      case Effect.FixedPrice(long it) -> LongStream.of(it);
      case Effect.Tiers(var steps) -> steps.stream().flatMapToLong(it -> minor(it.each()));
      default -> LongStream.empty();
    };
  }
}
