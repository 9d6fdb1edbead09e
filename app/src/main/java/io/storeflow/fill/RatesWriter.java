package io.storeflow.fill;

import static io.storeflow.db.Tables.SHIPPING_RATE;
import static io.storeflow.db.Tables.SHIPPING_RATE_COUNTRY;
import static io.storeflow.store.Owned.insertAll;

import io.storeflow.db.tables.records.ShippingRateCountryRecord;
import io.storeflow.db.tables.records.ShippingRateRecord;
import io.storeflow.demodata.DemoStore;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.shipping.Method;
import io.storeflow.store.Store;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Writes the shipping rates of a store, in their order. */
@Component
public class RatesWriter {
  private final DSLContext db;

  RatesWriter(DSLContext db) {
    this.db = db;
  }

  public void write(Store store, List<DemoStore.Rate> rates) {
    var rows = new ArrayList<ShippingRateRecord>();
    var countries = new ArrayList<ShippingRateCountryRecord>();
    for (var rate : rates) {
      long id = Ids.next();
      var row = new ShippingRateRecord();
      row.setId(id);
      row.setPublicId(PublicId.random());
      row.setName(rate.name());
      row.setMethod(Coded.find(Method.class, rate.method()).orElseThrow());
      row.setPriceMinor(rate.price());
      row.setFreeFromMinor(rate.freeFrom());
      row.setDaysFrom(rate.daysFrom());
      row.setDaysTo(rate.daysTo());
      row.setPostalPrefixes(rate.prefixes());
      row.setActive(true);
      row.setPosition(rows.size() + 1);
      row.setVersion(1);
      rows.add(row);
      for (var country : rate.countries()) {
        var reach = new ShippingRateCountryRecord();
        reach.setRateId(id);
        reach.setCountry(country);
        countries.add(reach);
      }
    }
    insertAll(db, store, SHIPPING_RATE, rows);
    insertAll(db, store, SHIPPING_RATE_COUNTRY, countries);
  }
}
