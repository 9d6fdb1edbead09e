package io.storeflow.paymentmethod;

import static io.storeflow.db.Tables.PAYMENT_METHOD;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.storeflow.paymentmethod.MethodRefused.Why;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.pulse.Pulse;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Audited.Changes;
import io.storeflow.store.Store;
import io.storeflow.store.StoreRows;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Changes the ways to pay of a store; checkout offers them from then on, and what was placed keeps
 * what it was told. Who changes them at the same time waits. With the first change those that
 * follow from the settings are written down.
 */
@Service
public class PaymentMethodChanges {
  private final DSLContext db;
  private final Transactions transactions;
  private final PaymentMethods methods;
  private final StoreRows stores;
  private final Pulse pulse;
  private final ApplicationEventPublisher events;

  PaymentMethodChanges(
      DSLContext db,
      Transactions transactions,
      PaymentMethods methods,
      StoreRows stores,
      Pulse pulse,
      ApplicationEventPublisher events) {
    this.db = db;
    this.transactions = transactions;
    this.methods = methods;
    this.stores = stores;
    this.pulse = pulse;
    this.events = events;
  }

  /**
   * Adds one behind the others and returns its public id.
   *
   * @param draft its id and version do not matter
   * @throws MethodRefused if the store has as many as it may
   */
  public String create(Store store, PaymentMethod draft, Actor actor) {
    var id = PublicId.random();
    transactions.write(
        () -> {
          var all = locked(store);
          if (all.size() >= PaymentMethod.MOST) throw new MethodRefused(Why.MANY);
          insert(store, id, draft, all.size(), 1);
          tell(store, "created", id, draft.name(), changes(null, draft), actor);
        });
    return id;
  }

  /**
   * Writes all of it.
   *
   * @param draft whose version is the one that was shown
   * @throws MethodRefused if somebody else has changed it since
   * @throws NotFound if the store has no such
   */
  public void change(Store store, PaymentMethod draft, Actor actor) {
    transactions.write(
        () -> {
          var before = get(locked(store), draft.id());
          var changes = changes(before, draft);
          if (changes.isEmpty()) return;
          if (before.version() != draft.version()) throw new MethodRefused(Why.STALE);
          var m = only(store, PAYMENT_METHOD);
          db.update(m)
              .set(m.KIND, draft.kind())
              .set(m.NAME, draft.name())
              .set(m.TERMS, draft.terms())
              .set(m.PICKUP, draft.ways().contains(Method.PICKUP))
              .set(m.DELIVERY, draft.ways().contains(Method.DELIVERY))
              .set(m.SHIPPING, draft.ways().contains(Method.SHIPPING))
              .set(m.COUNTS, draft.counts())
              .set(m.ACTIVE, draft.active())
              .set(m.VERSION, before.version() + 1)
              .where(m.PUBLIC_ID.eq(draft.id()))
              .execute();
          tell(store, "changed", draft.id(), draft.name(), changes, actor);
        });
  }

  /** Moves one a place to the front or the back; the first and the last stay. */
  public void move(Store store, String id, boolean up, Actor actor) {
    transactions.write(
        () -> {
          var all = locked(store);
          var moved = get(all, id);
          int from = all.indexOf(moved);
          int to = up ? from - 1 : from + 1;
          if (to < 0 || to >= all.size()) return;
          place(store, id, to);
          place(store, all.get(to).id(), from);
          var changes = Changes.none().field("position", from + 1, to + 1);
          tell(store, "changed", id, moved.name(), changes, actor);
        });
  }

  /**
   * Takes one away; orders that are paid so keep what they were told.
   *
   * @throws MethodRefused if it is the last
   */
  public void delete(Store store, String id, Actor actor) {
    transactions.write(
        () -> {
          var all = locked(store);
          var gone = get(all, id);
          if (all.size() == 1) throw new MethodRefused(Why.LAST);
          var m = only(store, PAYMENT_METHOD);
          db.deleteFrom(m).where(m.PUBLIC_ID.eq(id)).execute();
          var changes = Changes.none().field("kind", gone.kind().code(), null);
          tell(store, "deleted", id, gone.name(), changes.field("name", gone.name(), null), actor);
        });
  }

  /** All of them, written down; nobody else changes them before the transaction ends. */
  private List<PaymentMethod> locked(Store store) {
    stores.lockedVersion(store);
    var named = methods.named(store);
    if (!named.isEmpty()) return named;
    var usual = PaymentMethods.usual(store);
    for (int i = 0; i < usual.size(); i++) insert(store, usual.get(i).id(), usual.get(i), i, 0);
    return methods.named(store);
  }

  private void insert(Store store, String id, PaymentMethod method, int position, int version) {
    insertInto(db, store, PAYMENT_METHOD)
        .set(PAYMENT_METHOD.ID, Ids.next())
        .set(PAYMENT_METHOD.PUBLIC_ID, id)
        .set(PAYMENT_METHOD.KIND, method.kind())
        .set(PAYMENT_METHOD.NAME, method.name())
        .set(PAYMENT_METHOD.TERMS, method.terms())
        .set(PAYMENT_METHOD.PICKUP, method.ways().contains(Method.PICKUP))
        .set(PAYMENT_METHOD.DELIVERY, method.ways().contains(Method.DELIVERY))
        .set(PAYMENT_METHOD.SHIPPING, method.ways().contains(Method.SHIPPING))
        .set(PAYMENT_METHOD.COUNTS, method.counts())
        .set(PAYMENT_METHOD.ACTIVE, method.active())
        .set(PAYMENT_METHOD.POSITION, position)
        .set(PAYMENT_METHOD.VERSION, version)
        .execute();
  }

  private void place(Store store, String id, int position) {
    var m = only(store, PAYMENT_METHOD);
    db.update(m).set(m.POSITION, position).where(m.PUBLIC_ID.eq(id)).execute();
  }

  private static PaymentMethod get(List<PaymentMethod> all, String id) {
    return all.stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow(NotFound::new);
  }

  private static Changes changes(@Nullable PaymentMethod was, PaymentMethod after) {
    return Changes.none()
        .field("kind", was == null ? null : was.kind().code(), after.kind().code())
        .field("name", was == null ? null : was.name(), after.name())
        .field("terms", was == null ? null : was.terms(), after.terms())
        .field("ways", was == null ? null : ways(was), ways(after))
        .field("counts", was == null ? null : was.counts().code(), after.counts().code())
        .field("active", was == null ? null : was.active(), after.active());
  }

  private static String ways(PaymentMethod method) {
    return method.ways().stream().map(Method::code).collect(Collectors.joining(", "));
  }

  private void tell(
      Store store, String done, String id, String name, Changes changes, Actor actor) {
    events.publishEvent(
        Audited.in(store, actor, "payment_method." + done, "payment_method", id, name, changes));
    pulse.shopChanged(store);
  }
}
