package io.storeflow.shopprice;

import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;

import io.storeflow.forsale.EarlierPrices;
import io.storeflow.forsale.Kin;
import io.storeflow.forsale.VariantForSale;
import io.storeflow.platform.locale.Europe;
import io.storeflow.pricehistory.RuledPrices;
import io.storeflow.pricerule.PriceRule;
import io.storeflow.product.TaxClass;
import io.storeflow.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What rules made of prices, for a price that the merchant strikes through: before it began to
 * hold, and since. Only where Directive 98/6/EC, article 6a, is law.
 */
@Component
class PastPrices implements EarlierPrices, RuledPrices {
  private final DSLContext db;
  private final PastRules past;
  private final Clock clock;

  PastPrices(DSLContext db, PastRules past, Clock clock) {
    this.db = db;
    this.past = past;
    this.clock = clock;
  }

  /** By what a unit is found. */
  private record Unit(long product, Kin kin) {}

  /**
   * When rules of a store held, with those that do; of one moment.
   *
   * @param limited those that hold and run out: whoever is early gets it for less
   */
  private record OfStore(
      Store store, List<PastRule> rules, List<PastRule> limited, boolean isToCome, Instant now)
      implements EarlierPrices.Known {
    @Override
    public boolean wasLower(
        long variant, long product, Kin kin, long minor, @Nullable Instant since) {
      var unit = unit(store, variant, new Unit(product, kin), minor);
      var begin = since == null ? Instant.MIN : since;
      // Who gets less by one that runs out is seen in the cart alone, as long as it lasts.
      var over = limited.stream().filter(it -> !it.gives(unit));
      return Stream.concat(rules.stream(), over).anyMatch(it -> it.price(unit, begin, now) < minor);
    }
  }

  @Override
  public EarlierPrices.Known of(Store store) {
    var known = known(store);
    if (isNone(known)) return EarlierPrices.Known.NONE;
    var now = clock.instant();
    var zone = store.timeZone();
    var rules = new ArrayList<>(known.ended());
    var limited = new ArrayList<PastRule>();
    boolean toCome = false;
    for (var rule : known.open()) {
      var held = known.of(rule, zone);
      boolean beside = runsOut(rule) && held.heldBetween(now, Instant.MAX);
      (beside ? limited : rules).add(held);
      toCome |= beside ? held.to() != null : !held.heldBetween(Instant.MIN, now);
    }
    return new OfStore(store, rules, limited, toCome, now);
  }

  @Override
  public boolean any(Store store) {
    return !isNone(known(store));
  }

  @Override
  public Map<Long, Long> lowest(Store store, Collection<Cost> costs) {
    var known = known(store);
    var rules = new ArrayList<>(known.ended());
    known.open().forEach(it -> rules.add(known.of(it, store.timeZone())));
    var units = units(store, costs.stream().map(Cost::variant).distinct().toList());
    var lowest = new HashMap<Long, Long>();
    for (var cost : costs) {
      var its = units.get(cost.variant());
      if (its == null) continue;
      var unit = unit(store, cost.variant(), its, cost.minor());
      for (var rule : rules) {
        long price = rule.price(unit, cost.from(), cost.to());
        if (price < cost.minor()) lowest.merge(cost.variant(), price, Math::min);
      }
    }
    return lowest;
  }

  private PastRules.Known known(Store store) {
    return Europe.isInEconomicArea(store.country()) ? past.of(store) : PastRules.Known.NONE;
  }

  private static boolean isNone(PastRules.Known known) {
    return known.ended().isEmpty() && known.open().isEmpty();
  }

  private static boolean runsOut(PriceRule rule) {
    return rule.limits().any();
  }

  private Map<Long, Unit> units(Store store, List<Long> variants) {
    var v = only(store, VARIANT);
    var p = only(store, PRODUCT);
    var units = new HashMap<Long, Unit>();
    db.select(v.ID, p.ID, Kin.of(store, p))
        .from(v)
        .join(p)
        .on(p.ID.eq(v.PRODUCT_ID))
        .where(v.ID.in(variants))
        .forEach(row -> units.put(row.value1(), new Unit(row.value2(), row.value3())));
    return units;
  }

  /** With what rules ask about, and nothing else. */
  private static VariantForSale unit(Store store, long variant, Unit its, long minor) {
    return new VariantForSale(
        variant,
        "",
        its.product(),
        "",
        "",
        "",
        "",
        "",
        "",
        store.money(minor),
        null,
        "",
        false,
        false,
        0,
        0,
        List.of(),
        its.kin(),
        TaxClass.STANDARD,
        false);
  }
}
