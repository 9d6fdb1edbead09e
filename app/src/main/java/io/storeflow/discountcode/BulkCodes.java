package io.storeflow.discountcode;

import static io.storeflow.db.Tables.DISCOUNT_CODE;
import static io.storeflow.db.Tables.PRICE_RULE_COUNT;
import static io.storeflow.store.Owned.only;
import static io.storeflow.store.Owned.ownedBy;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.inline;

import io.storeflow.store.Store;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Codes that were made in bulk, each of one rule. */
@Component
class BulkCodes {
  private final DSLContext db;

  BulkCodes(DSLContext db) {
    this.db = db;
  }

  /**
   * Those of the codes that can still be used, with the row ids of their rules. One statement.
   *
   * @param most uses of each code, by rule; 0 for any number. Codes of other rules are left out
   */
  Map<String, Long> usable(Store store, Collection<String> codes, Map<Long, Integer> most) {
    var c = only(store, DISCOUNT_CODE);
    var n = PRICE_RULE_COUNT;
    return db
        .select(c.CODE, c.RULE_ID, coalesce(n.USES, inline(0)))
        .from(c)
        .leftJoin(n)
        .on(ownedBy(store, n))
        .and(n.RULE_ID.eq(c.RULE_ID))
        .and(n.SCOPE.eq(concat(inline(Tally.OF_CODE), c.CODE)))
        .where(c.CODE.in(codes))
        .fetch()
        .stream()
        .filter(row -> most.containsKey(row.value2()))
        .filter(row -> most.get(row.value2()) == 0 || row.value3() < most.get(row.value2()))
        .collect(Collectors.toMap(row -> row.value1(), row -> row.value2()));
  }
}
