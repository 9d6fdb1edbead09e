package io.storeflow.customerpage;

import static io.storeflow.db.Tables.CUSTOMER;
import static io.storeflow.store.Owned.only;

import io.storeflow.customerbook.CustomerTags;
import io.storeflow.customerbook.KnownCustomer.Consent;
import io.storeflow.store.Store;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Reads of customers what their file tells beside the list. */
@Component
class CustomerFileQueries {
  private final DSLContext db;

  CustomerFileQueries(DSLContext db) {
    this.db = db;
  }

  /** These customers, in the order given. Two statements. */
  List<CustomerFile.Row> of(Store store, List<CustomerRow> rows) {
    var merchant = store.merchant();
    var ids = rows.stream().map(CustomerRow::id).toList();
    var c = only(merchant, CUSTOMER);
    var noted =
        db.select(c.ID, c.MARKETING, c.MARKETING_AT, c.MARKETING_HOW, c.CREATED_AT, c.NOTE)
            .from(c)
            .where(c.ID.in(ids))
            .fetchMap(c.ID);
    var tagged = db.select(CustomerTags.of(merchant, ids)).fetchSingle().value1();
    return rows.stream()
        .map(
            it -> {
              var row = Objects.requireNonNull(noted.get(it.id()));
              return new CustomerFile.Row(
                  it,
                  new Consent(row.value2(), row.value3(), row.value4()),
                  row.value5(),
                  row.value6(),
                  tagged.getOrDefault(it.id(), List.of()));
            })
        .toList();
  }
}
