package io.storeflow.currencychange;

import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;

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
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What a store says in money, for a look before it is changed. */
@Component
class Said {
  private static final int PRODUCTS = 8;
  private static final int MOST = 40;

  /**
   * @param kind of what it is, as messages name it
   */
  record Amount(String kind, String name, Money amount) {}

  private final DSLContext db;
  private final ShippingBooks shipping;
  private final PriceRules rules;

  Said(DSLContext db, ShippingBooks shipping, PriceRules rules) {
    this.db = db;
    this.shipping = shipping;
    this.rules = rules;
  }

  /** Some products, rates, minimums and rules, the dearest products first. */
  List<Amount> some(Store store) {
    var p = only(store, PRODUCT);
    var all =
        new ArrayList<>(
            db.select(p.TITLE, p.PRICE_MINOR.convertFrom(store::money))
                .from(p)
                .orderBy(p.PRICE_MINOR.desc(), p.ID)
                .limit(PRODUCTS)
                .fetch(mapping((title, price) -> new Amount("product", title, price))));
    all.addAll(besides(store));
    return all.stream().limit(MOST).toList();
  }

  /** Those besides prices of goods, in minor units. */
  long[] amounts(Store store) {
    return besides(store).stream().mapToLong(it -> it.amount().minor()).toArray();
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
    for (var band : rate.tariff().bands()) all.add(new Amount("rate", rate.name(), band.price()));
    if (rate.freeFrom() != null) all.add(new Amount("free", rate.name(), rate.freeFrom()));
    return all;
  }

  private static List<Amount> minimums(ShippingBook book) {
    var all = new ArrayList<Amount>();
    for (var zone : book.zones())
      if (zone.minimum() != null) all.add(new Amount("minimum", zone.name(), zone.minimum()));
    return all;
  }

  private static List<Amount> of(Store store, PriceRule rule) {
    long minor =
        switch (rule.effect()) {
          case Effect.AmountEach(long it) -> it;
          case Effect.AmountOnce(long it) -> it;
          case Effect.FixedPrice(long it) -> it;
          default -> 0;
        };
    return List.of(
        new Amount("rule", rule.name(), store.money(minor)),
        new Amount("rule", rule.name(), store.money(rule.when().value())),
        new Amount("rule", rule.name(), store.money(rule.limits().budget())));
  }
}
