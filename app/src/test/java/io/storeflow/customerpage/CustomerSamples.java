package io.storeflow.customerpage;

import static io.storeflow.db.Tables.CUSTOMER;
import static io.storeflow.store.Owned.only;

import io.storeflow.customer.Customers;
import io.storeflow.platform.db.Transactions;
import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Customers, and what staff note of them. */
@Component
class CustomerSamples implements FeatureSamples {
  private final Customers customers;
  private final Transactions transactions;
  private final DSLContext db;

  CustomerSamples(Customers customers, Transactions transactions, DSLContext db) {
    this.customers = customers;
    this.transactions = transactions;
    this.db = db;
  }

  @Override
  public void tell(SampleBook book) {
    book.thing("customer", spot -> customer(spot, "mika"));
    book.form(
        "/s/{store}/customers/{customer} update",
        spot ->
            Map.of(
                "name", "Mika " + spot.mark(),
                "phone", "030 123456",
                "note", "Rings twice",
                "marketing", "given",
                "how", "At the till",
                "version", "0"));
    book.form(
        "/s/{store}/customers/{customer}/tags tag",
        spot -> Map.of("add", "VIP, tag " + spot.mark(), "remove", "other"));
    book.form(
        "/s/{store}/customers/{customer}/merge create",
        spot -> Map.of("with", customer(spot, "other"), "seen", "0.0.0.0"));
  }

  private String customer(Spot spot, String name) {
    var store = spot.store();
    long id =
        transactions.write(
            () ->
                customers
                    .findOrCreate(store, name + spot.mark() + "@example.com", "Mika", "")
                    .id());
    var c = only(store.merchant(), CUSTOMER);
    return db.select(c.PUBLIC_ID).from(c).where(c.ID.eq(id)).fetchSingle(c.PUBLIC_ID);
  }
}
