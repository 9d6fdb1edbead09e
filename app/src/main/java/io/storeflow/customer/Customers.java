package io.storeflow.customer;

import static io.storeflow.db.Tables.CUSTOMER;
import static io.storeflow.db.Tables.CUSTOMER_STORE;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;
import static io.storeflow.store.Owned.ownedBy;

import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.input.Email;
import io.storeflow.store.Store;
import java.time.Clock;
import org.jooq.DSLContext;
import org.springframework.stereotype.Service;

/**
 * The shoppers a merchant knows, by e-mail address in lower case, with a row per store they bought
 * at.
 */
@Service
public class Customers {
  private final DSLContext db;
  private final Clock clock;

  Customers(DSLContext db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /**
   * Who it was.
   *
   * @param added whether the merchant did not know them before
   */
  public record Found(long id, boolean added) {}

  /**
   * The customer with that address, who is written down if new to the merchant or to the store.
   * Joins the caller's transaction, which tells of a new one at its end.
   */
  public Found findOrCreate(Store store, String email, String name, String phone) {
    var address = Email.kept(email);
    var customer = only(store.merchant(), CUSTOMER);
    var visit = CUSTOMER_STORE;
    var known =
        db.select(customer.ID, visit.CUSTOMER_ID)
            .from(customer)
            .leftJoin(visit)
            .on(ownedBy(store, visit))
            .and(visit.CUSTOMER_ID.eq(customer.ID))
            .where(customer.EMAIL.eq(address))
            .fetchOne();
    if (known != null && known.value2() != null) return new Found(known.value1(), false);
    var found = known != null ? new Found(known.value1(), false) : add(store, address, name, phone);
    insertInto(db, store, CUSTOMER_STORE)
        .set(CUSTOMER_STORE.CUSTOMER_ID, found.id())
        .set(CUSTOMER_STORE.CREATED_AT, clock.instant())
        .onDuplicateKeyIgnore()
        .execute();
    return found;
  }

  private Found add(Store store, String email, String name, String phone) {
    int added =
        insertInto(db, store.merchant(), CUSTOMER)
            .set(CUSTOMER.ID, Ids.next())
            .set(CUSTOMER.PUBLIC_ID, PublicId.random())
            .set(CUSTOMER.EMAIL, email)
            .set(CUSTOMER.NAME, name)
            .set(CUSTOMER.PHONE, phone)
            .set(CUSTOMER.CREATED_AT, clock.instant())
            .onDuplicateKeyIgnore()
            .execute();
    var customer = only(store.merchant(), CUSTOMER);
    long id =
        db.select(customer.ID)
            .from(customer)
            .where(customer.EMAIL.eq(email))
            .fetchSingle(customer.ID);
    return new Found(id, added > 0);
  }
}
