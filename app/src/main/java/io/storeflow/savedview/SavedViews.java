package io.storeflow.savedview;

import static io.storeflow.db.Tables.SAVED_VIEW;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import io.storeflow.idempotency.SentForms;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.form.SentBefore;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.input.Folded;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import java.time.Clock;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Views of the list of orders that people have saved: each has their own, and those that a store
 * shares are changed by who may change its settings.
 */
@Service
public class SavedViews {
  /** Of one person at a store, and as many of the store. */
  public static final int MOST = 20;

  /** Of a name, in characters. */
  public static final int LONGEST = 40;

  private final DSLContext db;
  private final Transactions transactions;
  private final SentForms sent;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  SavedViews(
      DSLContext db,
      Transactions transactions,
      SentForms sent,
      ApplicationEventPublisher events,
      Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.sent = sent;
    this.events = events;
    this.clock = clock;
  }

  /** Those of the store, then the person's own, oldest first, as a piece of a query. */
  public static Field<List<SavedView>> of(StoreAccess access) {
    var v = only(access.store(), SAVED_VIEW);
    return multiset(
            select(v.PUBLIC_ID, v.NAME, v.QUERY, field(v.PERSON_ID.isNull()))
                .from(v)
                .where(v.PERSON_ID.isNull().or(v.PERSON_ID.eq(access.person().personId())))
                .orderBy(field(v.PERSON_ID.isNull()).desc(), v.ID))
        .convertFrom(rows -> rows.map(mapping(SavedView::new)));
  }

  /**
   * Saves a new one. Returns its public id.
   *
   * @param shared for all of the store
   * @param kept what is kept of the key of the form
   * @throws SentBefore for a form that has saved it
   * @throws NotSaved if there are too many, or one is called so
   * @throws NotFound if the person may not share one
   */
  public String save(StoreAccess access, String name, String query, boolean shared, String kept) {
    if (shared && !access.may(Permission.EDIT_SETTINGS)) throw new NotFound();
    return transactions.write(
        () -> {
          var store = access.store();
          var person = shared ? null : (Long) access.person().personId();
          var publicId = PublicId.random();
          sent.once(store, kept, publicId);
          var beside = beside(store, shared, access, "");
          if (beside.size() >= MOST) throw new NotSaved(NotSaved.Why.FULL);
          unlessTaken(beside, name);
          insertInto(db, store, SAVED_VIEW)
              .set(SAVED_VIEW.ID, Ids.next())
              .set(SAVED_VIEW.PUBLIC_ID, publicId)
              .set(SAVED_VIEW.PERSON_ID, person)
              .set(SAVED_VIEW.NAME, name)
              .set(SAVED_VIEW.QUERY, query)
              .set(SAVED_VIEW.CREATED_AT, clock.instant())
              .execute();
          tell(access, "saved", publicId, name, changes("", "", name, query));
          return publicId;
        });
  }

  /**
   * @throws NotFound if there is none that the person may change
   */
  public void check(StoreAccess access, String publicId) {
    transactions.write(() -> find(access, publicId));
  }

  /**
   * Gives it another name and another list.
   *
   * @throws NotSaved if another one is called so
   * @throws NotFound if there is none that the person may change
   */
  public void change(StoreAccess access, String publicId, String name, String query) {
    transactions.write(
        () -> {
          var before = find(access, publicId);
          unlessTaken(beside(access.store(), before.shared(), access, publicId), name);
          var v = only(access.store(), SAVED_VIEW);
          db.update(v)
              .set(v.NAME, name)
              .set(v.QUERY, query)
              .where(v.PUBLIC_ID.eq(publicId))
              .execute();
          var changes = changes(before.name(), before.query(), name, query);
          if (!changes.isEmpty()) tell(access, "changed", publicId, name, changes);
        });
  }

  /**
   * @throws NotFound if there is none that the person may change
   */
  public void delete(StoreAccess access, String publicId) {
    transactions.write(
        () -> {
          var before = find(access, publicId);
          var v = only(access.store(), SAVED_VIEW);
          db.deleteFrom(v).where(v.PUBLIC_ID.eq(publicId)).execute();
          var changes = changes(before.name(), before.query(), "", "");
          tell(access, "deleted", publicId, before.name(), changes);
        });
  }

  private SavedView find(StoreAccess access, String publicId) {
    var v = only(access.store(), SAVED_VIEW);
    var own = v.PERSON_ID.eq(access.person().personId());
    Condition mine = access.may(Permission.EDIT_SETTINGS) ? own.or(v.PERSON_ID.isNull()) : own;
    return db.select(v.PUBLIC_ID, v.NAME, v.QUERY, field(v.PERSON_ID.isNull()))
        .from(v)
        .where(v.PUBLIC_ID.eq(publicId))
        .and(mine)
        .forUpdate()
        .fetchOptional(mapping(SavedView::new))
        .orElseThrow(NotFound::new);
  }

  private List<String> beside(Store store, boolean shared, StoreAccess access, String but) {
    var v = only(store, SAVED_VIEW);
    return db.select(v.NAME)
        .from(v)
        .where(shared ? v.PERSON_ID.isNull() : v.PERSON_ID.eq(access.person().personId()))
        .and(v.PUBLIC_ID.ne(but))
        .fetch(v.NAME);
  }

  private static void unlessTaken(List<String> names, String name) {
    if (names.stream().anyMatch(it -> Folded.same(it, name)))
      throw new NotSaved(NotSaved.Why.TAKEN);
  }

  private static Audited.Changes changes(String name, String query, String named, String asked) {
    return Audited.Changes.none().field("name", name, named).field("query", query, asked);
  }

  private void tell(
      StoreAccess access, String what, String id, String label, Audited.Changes changes) {
    events.publishEvent(
        Audited.in(
            access.store(),
            Actor.of(access.person()),
            "saved_view." + what,
            "saved_view",
            id,
            label,
            changes));
  }
}
