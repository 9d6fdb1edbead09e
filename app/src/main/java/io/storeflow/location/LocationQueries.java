package io.storeflow.location;

import static io.storeflow.db.Tables.LOCATION;
import static io.storeflow.db.Tables.STOCK;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;

import io.storeflow.geo.Coordinates;
import io.storeflow.shipping.Address;
import io.storeflow.store.Store;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.stereotype.Component;

/** Reads the locations of a store, in their order. */
@Component
class LocationQueries {
  private final DSLContext db;

  LocationQueries(DSLContext db) {
    this.db = db;
  }

  /** One statement. */
  List<Location> all(Store store) {
    return read(store, inline(0L));
  }

  /** All of them and how many units each has: a pass over all stock. One statement. */
  List<Location> counted(Store store) {
    var l = only(store, LOCATION);
    var s = only(store, STOCK);
    var units = select(sum(s.ON_HAND).cast(Long.class)).from(s).where(s.LOCATION_ID.eq(l.ID));
    return read(store, coalesce(field(units), inline(0L)));
  }

  private List<Location> read(Store store, Field<Long> units) {
    var l = only(store, LOCATION);
    return db.select(
            l.ID,
            l.PUBLIC_ID,
            l.NAME,
            l.COUNTRY,
            l.POSTAL_CODE,
            l.REGION,
            l.CITY,
            l.LINE1,
            l.LINE2,
            l.MAIN,
            l.ACTIVE,
            units,
            l.LATITUDE,
            l.LONGITUDE)
        .from(l)
        .orderBy(l.POSITION, l.ID)
        .fetch(
            row ->
                new Location(
                    row.value1(),
                    row.value2(),
                    row.value3(),
                    new Address(
                        row.value4(),
                        row.value5(),
                        row.value6(),
                        row.value7(),
                        row.value8(),
                        row.value9()),
                    row.value10(),
                    row.value11(),
                    row.value12(),
                    Coordinates.ofKept(row.value13(), row.value14())));
  }
}
