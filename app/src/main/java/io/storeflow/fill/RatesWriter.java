package io.storeflow.fill;

import static io.storeflow.db.Tables.SHIPPING_RATE;
import static io.storeflow.db.Tables.SHIPPING_ZONE;
import static io.storeflow.store.Owned.insertAll;

import io.storeflow.db.tables.records.ShippingRateRecord;
import io.storeflow.db.tables.records.ShippingZoneRecord;
import io.storeflow.demodata.DemoStore;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.shipping.Area;
import io.storeflow.shipping.Basis;
import io.storeflow.shipping.Method;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Writes the shipping rates of a store, in their order, and the zones to which they go. */
@Component
public class RatesWriter {
  private record Place(Method method, List<String> countries, String prefixes) {}

  private final DSLContext db;

  RatesWriter(DSLContext db) {
    this.db = db;
  }

  public void write(Store store, List<DemoStore.Rate> rates) {
    var rows = new ArrayList<ShippingRateRecord>();
    var zones = new LinkedHashMap<Place, ShippingZoneRecord>();
    for (var rate : rates) {
      var row = new ShippingRateRecord();
      row.setId(Ids.next());
      row.setPublicId(PublicId.random());
      row.setName(rate.name());
      row.setMethod(Coded.find(Method.class, rate.method()).orElseThrow());
      if (row.getMethod().needsAddress()) row.setZoneId(zone(zones, rate, row.getMethod()));
      row.setBasis(Basis.FLAT);
      row.setPriceMinor(rate.price());
      row.setFreeFromMinor(rate.freeFrom());
      row.setDaysFrom(rate.daysFrom());
      row.setDaysTo(rate.daysTo());
      row.setActive(true);
      row.setPosition(rows.size() + 1);
      row.setVersion(1);
      rows.add(row);
    }
    insertAll(db, store, SHIPPING_ZONE, List.copyOf(zones.values()));
    insertAll(db, store, SHIPPING_RATE, rows);
  }

  /** Rates that go to the same place share a zone. */
  private static long zone(
      Map<Place, ShippingZoneRecord> zones, DemoStore.Rate rate, Method method) {
    int position = zones.size() + 1;
    return zones
        .computeIfAbsent(
            new Place(method, rate.countries(), rate.prefixes()), place -> row(place, position))
        .getId();
  }

  private static ShippingZoneRecord row(Place place, int position) {
    var zone = new ShippingZoneRecord();
    zone.setId(Ids.next());
    zone.setPublicId(PublicId.random());
    zone.setMethod(place.method());
    zone.setName("");
    zone.setCountries(Area.of(Set.copyOf(place.countries())).keptCountries());
    zone.setPostcodes(place.prefixes());
    zone.setExceptPostcodes("");
    zone.setPosition(position);
    zone.setVersion(1);
    return zone;
  }
}
