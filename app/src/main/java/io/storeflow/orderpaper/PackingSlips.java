package io.storeflow.orderpaper;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_LINE;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import io.storeflow.billing.KeptBilling;
import io.storeflow.db.tables.Orders;
import io.storeflow.fulfilment.Outgoing;
import io.storeflow.fulfilment.ParcelLabel;
import io.storeflow.modifier.LineExtras;
import io.storeflow.pickup.PickupPoint;
import io.storeflow.platform.locale.Languages;
import io.storeflow.pricelist.OrderMoney;
import io.storeflow.shipping.Address;
import io.storeflow.store.Store;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads packing slips: any number of orders in one statement. */
@Component
public class PackingSlips {
  private record Read(PackingSlip slip, Outgoing outgoing, Set<String> marks) {
    PackingSlip all() {
      return marked(slip.of(outgoing));
    }

    @Nullable PackingSlip in(String parcel) {
      var found = slip.of(outgoing, parcel);
      return found == null ? null : marked(found);
    }

    private PackingSlip marked(PackingSlip found) {
      return found.again(marks.contains(found.mark()));
    }
  }

  private final DSLContext db;

  PackingSlips(DSLContext db) {
    this.db = db;
  }

  /** Those of orders, in that order, of what each has still to be packed. */
  public List<PackingSlip> of(Store store, Collection<Long> orders) {
    var o = only(store, ORDERS);
    var found = new HashMap<Long, PackingSlip>();
    for (var read : read(store, o, o.ID.in(orders), false)) found.put(read.slip().id(), read.all());
    return orders.stream().map(found::get).filter(Objects::nonNull).toList();
  }

  /**
   * That of an order.
   *
   * @param parcel public id of one that went out; empty for what is still to be packed
   * @param marked whether it is marked only if it was printed more than once, as what is shown just
   *     after it was noted that it is printed
   */
  public Optional<PackingSlip> of(Store store, long number, String parcel, boolean marked) {
    var o = only(store, ORDERS);
    return read(store, o, o.NUMBER.eq(number), marked).stream()
        .findFirst()
        .map(it -> parcel.isEmpty() ? it.all() : it.in(parcel));
  }

  private List<Read> read(Store store, Orders o, Condition which, boolean again) {
    var outgoing = Outgoing.of(store, o).as("outgoing");
    var lines = lines(store, o).as("lines");
    var billing = KeptBilling.of(store, o).as("billing");
    var printed = OrderPrints.marks(store, o, OrderPrints.Paper.SLIP, again).as("printed");
    return db.select(o.ID, o.NUMBER, o.LOCALE, o.PLACED_AT, o.CUSTOMER_NAME, o.METHOD, o.RATE_NAME)
        .select(o.COUNTRY, o.POSTAL_CODE, o.REGION, o.CITY, o.LINE1, o.LINE2, o.NOTE)
        .select(o.PICKUP_PLACE, o.PICKUP_ADDRESS, outgoing, lines, billing, printed)
        .from(o)
        .where(which)
        .fetch(
            row ->
                new Read(
                    slip(o, row, row.get(lines), row.get(billing).company()),
                    row.get(outgoing),
                    row.get(printed)));
  }

  private static PackingSlip slip(
      Orders o, Record row, List<PackingSlip.Line> lines, String company) {
    var address =
        new Address(
            row.get(o.COUNTRY),
            row.get(o.POSTAL_CODE),
            row.get(o.REGION),
            row.get(o.CITY),
            row.get(o.LINE1),
            row.get(o.LINE2));
    return new PackingSlip(
        row.get(o.ID),
        row.get(o.NUMBER),
        Languages.shown(Locale.forLanguageTag(row.get(o.LOCALE))),
        row.get(o.PLACED_AT),
        row.get(o.CUSTOMER_NAME),
        company,
        address,
        row.get(o.METHOD),
        row.get(o.RATE_NAME),
        PickupPoint.ofKept(row.get(o.PICKUP_PLACE), row.get(o.PICKUP_ADDRESS)),
        row.get(o.NOTE),
        lines,
        0,
        ParcelLabel.NONE,
        0,
        false,
        PackingSlip.Packing.WANTED);
  }

  private static Field<List<PackingSlip.Line>> lines(Store store, Orders o) {
    var l = only(store, ORDER_LINE);
    return multiset(
            select(
                    l.POSITION,
                    l.TITLE,
                    l.VARIANT_TITLE,
                    l.SKU,
                    l.QUANTITY,
                    LineExtras.of(store, l, o),
                    OrderMoney.of(o, l.UNIT_PRICE_MINOR))
                .from(l)
                .where(l.ORDER_ID.eq(o.ID))
                .orderBy(l.POSITION))
        .convertFrom(found -> found.map(mapping(PackingSlip.Line::new)));
  }
}
