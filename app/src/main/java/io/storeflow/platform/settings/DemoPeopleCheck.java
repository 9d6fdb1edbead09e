package io.storeflow.platform.settings;

import static io.storeflow.db.Tables.PERSON;

import java.util.List;
import org.jooq.DSLContext;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Refuses to open production's doors while somebody could sign in with the demo password. */
@Component
@Profile("!local & !test & !staging")
class DemoPeopleCheck implements SmartInitializingSingleton {
  private final DSLContext db;

  DemoPeopleCheck(DSLContext db) {
    this.db = db;
  }

  /** After the migrations, before the first request. */
  @Override
  public void afterSingletonsInstantiated() {
    List<String> found =
        db.select(PERSON.EMAIL)
            .from(PERSON)
            .where(PERSON.EMAIL.in(DemoPeople.EMAILS))
            .fetch(PERSON.EMAIL);
    if (found.isEmpty()) return;
    throw new StartRefused(
        "StoreFlow does not start in production",
        List.of(
            "The demo people "
                + String.join(", ", found)
                + " are in this database, with a password that everybody knows."));
  }
}
