package io.storeflow.billing;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_BILLING;
import static io.storeflow.store.Owned.only;

import io.storeflow.order.Timeline;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Audited.Changes;
import io.storeflow.store.Store;
import io.storeflow.vatid.VatId;
import io.storeflow.vatid.VatIdState;
import io.storeflow.vatid.VatIds;
import java.time.Clock;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * What staff say of the VAT id of an order. The order keeps the tax with which it was placed, and
 * what is to be given back is theirs to do; orders that come with the id are taxed by it.
 */
@Service
public class OrderBilling {
  private record Kept(long order, VatId id, VatIdState state) {}

  private final DSLContext db;
  private final Transactions transactions;
  private final VatIds ids;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  OrderBilling(
      DSLContext db,
      Transactions transactions,
      VatIds ids,
      Timeline timeline,
      ApplicationEventPublisher events,
      Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.ids = ids;
    this.timeline = timeline;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Says that the id holds although VIES did not say so; nothing if that is known.
   *
   * @throws NotFound if the order has no VAT id
   */
  public void confirm(Store store, long number, Actor actor) {
    transactions.write(
        () -> {
          var kept = find(store, number);
          if (!kept.state.isOpen()) return;
          ids.confirm(store, kept.id);
          say(store, number, kept, VatIdState.BY_STAFF, actor);
        });
  }

  /** Takes {@link #confirm} back; nothing if nobody had said it. */
  public void withdraw(Store store, long number, Actor actor) {
    transactions.write(
        () -> {
          var kept = find(store, number);
          if (kept.state != VatIdState.BY_STAFF) return;
          ids.withdraw(store, kept.id);
          say(store, number, kept, VatIdState.UNCHECKED, actor);
        });
  }

  private void say(Store store, long number, Kept kept, VatIdState now, Actor actor) {
    var b = only(store, ORDER_BILLING);
    db.update(b)
        .set(b.VAT_ID_STATE, now)
        .set(b.ANSWERED_AT, now == VatIdState.BY_STAFF ? clock.instant() : null)
        .where(b.ORDER_ID.eq(kept.order))
        .execute();
    boolean holds = now == VatIdState.BY_STAFF;
    var kind = holds ? Timeline.VAT_ID_CONFIRMED : Timeline.VAT_ID_WITHDRAWN;
    timeline.add(store, kept.order, kind, actor, kept.id.text());
    events.publishEvent(
        Audited.in(
            store,
            actor,
            holds ? "order.vat_id_confirmed" : "order.vat_id_withdrawn",
            "order",
            Long.toString(number),
            "#" + number,
            Changes.none().field("vatId", null, kept.id.text())));
  }

  private Kept find(Store store, long number) {
    var o = only(store, ORDERS);
    var b = only(store, ORDER_BILLING);
    return db.select(b.ORDER_ID, b.VAT_ID, b.VAT_ID_STATE)
        .from(b)
        .join(o)
        .on(o.ID.eq(b.ORDER_ID))
        .where(o.NUMBER.eq(number))
        .and(b.VAT_ID.ne(""))
        .forUpdate()
        .fetchOptional(
            row -> {
              var id = VatId.ofKept(row.value2());
              if (id == null) throw new NotFound();
              return new Kept(row.value1(), id, row.value3());
            })
        .orElseThrow(NotFound::new);
  }
}
