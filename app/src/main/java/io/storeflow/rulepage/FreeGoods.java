package io.storeflow.rulepage;

import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.PRODUCT_TAG;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;

import io.storeflow.db.tables.Product;
import io.storeflow.pricerule.Effect;
import io.storeflow.pricerule.Effect.AmountEach;
import io.storeflow.pricerule.Effect.AmountOnce;
import io.storeflow.pricerule.Effect.Tiers;
import io.storeflow.pricerule.PriceRule;
import io.storeflow.pricerule.Target;
import io.storeflow.product.ForSale;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Goods that would cost nothing: no price goes below that, whatever a rule takes off. */
@Component
class FreeGoods {
  private final DSLContext db;

  FreeGoods(DSLContext db) {
    this.db = db;
  }

  /**
   * @param title of the cheapest product
   * @param more whether it is not the only one
   */
  record Free(String title, boolean more) {}

  /**
   * Products for sale that cost no more than what a rule takes off, by the ids of the rules. One
   * statement, or none.
   */
  Map<Long, Free> of(Store store, List<PriceRule> rules) {
    var some = rules.stream().filter(it -> it.active() && off(it) > 0).toList();
    if (some.isEmpty()) return Map.of();
    var titles = new ArrayList<Field<String>>();
    for (var rule : some)
      for (int place = 0; place < 2; place++)
        titles.add(cheap(store, rule.target(), off(rule), place));
    var found = db.select(titles).fetchSingle();
    var free = new HashMap<Long, Free>();
    for (int i = 0; i < some.size(); i++) {
      var title = found.get(2 * i, String.class);
      if (title != null) free.put(some.get(i).id(), new Free(title, found.get(2 * i + 1) != null));
    }
    return free;
  }

  /** In minor units off one unit alone; 0 where that is no amount. */
  private static long off(PriceRule rule) {
    return switch (rule.effect()) {
      case AmountEach(long minor) -> minor;
      // A cart that has to cost more does not become free.
      case AmountOnce(long minor) -> rule.when().value() > minor ? 0 : minor;
      case Tiers(var steps) -> steps.stream().mapToLong(it -> each(it.each())).max().orElse(0);
      default -> 0;
    };
  }

  private static long each(Effect.Each each) {
    return each instanceof AmountEach(long minor) ? minor : 0;
  }

  private static Field<String> cheap(Store store, Target target, long off, int place) {
    var p = only(store, PRODUCT);
    return field(
        select(p.TITLE)
            .from(p)
            .where(ForSale.is(p))
            .and(p.PRICE_MINOR.gt(0L))
            .and(p.PRICE_MINOR.le(off))
            .and(target.everything() ? DSL.noCondition() : named(store, p, target, off))
            .orderBy(p.PRICE_MINOR, p.ID)
            .limit(1)
            .offset(place));
  }

  /** A product is named as a whole, or by a variant that costs no more. */
  private static Condition named(Store store, Product p, Target target, long off) {
    var v = only(store, VARIANT);
    var t = only(store, PRODUCT_TAG);
    var variants =
        select(v.PRODUCT_ID)
            .from(v)
            .where(v.ID.in(target.variants()))
            .and(v.ACTIVE)
            .and(v.PRICE_MINOR.le(off));
    var tagged = select(t.PRODUCT_ID).from(t).where(t.FOLDED.in(target.tags()));
    var ways = new ArrayList<Condition>();
    ways.add(DSL.falseCondition());
    if (!target.products().isEmpty()) ways.add(p.ID.in(target.products()));
    if (!target.categories().isEmpty()) ways.add(p.CATEGORY_ID.in(target.categories()));
    if (!target.brands().isEmpty()) ways.add(p.BRAND_ID.in(target.brands()));
    if (!target.variants().isEmpty()) ways.add(p.ID.in(variants));
    if (!target.tags().isEmpty()) ways.add(p.ID.in(tagged));
    return DSL.or(ways);
  }
}
