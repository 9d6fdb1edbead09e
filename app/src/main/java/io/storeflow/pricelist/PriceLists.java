package io.storeflow.pricelist;

import static io.storeflow.db.Tables.PRICE_LIST;
import static io.storeflow.db.Tables.PRICE_LIST_PRICE;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.selectCount;

import io.storeflow.platform.code.Coded;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.money.Conversion;
import io.storeflow.platform.money.PriceList;
import io.storeflow.platform.money.PriceRounding;
import io.storeflow.store.Store;
import java.util.Currency;
import java.util.List;
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
