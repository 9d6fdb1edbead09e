package io.storeflow.pricelist;

import static io.storeflow.db.Tables.PRICE_LIST;
import static io.storeflow.db.Tables.PRICE_LIST_PRICE;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;

import io.storeflow.platform.code.Coded;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.money.Conversion;
import io.storeflow.platform.money.PriceList;
import io.storeflow.platform.money.PriceRounding;
import io.storeflow.store.Store;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;

/** The price lists of a store, also those that are off. */
@Service
public class PriceLists {
  private final DSLContext db;

  PriceLists(DSLContext db) {
    this.db = db;
  }

  /** By their currencies. One statement. */
  public List<PriceListRow> all(Store store) {
    var l = only(store, PRICE_LIST);
    var p = only(store, PRICE_LIST_PRICE);
    var said = field(selectCount().from(p).where(p.LIST_ID.eq(l.ID))).as("said");
    return db.select(l.ID, l.PUBLIC_ID, l.CURRENCY, l.RATE, l.ROUNDING, l.ACTIVE, l.VERSION, said)
        .from(l)
        .orderBy(l.CURRENCY)
        .fetch(
            row ->
                new PriceListRow(
                    row.get(l.PUBLIC_ID),
                    new PriceList(
                        row.get(l.ID),
                        new Conversion(
                            store.ownCurrency(),
                            Currency.getInstance(row.get(l.CURRENCY)),
                            row.get(l.RATE),
                            Coded.find(PriceRounding.class, row.get(l.ROUNDING))
                                .orElse(PriceRounding.NONE))),
                    row.get(l.ACTIVE),
                    row.get(l.VERSION),
                    row.get(said)));
  }

  /** Those that are on, as the row of the store keeps them. */
  public List<PriceList> on(Store store) {
    return all(store).stream().filter(PriceListRow::active).map(PriceListRow::list).toList();
  }

  /**
   * What the cheapest active variant costs in the currency that the store sells in, by row id of
   * the product; of those that have a variant whose price is said. One statement, none in its own.
   */
  public Map<Long, Long> lowest(Store store) {
    var list = store.list();
    if (list == null) return Map.of();
    var v = only(store, VARIANT);
    var its = only(store, VARIANT, "its");
    var p = only(store, PRICE_LIST_PRICE);
    var said = select(its.PRODUCT_ID).from(p).join(its).on(its.ID.eq(p.VARIANT_ID));
    var lowest = new HashMap<Long, Long>();
    db.select(v.PRODUCT_ID, ListPrices.of(store, v))
        .from(v)
        .where(v.ACTIVE)
        .and(v.PRODUCT_ID.in(said.where(p.LIST_ID.eq(list.id()))))
        .forEach(row -> lowest.merge(row.value1(), row.value2().price(), Math::min));
    return lowest;
  }

  /**
   * @throws NotFound where the store has no such list
   */
  public PriceListRow get(Store store, String publicId) {
    return all(store).stream()
        .filter(it -> it.publicId().equals(publicId))
        .findFirst()
        .orElseThrow(NotFound::new);
  }
}
