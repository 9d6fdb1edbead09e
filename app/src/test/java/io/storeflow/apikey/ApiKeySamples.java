package io.storeflow.apikey;

import static io.storeflow.db.Tables.API_KEY;
import static io.storeflow.store.Owned.only;

import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import io.storeflow.store.Actor;
import java.util.EnumSet;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Keys of programs. */
@Component
class ApiKeySamples implements FeatureSamples {
  private final ApiKeys keys;
  private final DSLContext db;

  ApiKeySamples(ApiKeys keys, DSLContext db) {
    this.keys = keys;
    this.db = db;
  }

  @Override
  public void tell(SampleBook book) {
    book.thing("key", this::key);
    book.form(
        "/s/{store}/keys create",
        spot -> Map.of("name", "Key " + spot.mark(), "stockRead", "true", "until", "2030-05-01"));
  }

  private String key(Spot spot) {
    keys.make(spot.store(), "Till", EnumSet.of(KeyScope.STOCK_READ), null, Actor.SYSTEM);
    var k = only(spot.store(), API_KEY);
    return db.select(k.PUBLIC_ID).from(k).orderBy(k.ID.desc()).limit(1).fetchSingle(k.PUBLIC_ID);
  }
}
