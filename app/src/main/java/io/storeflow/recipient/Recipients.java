package io.storeflow.recipient;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.ORDER_BILLING;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.storeflow.billing.Billing;
import io.storeflow.billing.KeptBilling;
import io.storeflow.checkout.CheckoutRequest.Contact;
import io.storeflow.order.OrderChanges;
import io.storeflow.order.OrderIndex;
import io.storeflow.order.OrderRevised;
import io.storeflow.order.OrderRows;
import io.storeflow.order.Timeline;
import io.storeflow.outbox.EventKind;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.input.Email;
import io.storeflow.shipping.Address;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Changes who gets an order that was placed, and where; of one that is not sent, where its invoice
 * goes (Directive 2006/112/EC, art. 226 (5)). What was paid for its way stays as it is, so it stays
 * in its country and region.
 */
@Service
public class Recipients {
  private final DSLContext db;
  private final Transactions transactions;
  private final OrderRows rows;
  private final OrderChanges changes;
  private final OrderIndex index;
  private final Timeline timeline;
  private final ApplicationEventPublisher events;

  Recipients(
      DSLContext db,
      Transactions transactions,
      OrderRows rows,
      OrderChanges changes,
      OrderIndex index,
      Timeline timeline,
      ApplicationEventPublisher events) {
    this.db = db;
    this.transactions = transactions;
    this.rows = rows;
    this.changes = changes;
    this.index = index;
    this.timeline = timeline;
    this.events = events;
  }

  /**
   * Who gets it as it stands. One statement.
   *
   * @throws NotFound if the store has no such order
   */
  public Recipient of(Store store, long number) {
    var o = only(store, ORDERS);
    var billing = KeptBilling.of(store, o).as("billing");
    return db.select(o.fields())
        .select(billing)
        .from(o)
        .where(o.NUMBER.eq(number))
        .fetchOptional(
            row ->
                new Recipient(
                    row.get(o.ID),
                    number,
                    new Contact(
                        row.get(o.CUSTOMER_NAME),
                        row.get(o.CUSTOMER_EMAIL),
                        row.get(o.CUSTOMER_PHONE)),
                    row.get(o.LINE1).isEmpty()
                        ? Address.NONE
                        : new Address(
                            row.get(o.COUNTRY),
                            row.get(o.POSTAL_CODE),
                            row.get(o.REGION),
                            row.get(o.CITY),
                            row.get(o.LINE1),
                            row.get(o.LINE2)),
                    row.get(billing).address(),
                    row.get(o.FULFILMENT_STATE),
                    row.get(o.VERSION)))
        .orElseThrow(NotFound::new);
  }

  /**
   * Changes it. Nothing where it was so already.
   *
   * @param contact and the address, as {@link io.storeflow.checkout.CheckoutRules} and {@link
   *     io.storeflow.shipping.AddressRules} take them; {@link Address#NONE} of what is not sent
   *     takes that of the invoice away
   * @param seen version of the order when somebody decided
   * @param tells whether the shopper is told by mail, at the address that they have now
   * @return whether something was changed
   * @throws NotFound if the store has no such order
   * @throws RecipientRefused if it cannot be changed so, or was changed meanwhile
   */
  public boolean change(
      Store store,
      long number,
      Contact contact,
      Address address,
      int seen,
      boolean tells,
      Actor actor) {
    return transactions.write(
        () -> {
          var locked = rows.lockedByNumber(store, number);
          var now = of(store, number);
          var who = new Contact(contact.name(), Email.kept(contact.email()), contact.phone());
          if (now.contact().equals(who) && now.place().equals(address)) return false;
          if (locked.version() != seen) throw new RecipientRefused(RecipientRefused.Why.MOVED);
          var closed = now.closed();
          if (closed != null) throw new RecipientRefused(closed);
          if (now.isElsewhere(address)) throw new RecipientRefused(RecipientRefused.Why.ELSEWHERE);
          write(store, now, who, address);
          index.rewrite(store, List.of(locked.id()));
          tell(store, now, who, address, actor);
          changes.touch(store, locked);
          changes.audit(store, number, "order.redirected", audited(now, who, address), actor);
          changes.announce(
              store,
              locked,
              locked.fulfilment(),
              locked.payment(),
              EventKind.ORDER_REDIRECTED,
              null);
          events.publishEvent(new OrderRevised(store.id(), locked.id(), null, tells));
          return true;
        });
  }

  private void write(Store store, Recipient now, Contact who, Address to) {
    var o = only(store, ORDERS);
    var update =
        db.update(o)
            .set(o.CUSTOMER_NAME, who.name())
            .set(o.CUSTOMER_EMAIL, who.email())
            .set(o.CUSTOMER_PHONE, who.phone());
    var all =
        now.isSent()
            ? update
                .set(o.POSTAL_CODE, to.postalCode())
                .set(o.REGION, to.region())
                .set(o.CITY, to.city())
                .set(o.LINE1, to.line1())
                .set(o.LINE2, to.line2())
            : update;
    all.where(o.ID.eq(now.order())).execute();
    if (!now.isSent() && !now.billed().equals(to)) bill(store, now.order(), to);
  }

  private void bill(Store store, long order, Address to) {
    var b = ORDER_BILLING;
    insertInto(db, store, b)
        .set(KeptBilling.record(order, Billing.NONE.at(to)))
        .onDuplicateKeyUpdate()
        .set(b.COUNTRY, to.country())
        .set(b.POSTAL_CODE, to.postalCode())
        .set(b.REGION, to.region())
        .set(b.CITY, to.city())
        .set(b.LINE1, to.line1())
        .set(b.LINE2, to.line2())
        .execute();
  }

  private void tell(Store store, Recipient now, Contact who, Address to, Actor actor) {
    boolean invoice = !now.isSent() && !now.billed().equals(to);
    if (invoice) timeline.add(store, now.order(), Timeline.BILLED, actor, lines(to));
    if (now.isSent() || !now.contact().equals(who))
      timeline.add(store, now.order(), Timeline.REDIRECTED, actor, told(now, who, to));
  }

  /** Where it went before. */
  private static String told(Recipient now, Contact who, Address to) {
    boolean stays = !now.isSent() || now.address().equals(to);
    var before = stays ? "" : lines(now.address());
    if (now.contact().name().equals(who.name())) return before;
    return before.isEmpty() ? now.contact().name() : now.contact().name() + ", " + before;
  }

  private static Audited.Changes audited(Recipient now, Contact who, Address to) {
    return Audited.Changes.none()
        .field("name", now.contact().name(), who.name())
        .field("email", now.contact().email(), who.email())
        .field("phone", now.contact().phone(), who.phone())
        .field("address", lines(now.place()), lines(to));
  }

  private static String lines(Address address) {
    return String.join(", ", address.lines());
  }
}
