package io.storeflow.customerbook;

import static io.storeflow.db.Tables.CUSTOMER;
import static io.storeflow.db.Tables.CUSTOMER_STORE;
import static io.storeflow.store.Owned.only;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import io.storeflow.db.tables.Customer;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.id.PublicId;
import io.storeflow.store.Merchant;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import io.storeflow.store.Stores;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.springframework.stereotype.Component;

/** Reads customers for staff, who see those of the stores in which they may. */
@Component
public class CustomerBook {
  private final DSLContext db;
  private final Stores stores;

  CustomerBook(DSLContext db, Stores stores) {
    this.db = db;
    this.stores = stores;
  }

  /** The stores of the merchant whose customers this person may see. One statement. */
  public List<Store> seen(StoreAccess access) {
    long merchant = access.store().merchant().id();
    return stores.of(access.person()).stream()
        .filter(it -> it.store().merchant().id() == merchant)
        .filter(it -> it.may(Permission.SEE_CUSTOMERS))
        .map(StoreAccess::store)
        .toList();
  }

  /**
   * One whom any of these stores knows.
   *
   * @throws NotFound if there is no such customer, or none that may be seen
   */
  public KnownCustomer get(Merchant merchant, Collection<Store> seen, String publicId) {
    return find(merchant, seen, publicId).orElseThrow(NotFound::new);
  }

  Optional<KnownCustomer> find(Merchant merchant, Collection<Store> seen, String publicId) {
    if (!PublicId.looksRight(publicId)) return Optional.empty();
    var c = only(merchant, CUSTOMER);
    var m = only(merchant, CUSTOMER, "former");
    var former =
        multiset(select(m.EMAIL).from(m).where(m.MERGED_INTO.eq(c.ID)).orderBy(m.EMAIL))
            .convertFrom(rows -> rows.map(Record1::value1))
            .as("formers");
    var tags = CustomerTags.of(merchant, c.ID).as("tags");
    return db.select(c.fields())
        .select(tags, former)
        .from(c)
        .where(c.PUBLIC_ID.eq(publicId))
        .and(c.MERGED_INTO.isNull())
        .and(isKnown(seen, c))
        .fetchOptional(
            row ->
                new KnownCustomer(
                    row.get(c.ID),
                    row.get(c.PUBLIC_ID),
                    row.get(c.EMAIL),
                    row.get(c.NAME),
                    row.get(c.PHONE),
                    row.get(c.NOTE),
                    new KnownCustomer.Consent(
                        row.get(c.MARKETING), row.get(c.MARKETING_AT), row.get(c.MARKETING_HOW)),
                    row.get(c.VERSION),
                    row.get(c.CREATED_AT),
                    row.get(tags),
                    row.get(former)));
  }

  /** Public id of the one who is kept, where this one was put together with another. */
  public Optional<String> movedTo(Merchant merchant, String publicId) {
    if (!PublicId.looksRight(publicId)) return Optional.empty();
    var c = only(merchant, CUSTOMER);
    var into = only(merchant, CUSTOMER, "into_one");
    return db.select(into.PUBLIC_ID)
        .from(c)
        .join(into)
        .on(into.ID.eq(c.MERGED_INTO))
        .where(c.PUBLIC_ID.eq(publicId))
        .fetchOptional(into.PUBLIC_ID);
  }

  private static Condition isKnown(Collection<Store> seen, Customer c) {
    return seen.stream()
        .map(
            it -> {
              var v = only(it, CUSTOMER_STORE);
              return (Condition) exists(selectOne().from(v).where(v.CUSTOMER_ID.eq(c.ID)));
            })
        .reduce(Condition::or)
        .orElse(falseCondition());
  }
}
