package io.storeflow.shipping;

import static io.storeflow.db.Tables.LOCATION;
import static io.storeflow.db.Tables.SHIPPING_PROFILE;
import static io.storeflow.db.Tables.SHIPPING_RATE;
import static io.storeflow.db.Tables.SHIPPING_ZONE;
import static io.storeflow.store.Owned.only;
import static io.storeflow.store.Owned.ownedBy;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import io.storeflow.geo.Coordinates;
import io.storeflow.pickup.OwnStock;
import io.storeflow.pickup.PickupPlace;
import io.storeflow.platform.money.Money;
import io.storeflow.postal.PostalArea;
import io.storeflow.store.Store;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SelectField;
import org.jspecify.annotations.Nullable;
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
    return db.select(zones(store), rates(store), profiles(store), origin(store))
        .fetchSingle(mapping(ShippingBook::of));
  }

  /** Where its main location is. */
  private static Field<@Nullable Coordinates> origin(Store store) {
    var l = only(store, LOCATION);
    return multiset(select(l.LATITUDE, l.LONGITUDE).from(l).where(l.MAIN))
        .convertFrom(
            rows ->
                rows.isEmpty()
                    ? null
                    : Coordinates.ofKept(rows.getFirst().value1(), rows.getFirst().value2()));
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
                    zone.MINIMUM_MINOR.convertFrom(it -> it == null ? null : store.converted(it)),
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
                    row(rate.BASIS, rate.BANDS, rate.PRICE_MINOR)
                        .mapping(
                            (basis, bands, price) ->
                                Tariff.ofKept(basis, bands, new Money(price, store.ownCurrency()))
                                    .in(store.conversion())),
                    rate.FREE_FROM_MINOR.convertFrom(it -> it == null ? null : store.converted(it)),
                    row(rate.DAYS_FROM, rate.DAYS_TO).mapping(Transit::of),
                    rate.ZONE_ID,
                    coalesce(rate.PROFILE_ID, inline(Profile.NONE)),
                    rate.ACTIVE,
                    rate.POSITION,
                    rate.VERSION,
                    row(rate.HANDLING_DAYS, rate.CUTOFF, rate.LEAD_MINUTES).mapping(Handling::of),
                    place(store),
                    rate.EATEN_HERE,
                    row(rate.ONLY_THERE, rate.ELSEWHERE_MINUTES).mapping(OwnStock::of),
                    address())
                .from(rate)
                .leftJoin(LOCATION)
                .on(ownedBy(store, LOCATION))
                .and(LOCATION.ID.eq(rate.LOCATION_ID))
                .orderBy(rate.POSITION, rate.ID))
        .convertFrom(rows -> rows.map(mapping(Rate::new)));
  }

  private static SelectField<@Nullable PickupPlace> place(Store store) {
    return row(
            LOCATION.ID,
            LOCATION.PUBLIC_ID,
            LOCATION.NAME,
            address(),
            LOCATION.MAIN,
            LOCATION.ACTIVE)
        .mapping(
            (id, publicId, name, address, main, active) ->
                id == null
                    ? null
                    : PickupPlace.of(store, id, publicId, name, address.found(), main, active));
  }

  /** Of a location by which somebody finds it; none where there is none. */
  private static SelectField<Address> address() {
    return row(
            LOCATION.COUNTRY,
            LOCATION.POSTAL_CODE,
            LOCATION.REGION,
            LOCATION.CITY,
            LOCATION.LINE1,
            LOCATION.LINE2)
        .mapping(
            (country, postcode, region, city, line1, line2) ->
                line1 == null || line1.isEmpty()
                    ? Address.NONE
                    : new Address(country, postcode, region, city, line1, line2));
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
