package io.storeflow.currencychange;

import static io.storeflow.db.Tables.CART;
import static io.storeflow.db.Tables.COLLECTION;
import static io.storeflow.db.Tables.MODIFIER;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.SHIPPING_QUOTE;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;

import io.storeflow.pricerule.PriceRule;
import io.storeflow.pricerule.PriceRules;
import io.storeflow.shipping.Rate;
import io.storeflow.shipping.ShippingBooks;
import io.storeflow.store.Store;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** How many things of each kind say an amount, for a look before it is changed. */
@Component
class Reach {
  private final DSLContext db;
  private final ShippingBooks shipping;
  private final PriceRules rules;
  private final Clock clock;

  Reach(DSLContext db, ShippingBooks shipping, PriceRules rules, Clock clock) {
    this.db = db;
    this.shipping = shipping;
    this.rules = rules;
    this.clock = clock;
  }

  /** By kind, as messages name it, without those of which there is none. */
  Map<String, Long> of(Store store) {
    var counts = new LinkedHashMap<String, Long>();
    var m = only(store, MODIFIER);
    counts.put("products", (long) db.fetchCount(only(store, PRODUCT)));
    counts.put("variants", (long) db.fetchCount(only(store, VARIANT)));
    counts.put("extras", (long) db.fetchCount(m, m.PRICE_MINOR.ne(0L)));
    var book = shipping.of(store);
    counts.put("rates", book.rates().stream().filter(Rate::hasAmount).count());
    counts.put("minimums", book.zones().stream().filter(it -> it.minimum() != null).count());
    counts.put("rules", rules.all(store).stream().filter(PriceRule::hasAmount).count());
    var c = only(store, COLLECTION);
    counts.put("collections", (long) db.fetchCount(c, c.RULE.ne("")));
    var carts = only(store, CART);
    counts.put("carts", (long) db.fetchCount(carts, carts.EXPIRES_AT.gt(clock.instant())));
    var q = only(store, SHIPPING_QUOTE);
    counts.put("quotes", (long) db.fetchCount(q, q.EXPIRES_AT.gt(clock.instant())));
    counts.values().removeIf(it -> it == 0);
    return counts;
  }
}
