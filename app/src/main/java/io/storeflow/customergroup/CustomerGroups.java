package io.storeflow.customergroup;

import static io.storeflow.db.Tables.CUSTOMER_GROUP;
import static io.storeflow.db.Tables.CUSTOMER_GROUP_MEMBER;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;

import io.storeflow.platform.paging.Page;
import io.storeflow.store.Merchant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the groups of a merchant. */
@Component
public class CustomerGroups {
  private final DSLContext db;

  CustomerGroups(DSLContext db) {
    this.db = db;
  }

  /** All of them by name. One statement. */
  public List<CustomerGroup> all(Merchant merchant) {
    return read(merchant, null);
  }

  public Optional<CustomerGroup> find(Merchant merchant, String publicId) {
    return read(merchant, publicId).stream().findFirst();
  }

  /** Row ids of the groups that an address is in, as a column of a statement. */
  public Field<Set<Long>> of(Merchant merchant, Field<String> email) {
    var m = only(merchant, CUSTOMER_GROUP_MEMBER);
    return multiset(select(m.GROUP_ID).from(m).where(m.EMAIL.eq(email)))
        .convertFrom(rows -> Set.copyOf(rows.map(Record1::value1)));
  }

  /**
   * Addresses in a group, in the order of the alphabet.
   *
   * @param cursor the last one of the page before; null for the first page
   */
  Page<String> members(Merchant merchant, CustomerGroup group, int size, @Nullable String cursor) {
    var m = only(merchant, CUSTOMER_GROUP_MEMBER);
    var rows =
        db.select(m.EMAIL)
            .from(m)
            .where(m.GROUP_ID.eq(group.id()))
            .and(cursor == null ? noCondition() : m.EMAIL.gt(cursor))
            .orderBy(m.EMAIL)
            .limit(size)
            .fetch(m.EMAIL);
    return new Page<>(rows, null, rows.size() < size ? null : rows.getLast());
  }

  private List<CustomerGroup> read(Merchant merchant, @Nullable String publicId) {
    var g = only(merchant, CUSTOMER_GROUP);
    var m = only(merchant, CUSTOMER_GROUP_MEMBER);
    Field<Integer> size = field(selectCount().from(m).where(m.GROUP_ID.eq(g.ID)));
    return db.select(g.ID, g.PUBLIC_ID, g.NAME, size)
        .from(g)
        .where(publicId == null ? noCondition() : g.PUBLIC_ID.eq(publicId))
        .orderBy(g.NAME, g.ID)
        .fetch(mapping(CustomerGroup::new));
  }
}
