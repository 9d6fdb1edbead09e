package io.storeflow.shipping;

import static io.storeflow.db.Tables.SHIPPING_RATE;
import static io.storeflow.db.Tables.SHIPPING_RATE_COUNTRY;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import io.storeflow.store.Store;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.springframework.stereotype.Service;

/** The flat rates of a store. */
@Service
public class ShippingRates {
  private final DSLContext db;

  ShippingRates(DSLContext db) {
    this.db = db;
  }

  /** All rates in their order, also those switched off. One statement. */
  public List<Rate> all(Store store) {
    var rate = only(store, SHIPPING_RATE);
    var country = only(store, SHIPPING_RATE_COUNTRY);
    return db.select(
            rate.ID,
            rate.PUBLIC_ID,
            rate.NAME,
            rate.METHOD,
            rate.PRICE_MINOR.convertFrom(store::money),
            rate.FREE_FROM_MINOR.convertFrom(minor -> minor == null ? null : store.money(minor)),
            row(rate.DAYS_FROM, rate.DAYS_TO).mapping(Transit::of),
            rate.POSTAL_PREFIXES.convertFrom(PostalArea::ofKept),
            rate.POSTAL_EXCEPT.convertFrom(PostalArea::ofKept),
            multiset(
                    select(country.COUNTRY)
                        .from(country)
                        .where(country.RATE_ID.eq(rate.ID))
                        .orderBy(country.COUNTRY))
                .convertFrom(rows -> inOrder(rows.map(Record1::value1))),
            rate.ACTIVE,
            rate.VERSION)
        .from(rate)
        .orderBy(rate.POSITION, rate.ID)
        .fetch(mapping(Rate::new));
  }

  /** The rate of that public id, switched on or not. */
  public Optional<Rate> find(Store store, String publicId) {
    return all(store).stream().filter(rate -> rate.publicId().equals(publicId)).findFirst();
  }

  private static Set<String> inOrder(List<String> countries) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(countries));
  }
}
