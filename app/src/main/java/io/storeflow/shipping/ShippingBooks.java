package io.storeflow.shipping;

import static io.storeflow.db.Tables.SHIPPING_PROFILE;
import static io.storeflow.db.Tables.SHIPPING_RATE;
import static io.storeflow.db.Tables.SHIPPING_ZONE;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import io.storeflow.store.Store;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Service;

/** Reads how stores bring what they sell to people. */
@Service
public class ShippingBooks {
  private final DSLContext db;

  ShippingBooks(DSLContext db) {
    this.db = db;
  }

  /** As it is now. One statement. */
  public ShippingBook of(Store store) {
    return db.select(zones(store), rates(store), profiles(store))
        .fetchSingle(mapping(ShippingBook::of));
  }

  private static Field<List<Zone>> zones(Store store) {
    var zone = only(store, SHIPPING_ZONE);
    return multiset(
            select(
                    zone.ID,
                    zone.PUBLIC_ID,
                    zone.METHOD,
                    zone.NAME,
                    row(zone.COUNTRIES, zone.REGIONS, zone.POSTCODES, zone.EXCEPT_POSTCODES)
                        .mapping(
                            (countries, regions, postcodes, except) ->
                                Area.ofKept(
                                    countries,
                                    regions,
                                    PostalArea.ofKept(postcodes),
                                    PostalArea.ofKept(except))),
                    zone.MINIMUM_MINOR.convertFrom(it -> it == null ? null : store.money(it)),
                    inline(0).convertFrom(none -> List.<Rate>of()),
                    zone.VERSION)
                .from(zone)
                .orderBy(zone.POSITION, zone.ID))
        .convertFrom(rows -> rows.map(mapping(Zone::new)));
  }

  private static Field<List<Rate>> rates(Store store) {
    var rate = only(store, SHIPPING_RATE);
    return multiset(
            select(
                    rate.ID,
                    rate.PUBLIC_ID,
                    rate.NAME,
                    rate.METHOD,
                    row(rate.BASIS, rate.BANDS, rate.PRICE_MINOR.convertFrom(store::money))
                        .mapping(Tariff::ofKept),
                    rate.FREE_FROM_MINOR.convertFrom(it -> it == null ? null : store.money(it)),
                    row(rate.DAYS_FROM, rate.DAYS_TO).mapping(Transit::of),
                    rate.ZONE_ID,
                    coalesce(rate.PROFILE_ID, inline(Profile.NONE)),
                    rate.ACTIVE,
                    rate.POSITION,
                    rate.VERSION,
                    rate.EATEN_HERE)
                .from(rate)
                .orderBy(rate.POSITION, rate.ID))
        .convertFrom(rows -> rows.map(mapping(Rate::new)));
  }

  private static Field<List<Profile>> profiles(Store store) {
    var profile = only(store, SHIPPING_PROFILE);
    return multiset(
            select(profile.ID, profile.PUBLIC_ID, profile.NAME, profile.VERSION)
                .from(profile)
                .orderBy(profile.NAME, profile.ID))
        .convertFrom(rows -> rows.map(mapping(Profile::new)));
  }
}
