package io.storeflow.today;

import static io.storeflow.db.Tables.OPENING_HOURS;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.SHIPPING_RATE;
import static io.storeflow.db.Tables.STORE;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.selectOne;

import io.storeflow.inventory.Availability;
import io.storeflow.product.ForSale;
import io.storeflow.shipping.Method;
import io.storeflow.store.Store;
import io.storeflow.tax.StoreTaxes;
import io.storeflow.tax.TaxTerms;
import java.util.Arrays;
import org.jooq.Condition;
import org.jooq.DSLContext;

/**
 * What of a store is ready for its first sale.
 *
 * @param away whether somebody has put the guide away
 * @param product whether anything can be bought
 * @param way whether it can reach a shopper
 */
record SetUpFacts(
    boolean away,
    boolean hours,
    boolean product,
    boolean way,
    boolean ordered,
    boolean address,
    TaxTerms taxes) {

  /** Everything in one statement, each fact found by the first row that shows it. */
  static SetUpFacts of(DSLContext db, Store store) {
    return db.select(
            field(STORE.GUIDE_AWAY_AT.isNotNull()),
            field(exists(selectOne().from(only(store, OPENING_HOURS)))),
            field(product(store)),
            field(way(store)),
            field(exists(selectOne().from(only(store, ORDERS)))),
            StoreTaxes.asColumn(store))
        .from(STORE)
        .where(STORE.ID.eq(store.id()))
        .fetchSingle(
            mapping(
                (away, hours, product, way, ordered, taxes) ->
                    new SetUpFacts(away, hours, product, way, ordered, store.hasAddress(), taxes)));
  }

  boolean isComplete() {
    return address && hours && product && way && ordered;
  }

  private static Condition product(Store store) {
    var p = only(store, PRODUCT);
    var v = only(store, VARIANT);
    return exists(
        selectOne()
            .from(v)
            .join(p)
            .on(p.ID.eq(v.PRODUCT_ID))
            .where(ForSale.is(p, v))
            .and(Availability.of(store, v).isInStock()));
  }

  private static Condition way(Store store) {
    var r = only(store, SHIPPING_RATE);
    var offered = Arrays.stream(Method.values()).filter(method -> method.isOffered(store)).toList();
    return exists(selectOne().from(r).where(r.ACTIVE).and(r.METHOD.in(offered)));
  }
}
