package io.storeflow.pricelist;

import static io.storeflow.db.Tables.PRICE_LIST_PRICE;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import io.storeflow.db.tables.Variant;
import io.storeflow.platform.money.Conversion;
import io.storeflow.store.Store;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.jooq.Field;
import org.jooq.SelectField;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Prices of the currency that a store sells in, as pieces of queries that read its own. */
public final class ListPrices {
  private ListPrices() {}

  /** What a variant costs there. */
  public static SelectField<ListPrice> of(Store store, Variant v) {
    if (store.list() == null)
      return row(v.PRICE_MINOR, v.COMPARE_AT_MINOR, v.LOWEST_MINOR, v.LOWEST_AT)
          .mapping((price, before, lowest, since) -> own(store, price, before, lowest, since));
    var p = PRICE_LIST_PRICE;
    return row(
            v.PRICE_MINOR,
            v.COMPARE_AT_MINOR,
            v.LOWEST_MINOR,
            v.LOWEST_AT,
            said(store, v, p.PRICE_MINOR),
            said(store, v, p.COMPARE_AT_MINOR),
            said(store, v, p.LOWEST_MINOR),
            said(store, v, p.LOWEST_AT))
        .mapping(
            (price, before, lowest, since, said, saidBefore, saidLowest, saidSince) ->
                said == null
                    ? own(store, price, before, lowest, since)
                    : new ListPrice(said, saidBefore, saidLowest, "", saidSince));
  }

  private static @Nullable ListPrice own(
      Store store,
      @Nullable Long price,
      @Nullable Long before,
      @Nullable Long lowest,
      @Nullable Instant since) {
    return price == null ? null : ListPrice.of(store, price, before, lowest, since);
  }

  /** Any amount but a price of goods, worked out by the database as by the conversion. */
  public static Field<Long> converted(Store store, Field<Long> minor) {
    return store.list() == null ? minor : converted(store.conversion(), minor);
  }

  /** The same by any conversion. */
  public static Field<Long> converted(Conversion conversion, Field<Long> minor) {
    var rate = new BigDecimal(conversion.minorRate().toPlainString());
    return DSL.round(OrderMoney.exact(minor).mul(inline(rate))).cast(SQLDataType.BIGINT);
  }

  private static <T> Field<T> said(Store store, Variant v, TableField<?, T> which) {
    var list = Objects.requireNonNull(store.list());
    var p = only(store, PRICE_LIST_PRICE);
    return field(
        select(p.field(which)).from(p).where(p.LIST_ID.eq(list.id())).and(p.VARIANT_ID.eq(v.ID)));
  }
}
