package io.storeflow.currencychange;

import static io.storeflow.db.Tables.CART;
import static io.storeflow.db.Tables.CART_LINE;
import static io.storeflow.db.Tables.COLLECTION;
import static io.storeflow.db.Tables.LOYALTY_TERMS;
import static io.storeflow.db.Tables.MODIFIER;
import static io.storeflow.db.Tables.MODIFIER_GROUP;
import static io.storeflow.db.Tables.PRICE_RULE;
import static io.storeflow.db.Tables.PRICE_RULE_PAST;
import static io.storeflow.db.Tables.PRICE_RULE_TIER;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.RECALCULATION_CART;
import static io.storeflow.db.Tables.SHIPPING_QUOTE;
import static io.storeflow.db.Tables.SHIPPING_RATE;
import static io.storeflow.db.Tables.SHIPPING_ZONE;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.pricelist.ListPrices.converted;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import io.storeflow.db.tables.Cart;
import io.storeflow.outbox.Event;
import io.storeflow.outbox.EventKind;
import io.storeflow.platform.money.Conversion;
import io.storeflow.pricerule.EffectKind;
import io.storeflow.shipping.ShippingBooks;
import io.storeflow.store.Store;
import java.time.Clock;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes all that a store says in money as it is in another currency, in the caller's transaction.
 * Versions rise, so that a form that was typed before is refused.
 */
@Component
class Amounts {
  static final List<EffectKind> OF_MONEY =
      List.of(EffectKind.AMOUNT_EACH, EffectKind.AMOUNT_ONCE, EffectKind.FIXED);

  private final DSLContext db;
  private final ShippingBooks books;
  private final JsonMapper json;
  private final Clock clock;

  Amounts(DSLContext db, ShippingBooks books, JsonMapper json, Clock clock) {
    this.db = db;
    this.books = books;
    this.json = json;
    this.clock = clock;
  }

  /** What has happened by it: all products have changed. */
  List<Event> convert(Store store, Change change) {
    goods(store, change.prices(), change.amounts());
    rates(store, change);
    zones(store, change);
    rules(store, change);
    collections(store, change.amounts());
    terms(store, change.amounts());
    carts(store, change);
    forget(store);
    var p = only(store, PRODUCT);
    return db.select(p.ID, p.VERSION)
        .from(p)
        .fetch(it -> new Event(EventKind.PRODUCT_CHANGED, it.value1(), it.value2()));
  }

  private void goods(Store store, Priced prices, Conversion to) {
    var v = only(store, VARIANT);
    var price = prices.of(v.PRICE_MINOR);
    var before = prices.of(v.COMPARE_AT_MINOR);
    // A column that is set is read as it is then by those behind it.
    db.update(v)
        .set(v.COMPARE_AT_MINOR, when(before.gt(price), before))
        .set(v.PRICE_MINOR, price)
        .set(v.COST_MINOR, converted(to, v.COST_MINOR))
        .set(v.LOWEST_MINOR, prices.of(v.LOWEST_MINOR))
        .execute();
    var p = only(store, PRODUCT);
    db.update(p)
        .set(p.PRICE_MINOR, prices.of(p.PRICE_MINOR))
        .set(p.VERSION, p.VERSION.plus(1))
        .set(p.UPDATED_AT, clock.instant())
        .execute();
    var m = only(store, MODIFIER);
    db.update(m).set(m.PRICE_MINOR, converted(to, m.PRICE_MINOR)).execute();
    var g = only(store, MODIFIER_GROUP);
    db.update(g).set(g.VERSION, g.VERSION.plus(1)).execute();
  }

  private void rates(Store store, Change change) {
    var r = only(store, SHIPPING_RATE);
    var prices = change.rates();
    if (change.switchesOff())
      db.update(r)
          .set(r.ACTIVE, false)
          .where(r.PRICE_MINOR.ne(0L).or(r.FREE_FROM_MINOR.isNotNull()).or(r.BANDS.ne("")))
          .execute();
    var banded = books.of(store).rates().stream().filter(it -> !it.tariff().isFlat()).toList();
    db.update(r)
        .set(r.PRICE_MINOR, prices.of(r.PRICE_MINOR))
        .set(r.FREE_FROM_MINOR, converted(change.limits(), r.FREE_FROM_MINOR))
        .set(r.VERSION, r.VERSION.plus(1))
        .execute();
    db.batch(
            banded.stream()
                .map(
                    it ->
                        db.update(r)
                            .set(r.BANDS, Bands.of(it.tariff(), prices).kept())
                            .where(r.ID.eq(it.id())))
                .toList())
        .execute();
  }

  private void zones(Store store, Change change) {
    var z = only(store, SHIPPING_ZONE);
    var minimum = converted(change.limits(), z.MINIMUM_MINOR);
    db.update(z)
        .set(z.MINIMUM_MINOR, change.switchesOff() ? inline(null, SQLDataType.BIGINT) : minimum)
        .set(z.VERSION, z.VERSION.plus(1))
        .execute();
  }

  private void rules(Store store, Change change) {
    var r = only(store, PRICE_RULE);
    var t = only(store, PRICE_RULE_TIER);
    var to = change.limits();
    if (change.switchesOff())
      db.update(r)
          .set(r.ACTIVE, false)
          .where(
              r.EFFECT
                  .in(OF_MONEY)
                  .or(r.LEAST_VALUE_MINOR.ne(0L))
                  .or(r.BUDGET_MINOR.ne(0L))
                  .or(r.ID.in(select(t.RULE_ID).from(t).where(t.EFFECT.in(OF_MONEY)))))
          .execute();
    db.update(r)
        .set(r.VALUE, when(r.EFFECT.in(OF_MONEY), converted(to, r.VALUE)).otherwise(r.VALUE))
        .set(r.LEAST_VALUE_MINOR, converted(to, r.LEAST_VALUE_MINOR))
        .set(r.BUDGET_MINOR, converted(to, r.BUDGET_MINOR))
        .set(r.VERSION, r.VERSION.plus(1))
        .execute();
    db.update(t).set(t.VALUE, converted(to, t.VALUE)).where(t.EFFECT.in(OF_MONEY)).execute();
  }

  private void collections(Store store, Conversion to) {
    var c = only(store, COLLECTION);
    var rules = db.select(c.ID, c.RULE).from(c).where(c.RULE.ne("")).fetch(it -> it.into(c));
    for (var rule : rules) {
      if (!(json.readTree(rule.getRule()) instanceof ObjectNode said)) continue;
      for (var field : List.of("from", "to"))
        if (said.path(field).isNumber()) said.put(field, to.amount(said.get(field).asLong()));
      rule.setRule(said.toString());
    }
    db.batch(
            rules.stream()
                .map(
                    it ->
                        db.update(c)
                            .set(c.RULE, it.getRule())
                            .set(c.VERSION, c.VERSION.plus(1))
                            .where(c.ID.eq(it.getId())))
                .toList())
        .execute();
  }

  /** Terms in the currency of before stay: other stores of the merchant may have it. */
  private void terms(Store store, Conversion to) {
    var t = only(store.merchant(), LOYALTY_TERMS);
    db.selectFrom(t)
        .where(t.CURRENCY.eq(to.from().getCurrencyCode()))
        .fetchOptional()
        .ifPresent(
            it ->
                insertInto(db, store.merchant(), LOYALTY_TERMS)
                    .set(LOYALTY_TERMS.CURRENCY, to.to().getCurrencyCode())
                    .set(LOYALTY_TERMS.SPEND_MINOR, Math.max(1, to.amount(it.getSpendMinor())))
                    .set(LOYALTY_TERMS.WORTH_POINTS, it.getWorthPoints())
                    .set(LOYALTY_TERMS.WORTH_MINOR, Math.max(1, to.amount(it.getWorthMinor())))
                    .onDuplicateKeyIgnore()
                    .execute());
  }

  /**
   * What shoppers saw were amounts of the other currency: they are told, and what they were about
   * to confirm is another cart.
   */
  private void carts(Store store, Change change) {
    var c = only(store, CART);
    seen(store, change);
    var other = change.to().getCurrencyCode();
    // A column that is set is read as it is then by those behind it.
    db.update(c)
        .set(c.SHOWN_CURRENCY, when(c.SHOWN_MINOR.isNotNull(), shownIn(c, change)))
        .set(c.CURRENCY, when(c.CURRENCY.ne(other), c.CURRENCY))
        .set(c.SHOWN_VERSION, when(c.SHOWN_VERSION.eq(c.VERSION), c.VERSION.plus(1)))
        .setNull(c.TOLD_MINOR)
        .setNull(c.COUNTED_MINOR)
        .set(c.VERSION, c.VERSION.plus(1))
        .execute();
    var q = only(store, SHIPPING_QUOTE);
    db.update(q)
        .set(q.EXPIRES_AT, clock.instant())
        .where(q.EXPIRES_AT.gt(clock.instant()))
        .execute();
  }

  /** Prices of carts that are in a further currency stay in it. */
  private void seen(Store store, Change change) {
    var c = only(store, CART);
    var l = only(store, CART_LINE);
    var seen = l.SEEN_PRICE_MINOR;
    db.update(l)
        .set(
            seen,
            when(l.CHOSEN.eq(""), change.prices().of(seen))
                .otherwise(converted(change.amounts(), seen)))
        .where(l.VISITOR.in(select(c.VISITOR).from(c).where(c.CURRENCY.isNull())))
        .execute();
  }

  /** What was, in money that does not say its currency: prices before are not compared either. */
  private void forget(Store store) {
    db.deleteFrom(only(store, PRICE_RULE_PAST)).execute();
    db.deleteFrom(only(store, RECALCULATION_CART)).execute();
  }

  /** Whoever saw it in a currency before that one saw it in that. */
  private static Field<String> shownIn(Cart cart, Change change) {
    var own = inline(change.from().getCurrencyCode());
    return coalesce(cart.SHOWN_CURRENCY, cart.CURRENCY, own);
  }
}
