package io.storeflow.giftcard;

import static io.storeflow.db.Tables.GIFT_CARD;
import static io.storeflow.db.Tables.GIFT_CARD_ENTRY;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;

import io.storeflow.store.Store;
import org.jooq.DSLContext;

/**
 * What must always be true of cards: the entries of each add up to its balance, never below zero.
 */
public final class CardLaw {
  private CardLaw() {}

  public static void holds(DSLContext db, Store store) {
    var c = only(store, GIFT_CARD);
    var e = only(store, GIFT_CARD_ENTRY);
    var sums =
        db.select(e.CARD_ID, coalesce(sum(e.DELTA_MINOR), inline(0)).cast(Long.class))
            .from(e)
            .groupBy(e.CARD_ID)
            .fetchMap(row -> row.value1(), row -> row.value2());
    var balances =
        db.select(c.ID, c.BALANCE_MINOR).from(c).fetchMap(row -> row.value1(), row -> row.value2());
    assertThat(sums).isEqualTo(balances);
    assertThat(balances.values()).allMatch(it -> it >= 0);
    var last = new java.util.HashMap<Long, Long>();
    db.select(e.CARD_ID, e.BALANCE_AFTER_MINOR)
        .from(e)
        .orderBy(e.ID)
        .forEach(row -> last.put(row.value1(), row.value2()));
    assertThat(last).isEqualTo(balances);
  }
}
