package io.storeflow.currencychange;

import static io.storeflow.db.Tables.BULK_EDIT;
import static io.storeflow.db.Tables.GIFT_CARD;
import static io.storeflow.db.Tables.MODIFIER;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.PRICE_RULE_TIER;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.PRODUCT_IMPORT;
import static io.storeflow.db.Tables.PRODUCT_LINK;
import static io.storeflow.db.Tables.PRODUCT_SHARE;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.pricelist.ListPrices.converted;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.or;
import static org.jooq.impl.DSL.selectOne;

import io.storeflow.batch.BatchState;
import io.storeflow.platform.money.MoneyFormat;
import io.storeflow.productimport.ImportState;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Component;

/** Finds out what holds a store at its currency. */
@Component
class Blockers {
  /** Products that are written in one transaction, which others wait for. */
  static final int MOST_PRODUCTS = 20_000;

  private static final List<ImportState> UNDER_WAY =
      List.of(ImportState.LOOKING, ImportState.RUNNING, ImportState.UNDOING);

  private final DSLContext db;
  private final Said said;
  private final Stores stores;

  Blockers(DSLContext db, Said said, Stores stores) {
    this.db = db;
    this.said = said;
    this.stores = stores;
  }

  /** Whatever the other currency is. */
  Optional<Blocker> any(Store store) {
    var order = only(store, ORDERS);
    if (db.fetchExists(db.selectOne().from(order))) return Optional.of(Blocker.ORDERS);
    var card = only(store, GIFT_CARD);
    if (db.fetchExists(db.selectOne().from(card).where(card.BALANCE_MINOR.gt(0L))))
      return Optional.of(Blocker.CARDS);
    var link = only(store.merchant(), PRODUCT_LINK);
    var here = link.TARGET_STORE_ID.eq(store.id()).or(link.SOURCE_STORE_ID.eq(store.id()));
    if (db.fetchExists(db.selectOne().from(link).where(here).and(link.LOST_AT.isNull())))
      return Optional.of(Blocker.LINKS);
    if (isWorkedOn(store)) return Optional.of(Blocker.WORK);
    var product = only(store, PRODUCT);
    boolean many = db.fetchCount(product) > MOST_PRODUCTS;
    return many ? Optional.of(Blocker.PRODUCTS) : Optional.empty();
  }

  private boolean isWorkedOn(Store store) {
    var i = only(store, PRODUCT_IMPORT);
    var e = only(store, BULK_EDIT);
    return db.fetchExists(db.selectOne().from(i).where(i.STATE.in(UNDER_WAY)))
        || db.fetchExists(db.selectOne().from(e).where(e.STATE.eq(BatchState.RUNNING)))
        || isShared(store);
  }

  /** Whether products are being brought from it or to it, at a rate of its currency. */
  private boolean isShared(Store store) {
    var any = stores.of(store.merchant()).stream().map(from -> brings(from, store)).toList();
    return db.select(field(or(any))).fetchSingle().value1();
  }

  private static Condition brings(Store from, Store store) {
    var s = only(from, PRODUCT_SHARE);
    var which = from.id() == store.id() ? noCondition() : s.TO_STORE_ID.eq(store.id());
    return exists(selectOne().from(s).where(s.STATE.eq(BatchState.RUNNING)).and(which));
  }

  Optional<Blocker> of(Store store, Change change) {
    var amounts = change.amounts();
    var v = only(store, VARIANT);
    var m = only(store, MODIFIER);
    var t = only(store, PRICE_RULE_TIER);
    boolean lost =
        db.fetchExists(
                db.selectOne()
                    .from(v)
                    .where(isLost(v.PRICE_MINOR, change.prices().of(v.PRICE_MINOR))))
            || db.fetchExists(
                db.selectOne()
                    .from(m)
                    .where(isLost(m.PRICE_MINOR, converted(amounts, m.PRICE_MINOR))))
            || db.fetchExists(
                db.selectOne()
                    .from(t)
                    .where(t.EFFECT.in(Amounts.OF_MONEY))
                    .and(isLost(t.VALUE, converted(change.limits(), t.VALUE))))
            || !said.staysApart(store, change.limits())
            || !LongStream.of(said.limits(store)).allMatch(change.limits()::keeps)
            || !LongStream.of(said.rates(store)).allMatch(change.rates()::keeps);
    return lost ? Optional.of(Blocker.AMOUNTS) : Optional.empty();
  }

  private static Condition isLost(Field<Long> minor, Field<Long> there) {
    return minor
        .ne(0L)
        .and(there.eq(0L))
        .or(there.gt(MoneyFormat.MAX_MINOR))
        .or(there.lt(-MoneyFormat.MAX_MINOR));
  }
}
