package io.storeflow.withdrawal;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.WITHDRAWAL;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;
import static io.storeflow.store.Owned.ownedBy;
import static org.jooq.Records.mapping;

import io.storeflow.notice.NoticeKind;
import io.storeflow.notice.Notices;
import io.storeflow.order.OrderChanges;
import io.storeflow.order.OrderRows;
import io.storeflow.order.Timeline;
import io.storeflow.outbox.EventKind;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.form.SentBefore;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.input.Email;
import io.storeflow.platform.input.OrderNumber;
import io.storeflow.returning.Arrival;
import io.storeflow.returning.ReturnAsked;
import io.storeflow.returning.ReturnOutcome;
import io.storeflow.returning.ReturnQueries;
import io.storeflow.returning.ReturnReason;
import io.storeflow.returning.ReturnTermsChanges;
import io.storeflow.returning.Returnable;
import io.storeflow.returning.Returns;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Takes declarations of withdrawal. Each is written down, told to the store and acknowledged by
 * mail; of one that names number and address of an order what has gone out is expected back. No
 * money moves by it, and no stock.
 */
@Service
public class Withdrawals {
  private static final Actor SHOPPER = Actor.SHOPPER;

  private final DSLContext db;
  private final Transactions transactions;
  private final OrderRows orders;
  private final OrderChanges changes;
  private final Returns returns;
  private final ReturnQueries returnQueries;
  private final ReturnTermsChanges terms;
  private final Timeline timeline;
  private final Notices notices;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Withdrawals(
      DSLContext db,
      Transactions transactions,
      OrderRows orders,
      OrderChanges changes,
      Returns returns,
      ReturnQueries returnQueries,
      ReturnTermsChanges terms,
      Timeline timeline,
      Notices notices,
      ApplicationEventPublisher events,
      Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.orders = orders;
    this.changes = changes;
    this.returns = returns;
    this.returnQueries = returnQueries;
    this.terms = terms;
    this.timeline = timeline;
    this.notices = notices;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Takes a declaration; it counts from now on.
   *
   * @return its public id
   * @throws SentBefore for a form that has made one
   */
  public String declare(Store store, Declaration said) {
    return transactions.write(
        () -> {
          sentBefore(store, said);
          var order = order(store, said.order()).orElse(null);
          boolean proven = order != null && order.email().equals(Email.kept(said.email()));
          var now = clock.instant();
          long id = Ids.next();
          var publicId = PublicId.random();
          insertInto(db, store, WITHDRAWAL)
              .set(WITHDRAWAL.ID, id)
              .set(WITHDRAWAL.PUBLIC_ID, publicId)
              .set(WITHDRAWAL.ORDER_ID, order == null ? null : order.id())
              .set(WITHDRAWAL.NAME, said.name())
              .set(WITHDRAWAL.ORDER_TEXT, said.order())
              .set(WITHDRAWAL.EMAIL, said.email())
              .set(WITHDRAWAL.PROVEN, proven)
              .set(WITHDRAWAL.ONCE, said.once())
              .set(WITHDRAWAL.DECLARED_AT, now)
              .execute();
          if (order == null) notices.tell(store, NoticeKind.RETURN_ASKED, "", "/orders", SHOPPER);
          else note(store, order, id, said, proven, now);
          events.publishEvent(new WithdrawalDeclared(store.id(), id));
          return publicId;
        });
  }

  private void sentBefore(Store store, Declaration said) {
    var once = said.once();
    if (once == null) return;
    var w = only(store, WITHDRAWAL);
    db.select(w.PUBLIC_ID)
        .from(w)
        .where(w.ONCE.eq(once))
        .fetchOptional(w.PUBLIC_ID)
        .ifPresent(
            made -> {
              throw new SentBefore(made);
            });
  }

  private record Named(long id, long number, String email) {}

  private Optional<Named> order(Store store, String typed) {
    var o = only(store, ORDERS);
    return OrderNumber.read(typed)
        .value()
        .flatMap(
            number ->
                db.select(o.ID, o.NUMBER, o.CUSTOMER_EMAIL)
                    .from(o)
                    .where(o.NUMBER.eq(number))
                    .fetchOptional(mapping((id, n, email) -> new Named(id, n, Email.kept(email)))));
  }

  /** The first of an order is noted at it; what is said again changes nothing. */
  private void note(
      Store store, Named named, long id, Declaration said, boolean proven, Instant now) {
    var order = orders.lockedByNumber(store, named.number());
    var w = only(store, WITHDRAWAL);
    boolean again =
        db.fetchExists(
            db.select(w.ID)
                .from(w)
                .where(w.ORDER_ID.eq(named.id()))
                .and(w.PROVEN.eq(proven))
                .and(w.ID.ne(id)));
    if (again) return;
    var kind = proven ? Timeline.WITHDRAWN : Timeline.WITHDRAWN_UNPROVEN;
    timeline.add(store, named.id(), kind, SHOPPER, said.name());
    changes.audit(
        store,
        named.number(),
        "order.withdrawn",
        Audited.Changes.none().field("name", null, said.name()).field("email", null, said.email()),
        SHOPPER);
    changes.touch(store, order);
    var state = order.fulfilment();
    changes.announce(store, order, state, order.payment(), EventKind.ORDER_MOVED, null);
    var page = "/orders/" + named.number();
    // A return tells by itself.
    if (!proven || !expect(store, named, id, now))
      notices.tell(store, NoticeKind.RETURN_ASKED, "#" + named.number(), page, SHOPPER);
  }

  /** What has gone out comes back, in the time that the law gives for it. */
  private boolean expect(Store store, Named named, long id, Instant now) {
    var there = returnQueries.returnable(store, named.number());
    if (there.open().isEmpty() || isLate(store, there, now)) return false;
    var said = terms.of(store);
    var units =
        there.open().stream()
            .map(it -> new ReturnAsked.Units(it.of().id(), it.left(), ReturnReason.WITHDRAWAL, ""))
            .toList();
    var asked =
        new ReturnAsked(
            units,
            ReturnOutcome.REFUND,
            null,
            said.instructions(),
            said.addressOf(store),
            now.plus(WithdrawalLaw.REFUND));
    var made = returns.open(store, named.number(), asked, SHOPPER);
    var w = only(store, WITHDRAWAL);
    db.update(w).set(w.RETURN_ID, made.id()).where(w.ID.eq(id)).execute();
    return true;
  }

  private static boolean isLate(Store store, Returnable order, Instant now) {
    var came = order.came();
    return came != null && !now.isBefore(Arrival.until(came, WithdrawalLaw.DAYS, store.timeZone()));
  }

  /** One by its public id, which whoever has made it knows; empty for none. */
  public Optional<Withdrawal> find(Store store, String publicId) {
    return one(store, WITHDRAWAL.PUBLIC_ID.eq(publicId));
  }

  /** One by its row id. */
  public Optional<Withdrawal> byId(Store store, long id) {
    return one(store, WITHDRAWAL.ID.eq(id));
  }

  private Optional<Withdrawal> one(Store store, Condition which) {
    return db.select(
            WITHDRAWAL.PUBLIC_ID,
            WITHDRAWAL.NAME,
            WITHDRAWAL.ORDER_TEXT,
            WITHDRAWAL.EMAIL,
            ORDERS.CUSTOMER_EMAIL,
            WITHDRAWAL.PROVEN,
            WITHDRAWAL.DECLARED_AT)
        .from(WITHDRAWAL)
        .leftJoin(ORDERS)
        .on(ORDERS.ID.eq(WITHDRAWAL.ORDER_ID))
        .and(ownedBy(store, ORDERS))
        .where(which)
        .and(ownedBy(store, WITHDRAWAL))
        .fetchOptional(mapping(Withdrawals::read));
  }

  private static Withdrawal read(
      String publicId,
      String name,
      String order,
      String email,
      @Nullable String orderEmail,
      boolean proven,
      Instant at) {
    return new Withdrawal(publicId, name, order, email, orderEmail, proven, at);
  }
}
