package io.storeflow.transfer;

import static io.storeflow.db.Tables.LOCATION;
import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.STOCK;
import static io.storeflow.db.Tables.TRANSFER;
import static io.storeflow.db.Tables.TRANSFER_LINE;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static io.storeflow.store.Owned.ownedBy;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import io.storeflow.inventory.Availability;
import io.storeflow.platform.paging.Keyset;
import io.storeflow.platform.paging.Page;
import io.storeflow.store.Store;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads transfers, the latest first. */
@Component
class TransferQueries {
  private final DSLContext db;

  TransferQueries(DSLContext db) {
    this.db = db;
  }

  /** Those in the states, without their lines; in any state for none. One statement. */
  Page<Transfer> page(
      Store store, Collection<TransferState> states, int size, @Nullable String cursor) {
    var t = only(store, TRANSFER);
    var keyset = Keyset.of(null, t.ID, true, store.id() + " transfers " + states, cursor, size);
    var which = states.isEmpty() ? noCondition() : t.STATE.in(states);
    var rows = read(store, which.and(keyset.beyond()), keyset.order(), keyset.limit());
    return keyset.page(rows, Transfer::id, Transfer::id);
  }

  /** One with its lines. Two statements. */
  Optional<Transfer> find(Store store, String publicId) {
    var t = only(store, TRANSFER);
    return read(store, t.PUBLIC_ID.eq(publicId), List.of(t.ID), 1).stream()
        .findFirst()
        .map(it -> it.with(lines(store, it.id(), it.fromId())));
  }

  private List<TransferLine> lines(Store store, long transfer, long from) {
    var l = only(store, TRANSFER_LINE);
    var v = only(store, VARIANT);
    var p = only(store, PRODUCT);
    return db.select(
            v.ID,
            v.PUBLIC_ID,
            p.TITLE,
            v.TITLE,
            v.SKU,
            coalesce(Availability.left(STOCK), inline(0)),
            l.QUANTITY,
            l.ARRIVED,
            l.LOST,
            l.REASON)
        .from(l)
        .join(v)
        .on(v.ID.eq(l.VARIANT_ID))
        .join(p)
        .on(p.ID.eq(v.PRODUCT_ID))
        .leftJoin(STOCK)
        .on(ownedBy(store, STOCK), STOCK.VARIANT_ID.eq(l.VARIANT_ID), STOCK.LOCATION_ID.eq(from))
        .where(l.TRANSFER_ID.eq(transfer))
        .orderBy(l.POSITION, l.VARIANT_ID)
        .fetch(mapping(TransferLine::new));
  }

  private List<Transfer> read(
      Store store, Condition which, Collection<? extends OrderField<?>> order, int most) {
    var t = only(store, TRANSFER);
    var from = only(store, LOCATION);
    return db.select(
            t.ID,
            t.PUBLIC_ID,
            t.FROM_ID,
            from.NAME,
            t.TO_ID,
            name(store, t.TO_ID),
            t.STATE,
            t.NOTE,
            t.ACTOR,
            t.CREATED_AT,
            t.SENT_AT,
            t.CLOSED_AT,
            t.VERSION,
            units(store, TRANSFER_LINE.QUANTITY),
            units(
                store,
                TRANSFER_LINE.QUANTITY.minus(TRANSFER_LINE.ARRIVED).minus(TRANSFER_LINE.LOST)))
        .from(t)
        .join(from)
        .on(from.ID.eq(t.FROM_ID))
        .where(which)
        .orderBy(order)
        .limit(most)
        .fetch(
            row ->
                new Transfer(
                    row.value1(),
                    row.value2(),
                    row.value3(),
                    row.value4(),
                    row.value5(),
                    row.value6(),
                    row.value7(),
                    row.value8(),
                    row.value9(),
                    row.value10(),
                    row.value11(),
                    row.value12(),
                    row.value13(),
                    row.value14(),
                    row.value15(),
                    List.of()));
  }

  private static Field<String> name(Store store, Field<Long> location) {
    var l = only(store, LOCATION);
    return field(select(l.NAME).from(l).where(l.ID.eq(location)));
  }

  private static Field<Integer> units(Store store, Field<Integer> column) {
    return coalesce(
        field(
            select(sum(column).cast(Integer.class))
                .from(TRANSFER_LINE)
                .where(ownedBy(store, TRANSFER_LINE))
                .and(TRANSFER_LINE.TRANSFER_ID.eq(only(store, TRANSFER).ID))),
        inline(0));
  }
}
