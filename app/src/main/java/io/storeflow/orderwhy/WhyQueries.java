package io.storeflow.orderwhy;

import static io.storeflow.db.Tables.DRAFT_ORDER;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import io.storeflow.db.tables.Orders;
import io.storeflow.modifier.LineExtras;
import io.storeflow.pickup.PickupPoint;
import io.storeflow.pricelist.OrderMoney;
import io.storeflow.pricing.KeptTaxes;
import io.storeflow.pricing.PriceNotes;
import io.storeflow.pricing.ShippingNotes;
import io.storeflow.store.Store;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Component;

/** Reads what an order keeps of how it came to its prices. */
@Component
class WhyQueries {
  private final DSLContext db;
  private final PriceNotes notes;
  private final ShippingNotes shippingNotes;

  WhyQueries(DSLContext db, PriceNotes notes, ShippingNotes shippingNotes) {
    this.db = db;
    this.notes = notes;
    this.shippingNotes = shippingNotes;
  }

  /** Everything in one statement, however many lines. */
  Optional<OrderWhy> find(Store store, long number) {
    var o = only(store, ORDERS);
    var d = only(store, DRAFT_ORDER);
    var isAgreed = field(exists(selectOne().from(d).where(d.ORDER_ID.eq(o.ID))));
    return db.select(
            o.NUMBER,
            isAgreed,
            o.CURRENCY.convertFrom(Currency::getInstance),
            OrderMoney.of(o, o.ROUNDING_MINOR),
            o.METHOD,
            PickupPoint.of(o),
            lines(store, o),
            KeptTaxes.of(store, o),
            notes.of(store, o),
            shippingNotes.of(o))
        .from(o)
        .where(o.NUMBER.eq(number))
        .fetchOptional(mapping(OrderWhy::new));
  }

  private static Field<List<OrderWhy.Line>> lines(Store store, Orders o) {
    var l = only(store, ORDER_LINE);
    return multiset(
            select(
                    l.TITLE,
                    l.QUANTITY,
                    OrderMoney.of(o, l.UNIT_PRICE_MINOR),
                    LineExtras.of(store, l, o),
                    OrderMoney.of(o, l.TAX_MINOR),
                    l.TAX_PPM)
                .from(l)
                .where(l.ORDER_ID.eq(o.ID))
                .orderBy(l.POSITION))
        .convertFrom(found -> found.map(mapping(OrderWhy.Line::new)));
  }
}
