package io.storeflow.exemption;

import static io.storeflow.db.Tables.EXEMPTION_PAST;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;

import io.storeflow.db.tables.OrderLine;
import io.storeflow.db.tables.Product;
import io.storeflow.product.ForSale;
import io.storeflow.store.Store;
import io.storeflow.store.Trade;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Component;

/** Reads from which products nobody may withdraw. */
@Component
public class Exemptions {
  private final DSLContext db;

  Exemptions(DSLContext db) {
    this.db = db;
  }

  /**
   * That of a product. A gift card is nothing of what the law excepts, whatever is stated of it.
   */
  public static Field<Exemption> of(Store store, Product p) {
    return orNone(p.GIFT_CARD.isTrue(), p.EXEMPTION)
        .convertFrom(it -> Exemption.of(it, store.trade()));
  }

  /** That of a line of an order: as it was when that was placed. */
  public static Field<Exemption> of(Store store, OrderLine l) {
    var p = only(store, PRODUCT);
    var past = only(store, EXEMPTION_PAST);
    var o = only(store, ORDERS, "ordered");
    var then =
        field(
            select(past.EXEMPTION)
                .from(past)
                .join(o)
                .on(o.PLACED_AT.lt(past.UNTIL))
                .where(o.ID.eq(l.ORDER_ID))
                .and(past.PRODUCT_ID.eq(l.PRODUCT_ID))
                .orderBy(past.UNTIL)
                .limit(1));
    var now = field(select(p.EXEMPTION).from(p).where(p.ID.eq(l.PRODUCT_ID)));
    return orNone(l.GIFT_CARD_MINOR.gt(0L), coalesce(then, now))
        .convertFrom(it -> Exemption.of(it, store.trade()));
  }

  private static Field<Exemption> orNone(Condition giftCard, Field<Exemption> stated) {
    return when(giftCard, inline(Exemption.NONE, PRODUCT.EXEMPTION)).otherwise(stated);
  }

  /** Whether anything is for sale from which shoppers may withdraw: its slug, else nothing. */
  public List<String> withdrawable(Store store) {
    var p = only(store, PRODUCT);
    var may = Stream.of(Exemption.values()).filter(it -> !it.isExempt()).toList();
    var none = p.EXEMPTION.in(may).or(p.GIFT_CARD.isTrue());
    return db.select(p.SLUG)
        .from(p)
        .where(ForSale.is(p))
        .and(store.trade() == Trade.RESTAURANT ? none : none.or(p.EXEMPTION.isNull()))
        .limit(1)
        .fetch(p.SLUG);
  }

  /**
   * What is stated of a product.
   *
   * @param slug its address in the shop
   */
  public record Stated(String slug, Exemption exemption) {}

  /** What is stated of the products of a store; of the others the usual holds. */
  public List<Stated> stated(Store store) {
    var p = only(store, PRODUCT);
    return db.select(p.SLUG, of(store, p))
        .from(p)
        .where(p.EXEMPTION.isNotNull().or(p.GIFT_CARD.isTrue()))
        .fetch(mapping(Stated::new));
  }
}
