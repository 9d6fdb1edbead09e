package io.storeflow.fulfilment;

import static io.storeflow.db.Tables.ORDER_TIMELINE;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;

import io.storeflow.db.tables.Orders;
import io.storeflow.order.Timeline;
import io.storeflow.store.Store;
import java.util.List;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * Why an order is held, and who said so.
 *
 * @param by its entry in the timeline; null if that is gone
 */
public record Held(HoldReason reason, String note, Timeline.@Nullable Entry by) {

  /** That of an order as a column of its statement; null where nobody holds it. */
  public static Field<@Nullable Held> of(Store store, Orders o) {
    var t = only(store, ORDER_TIMELINE);
    var entries =
        multiset(
                select(t.KIND, t.ACTOR_KIND, t.ACTOR, t.DETAIL, t.AT)
                    .from(t)
                    .where(t.ORDER_ID.eq(o.ID))
                    .and(o.HOLD_REASON.isNotNull())
                    .and(t.KIND.startsWith(Timeline.HELD))
                    .orderBy(t.ID))
            .convertFrom(rows -> rows.map(mapping(Timeline.Entry::new)));
    return field(row(o.HOLD_REASON, o.HOLD_NOTE, entries).mapping(Held::read));
  }

  private static @Nullable Held read(
      @Nullable HoldReason reason, String note, List<Timeline.Entry> entries) {
    if (reason == null) return null;
    return new Held(reason, note, entries.isEmpty() ? null : entries.getLast());
  }
}
