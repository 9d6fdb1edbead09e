package io.storeflow.orderedit;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;

import io.storeflow.billing.KeptBilling;
import io.storeflow.lookup.ProductSearch;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.product.ForSale;
import io.storeflow.refund.RefundQueries;
import io.storeflow.shipping.Address;
import io.storeflow.store.Store;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Reads orders as their edits see them, and what can be put to them. */
@Component
public class EditQueries {
  private static final int MOST_FOUND = 8;

  /**
   * Something that can be put to an order.
   *
   * @param id public id of the variant
   */
  public record Good(String id, String title, String variantTitle, String sku) {}

  private final DSLContext db;
  private final RefundQueries refunds;

  EditQueries(DSLContext db, RefundQueries refunds) {
    this.db = db;
    this.refunds = refunds;
  }

  /**
   * The order. Two statements, however many lines.
   *
   * @throws NotFound if the store has no such order
   */
  public Editable find(Store store, long number) {
    var order = refunds.find(store, number);
    var o = only(store, ORDERS);
    var billing = KeptBilling.of(store, o).as("billing");
    return db.select(
            o.METHOD,
            o.SENT,
            o.COUNTRY,
            o.POSTAL_CODE,
            o.REGION,
            o.CITY,
            o.LINE1,
            o.LINE2,
            billing,
            o.TAX_INCLUDED,
            o.HOLD_REASON,
            o.MINOR_RATE)
        .from(o)
        .where(o.ID.eq(order.id()))
        .fetchSingle(
            row ->
                new Editable(
                    order,
                    row.get(o.METHOD),
                    row.get(o.SENT),
                    new Address(
                        row.get(o.COUNTRY),
                        row.get(o.POSTAL_CODE),
                        row.get(o.REGION),
                        row.get(o.CITY),
                        row.get(o.LINE1),
                        row.get(o.LINE2)),
                    row.get(billing),
                    row.get(o.TAX_INCLUDED),
                    row.get(o.HOLD_REASON) != null,
                    order.lines().stream().mapToInt(it -> Math.max(0, it.unsent())).sum(),
                    row.get(o.MINOR_RATE)));
  }

  /** What is for sale that the words may mean; gift cards are bought in the shop. One statement. */
  public List<Good> goods(Store store, String words) {
    if (words.isBlank()) return List.of();
    var p = only(store, PRODUCT);
    var v = only(store, VARIANT);
    var search = ProductSearch.of(store, words);
    return db.select(v.PUBLIC_ID, p.TITLE, v.TITLE, v.SKU)
        .from(search.from(p, null).join(v).on(p.ID.eq(v.PRODUCT_ID)))
        .where(search.matches())
        .and(ForSale.is(p, v))
        .and(p.GIFT_CARD.isFalse())
        .orderBy(p.TITLE, p.ID, v.POSITION)
        .limit(MOST_FOUND)
        .fetch(mapping(Good::new));
  }

  /** Those, by their public ids. One statement, or none. */
  public Map<String, Good> goods(Store store, Collection<String> ids) {
    if (ids.isEmpty()) return Map.of();
    var p = only(store, PRODUCT);
    var v = only(store, VARIANT);
    return db.select(v.PUBLIC_ID, p.TITLE, v.TITLE, v.SKU)
        .from(v)
        .join(p)
        .on(p.ID.eq(v.PRODUCT_ID))
        .where(v.PUBLIC_ID.in(ids))
        .fetchMap(v.PUBLIC_ID, mapping(Good::new));
  }
}
