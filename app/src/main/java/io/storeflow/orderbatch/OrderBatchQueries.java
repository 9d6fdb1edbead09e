package io.storeflow.orderbatch;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_BATCH;
import static io.storeflow.db.Tables.ORDER_BATCH_ORDER;
import static io.storeflow.store.Owned.only;
import static io.storeflow.store.Owned.ownedBy;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.selectCount;

import io.storeflow.db.tables.OrderBatch;
import io.storeflow.label.TagStep;
import io.storeflow.order.FulfilmentState;
import io.storeflow.ordertag.OrderTags;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.input.several.Listed;
import io.storeflow.store.Store;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads work on many orders. */
@Component
class OrderBatchQueries {
  private final DSLContext db;

  OrderBatchQueries(DSLContext db) {
    this.db = db;
  }

  /**
   * An order of which is told what becomes of it.
   *
   * @param number null if it is gone
   */
  public record Told(@Nullable Long number, @Nullable String name, Planned planned) {}

  /** An order that waits; without a number if it is gone. */
  record Waiting(long id, @Nullable Long number, @Nullable FulfilmentState state) {}

  /**
   * @throws NotFound if the store has no such
   */
  OrderBatchRow get(Store store, String publicId) {
    var b = only(store, ORDER_BATCH);
    return read(store, b, b.PUBLIC_ID.eq(publicId));
  }

  /** It as it is, and nobody else goes on with it until the transaction ends. */
  OrderBatchRow locked(Store store, long id) {
    var b = only(store, ORDER_BATCH);
    db.select(b.ID).from(b).where(b.ID.eq(id)).forUpdate().fetch();
    return read(store, b, b.ID.eq(id));
  }

  private OrderBatchRow read(Store store, OrderBatch b, Condition which) {
    return db.select(
            b.ID,
            b.PUBLIC_ID,
            b.STATE,
            b.ACT,
            b.GIVEN,
            b.TAKEN,
            b.MAILS,
            b.TOTAL,
            b.CUT,
            count(store, b, ActOutcome.DONE),
            count(store, b, ActOutcome.SAME),
            count(store, b, ActOutcome.REFUSED))
        .from(b)
        .where(which)
        .fetchOptional(
            row ->
                new OrderBatchRow(
                    row.value1(),
                    row.value2(),
                    row.value3(),
                    row.value4(),
                    new TagStep(Listed.of(row.value5()), Listed.of(row.value6())),
                    row.value7(),
                    row.value8(),
                    row.value9(),
                    row.value10(),
                    row.value11(),
                    row.value12()))
        .orElseThrow(NotFound::new);
  }

  private static Field<Integer> count(Store store, OrderBatch b, ActOutcome outcome) {
    var it = only(store, ORDER_BATCH_ORDER);
    return field(
        selectCount().from(it).where(it.ORDER_BATCH_ID.eq(b.ID)).and(it.OUTCOME.eq(outcome)));
  }

  /** The next order to be worked on. */
  Optional<Waiting> next(Store store, OrderBatchRow batch) {
    var it = only(store, ORDER_BATCH_ORDER);
    var o = ORDERS;
    return db.select(it.ORDER_ID, o.NUMBER, o.FULFILMENT_STATE)
        .from(it)
        .leftJoin(o)
        .on(ownedBy(store, o))
        .and(o.ID.eq(it.ORDER_ID))
        .where(it.ORDER_BATCH_ID.eq(batch.id()))
        .and(it.OUTCOME.eq(ActOutcome.WAITING))
        .orderBy(it.ORDER_ID)
        .limit(1)
        .fetchOptional(mapping(Waiting::new));
  }

  /** What would become of each of its orders as they are now. One statement. */
  List<Told> planned(Store store, OrderBatchRow batch) {
    var it = only(store, ORDER_BATCH_ORDER);
    var o = only(store, ORDERS);
    var tags = OrderTags.of(store, o);
    return db.select(
            o.NUMBER, o.CUSTOMER_NAME, o.FULFILMENT_STATE, field(o.HOLD_REASON.isNotNull()), tags)
        .from(it)
        .join(o)
        .on(o.ID.eq(it.ORDER_ID))
        .where(it.ORDER_BATCH_ID.eq(batch.id()))
        .orderBy(o.NUMBER.desc())
        .fetch(
            mapping(
                (number, name, state, held, had) -> told(batch, number, name, state, held, had)));
  }

  private static Told told(
      OrderBatchRow batch,
      long number,
      String name,
      FulfilmentState state,
      boolean held,
      List<String> tags) {
    return new Told(number, name, Planned.of(batch.act(), state, held, tags, batch.tags()));
  }

  /** The first of which that became. */
  List<Told> told(Store store, OrderBatchRow batch, ActOutcome outcome, int most) {
    var it = only(store, ORDER_BATCH_ORDER);
    var o = ORDERS;
    return db.select(o.NUMBER, o.CUSTOMER_NAME, it.REASON)
        .from(it)
        .leftJoin(o)
        .on(ownedBy(store, o))
        .and(o.ID.eq(it.ORDER_ID))
        .where(it.ORDER_BATCH_ID.eq(batch.id()))
        .and(it.OUTCOME.eq(outcome))
        .orderBy(it.ORDER_ID.desc())
        .limit(most)
        .fetch(mapping((number, name, why) -> new Told(number, name, new Planned(outcome, why))));
  }
}
