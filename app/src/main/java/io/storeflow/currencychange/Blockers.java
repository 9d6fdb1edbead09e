package io.storeflow.currencychange;

import static io.storeflow.db.Tables.BULK_EDIT;
import static io.storeflow.db.Tables.GIFT_CARD;
import static io.storeflow.db.Tables.MODIFIER;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.PRICE_RULE_TIER;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.PRODUCT_IMPORT;
import static io.storeflow.db.Tables.PRODUCT_LINK;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;

import io.storeflow.batch.BatchState;
import io.storeflow.platform.money.MoneyFormat;
import io.storeflow.productimport.ImportState;
import io.storeflow.store.Store;
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

  Blockers(DSLContext db, Said said) {
    this.db = db;
    this.said = said;
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
        || db.fetchExists(db.selectOne().from(e).where(e.STATE.eq(BatchState.RUNNING)));
  }

  Optional<Blocker> of(Store store, Conversion conversion) {
    var v = only(store, VARIANT);
    var m = only(store, MODIFIER);
    var t = only(store, PRICE_RULE_TIER);
    boolean lost =
        db.fetchExists(db.selectOne().from(v).where(isLost(conversion, v.PRICE_MINOR)))
            || db.fetchExists(db.selectOne().from(m).where(isLost(conversion, m.PRICE_MINOR)))
            || db.fetchExists(
                db.selectOne()
                    .from(t)
                    .where(t.EFFECT.in(Amounts.OF_MONEY))
                    .and(isLost(conversion, t.VALUE)))
            || !said.staysApart(store, conversion)
            || !LongStream.of(said.amounts(store)).allMatch(conversion::keeps);
    return lost ? Optional.of(Blocker.AMOUNTS) : Optional.empty();
  }

  private static Condition isLost(Conversion conversion, Field<Long> minor) {
    var there = conversion.of(minor);
    return minor
        .ne(0L)
        .and(there.eq(0L))
        .or(there.gt(MoneyFormat.MAX_MINOR))
        .or(there.lt(-MoneyFormat.MAX_MINOR));
  }
}
