package io.storeflow.demo;

import static io.storeflow.db.Tables.SHIPPING_RATE;
import static io.storeflow.db.Tables.SHIPPING_RATE_COUNTRY;
import static io.storeflow.store.Owned.insertAll;

import io.storeflow.db.tables.records.ShippingRateCountryRecord;
import io.storeflow.db.tables.records.ShippingRateRecord;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Writes the shipping rates of a store, in their order. */
@Component
class RatesWriter {
  private final DSLContext db;

  RatesWriter(DSLContext db) {
    this.db = db;
  }

  void write(Store store, List<DemoStore.Rate> rates) {
    var rows = new ArrayList<ShippingRateRecord>();
    var countries = new ArrayList<ShippingRateCountryRecord>();
    for (var rate : rates) {
      long id = Ids.next();
      rows.add(
          new ShippingRateRecord(
              null,
              id,
              PublicId.random(),
              rate.name(),
              rate.method(),
              rate.price(),
              rate.freeFrom(),
              rate.prefixes(),
              true,
              rows.size() + 1,
              1));
      for (var country : rate.countries()) {
        countries.add(new ShippingRateCountryRecord(null, id, country));
      }
    }
    insertAll(db, store, SHIPPING_RATE, rows);
    insertAll(db, store, SHIPPING_RATE_COUNTRY, countries);
  }
}
