package io.storeflow.customer;

import static io.storeflow.db.Tables.CUSTOMER;
import static io.storeflow.db.Tables.CUSTOMER_STORE;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;
import static io.storeflow.store.Owned.ownedBy;
import static org.jooq.impl.DSL.coalesce;

import io.storeflow.db.tables.Customer;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.input.Email;
import io.storeflow.platform.input.Typed;
import io.storeflow.store.Store;
import java.time.Clock;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * The shoppers a merchant knows, by e-mail address in lower case, with a row per store they bought
 * at.
 */
@Service
public class Customers {
  public static final int LONGEST_NAME = 120;

  /** Counts the rules by which words of customers are made, as that of orders. */
  public static final byte WORDS = 1;

  private final DSLContext db;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Customers(DSLContext db, ApplicationEventPublisher events, Clock clock) {
    this.db = db;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Who it was.
   *
   * @param added whether the merchant did not know them before
   */
  public record Found(long id, boolean added) {}

  /**
   * The customer with that address, or who that one was put together with, who is written down if
   * new to the merchant or to the store. Joins the caller's transaction, which tells of a new one
   * at its end.
   */
  public Found findOrCreate(Store store, String email, String name, String phone) {
    var address = Email.kept(email);
    var customer = only(store.merchant(), CUSTOMER);
    var visit = CUSTOMER_STORE;
    var who = present(customer);
    var known =
        db.select(who, visit.CUSTOMER_ID)
            .from(customer)
            .leftJoin(visit)
            .on(ownedBy(store, visit))
            .and(visit.CUSTOMER_ID.eq(who))
            .where(customer.EMAIL.eq(address))
            .fetchOne();
    if (known != null && known.value2() != null) return new Found(known.value1(), false);
    var found = known != null ? new Found(known.value1(), false) : add(store, address, name, phone);
    insertInto(db, store, CUSTOMER_STORE)
        .set(CUSTOMER_STORE.CUSTOMER_ID, found.id())
        .set(CUSTOMER_STORE.NAME, sorted(name, address))
        .set(CUSTOMER_STORE.CREATED_AT, clock.instant())
        .onDuplicateKeyIgnore()
        .execute();
    return found;
  }

  /** The row id of the one who is kept, where this one was put together with another. */
  public static Field<Long> present(Customer customer) {
    return coalesce(customer.MERGED_INTO, customer.ID);
  }

  /** By what a customer is sorted. */
  public static String sorted(String name, String email) {
    return Typed.cut(name.isEmpty() ? email : name, LONGEST_NAME);
  }

  private Found add(Store store, String email, String name, String phone) {
    int added =
        insertInto(db, store.merchant(), CUSTOMER)
            .set(CUSTOMER.ID, Ids.next())
            .set(CUSTOMER.PUBLIC_ID, PublicId.random())
            .set(CUSTOMER.EMAIL, email)
            .set(CUSTOMER.NAME, name)
            .set(CUSTOMER.PHONE, phone)
            .set(CUSTOMER.WORD_RULE, WORDS)
            .set(CUSTOMER.CREATED_AT, clock.instant())
            .onDuplicateKeyIgnore()
            .execute();
    var customer = only(store.merchant(), CUSTOMER);
    long id =
        db.select(customer.ID)
            .from(customer)
            .where(customer.EMAIL.eq(email))
            .fetchSingle(customer.ID);
    if (added > 0) events.publishEvent(new CustomerAdded(store, id, email, name, phone));
    return new Found(id, added > 0);
  }
}
