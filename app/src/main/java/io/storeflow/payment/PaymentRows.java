package io.storeflow.payment;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.PAYMENT;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.storeflow.db.tables.Orders;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.form.SentBefore;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.pricelist.OrderMoney;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Records;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Rows of payments. Their sum stands with the order, which whoever writes here changes in the same
 * transaction.
 */
@Component
public class PaymentRows {
  private final DSLContext db;

  PaymentRows(DSLContext db) {
    this.db = db;
  }

  /**
   * Writes down money that came, in the caller's transaction.
   *
   * @throws SentBefore for a form that has written its payment
   */
  public void add(Store store, long order, Received received, Instant at, Actor actor) {
    requireFirst(store, received.once());
    var tendered = received.tendered();
    insertInto(db, store, PAYMENT)
        .set(PAYMENT.ID, Ids.next())
        .set(PAYMENT.PUBLIC_ID, PublicId.random())
        .set(PAYMENT.ORDER_ID, order)
        .set(PAYMENT.KIND, received.kind())
        .set(PAYMENT.AMOUNT_MINOR, received.amount().minor())
        .set(PAYMENT.TENDERED_MINOR, tendered == null ? null : tendered.minor())
        .set(PAYMENT.REFERENCE, received.reference())
        .set(PAYMENT.TAKEN_AT, at)
        .set(PAYMENT.ACTOR_KIND, actor.kind())
        .set(PAYMENT.ACTOR_ID, actor.personId())
        .set(PAYMENT.ACTOR, actor.name())
        .set(PAYMENT.ONCE, received.once())
        .execute();
  }

  /** The payment that came last and stands; empty for none. */
  public Optional<String> last(Store store, long order) {
    var p = only(store, PAYMENT);
    return db.select(p.PUBLIC_ID)
        .from(p)
        .where(p.ORDER_ID.eq(order))
        .and(p.WITHDRAWN_AT.isNull())
        .orderBy(p.ID.desc())
        .limit(1)
        .fetchOptional(p.PUBLIC_ID);
  }

  /**
   * In which way money of an order usually goes back: as the last of it came; where that is not
   * known, by transfer to who is elsewhere, and in cash to who comes. One statement.
   */
  public PaymentKind wayBack(Store store, long number) {
    var o = only(store, ORDERS);
    var p = only(store, PAYMENT);
    return db.select(p.KIND, o.METHOD)
        .from(o)
        .leftJoin(p)
        .on(p.ORDER_ID.eq(o.ID))
        .and(p.WITHDRAWN_AT.isNull())
        .where(o.NUMBER.eq(number))
        .orderBy(p.ID.desc())
        .limit(1)
        .fetchOptional()
        .map(row -> PaymentKind.back(row.value1(), row.value2().needsAddress()))
        .orElseThrow(NotFound::new);
  }

  /**
   * Says that it had not come after all, in the caller's transaction.
   *
   * @return its amount in minor units; empty if that was said before
   * @throws NotFound if the order has no such payment
   */
  public Optional<Long> withdraw(Store store, long order, String id, Instant at) {
    var p = only(store, PAYMENT);
    var found =
        db.select(p.AMOUNT_MINOR, p.WITHDRAWN_AT)
            .from(p)
            .where(p.ORDER_ID.eq(order))
            .and(p.PUBLIC_ID.eq(id))
            .forUpdate()
            .fetchOptional()
            .orElseThrow(NotFound::new);
    if (found.value2() != null) return Optional.empty();
    db.update(p).set(p.WITHDRAWN_AT, at).where(p.PUBLIC_ID.eq(id)).execute();
    return Optional.of(found.value1());
  }

  /** Those of an order, the first one first, as a column of its statement. */
  public static Field<List<Payment>> of(Store store, Orders o) {
    var p = only(store, PAYMENT);
    return DSL.multiset(
            DSL.select(
                    p.PUBLIC_ID,
                    p.KIND,
                    p.AMOUNT_MINOR,
                    p.TENDERED_MINOR,
                    p.REFERENCE,
                    p.TAKEN_AT,
                    p.WITHDRAWN_AT,
                    p.ACTOR_KIND,
                    p.ACTOR,
                    o.CURRENCY)
                .from(p)
                .where(p.ORDER_ID.eq(o.ID))
                .orderBy(p.ID))
        .convertFrom(
            rows ->
                rows.map(
                    Records.mapping(
                        (id, kind, amount, tendered, text, at, withdrawn, by, actor, currency) ->
                            new Payment(
                                id,
                                kind,
                                OrderMoney.money(amount, currency),
                                tendered == null ? null : OrderMoney.money(tendered, currency),
                                text,
                                at,
                                withdrawn,
                                by,
                                actor))));
  }

  private void requireFirst(Store store, @Nullable String once) {
    if (once == null) return;
    var p = only(store, PAYMENT);
    db.select(p.PUBLIC_ID)
        .from(p)
        .where(p.ONCE.eq(once))
        .fetchOptional(p.PUBLIC_ID)
        .ifPresent(
            id -> {
              throw new SentBefore(id);
            });
  }
}
