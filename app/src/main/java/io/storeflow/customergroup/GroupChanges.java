package io.storeflow.customergroup;

import static io.storeflow.db.Tables.CUSTOMER_GROUP;
import static io.storeflow.db.Tables.CUSTOMER_GROUP_MEMBER;
import static io.storeflow.store.Owned.insertAll;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.storeflow.db.tables.records.CustomerGroupMemberRecord;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.input.Folded;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Audited.Changes;
import io.storeflow.store.Merchant;
import io.storeflow.store.Store;
import io.storeflow.store.StoreRows;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Changes the groups of a merchant; who is in one counts from the next price that is asked for. */
@Service
public class GroupChanges {
  private final DSLContext db;
  private final Transactions transactions;
  private final CustomerGroups groups;
  private final StoreRows stores;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  GroupChanges(
      DSLContext db,
      Transactions transactions,
      CustomerGroups groups,
      StoreRows stores,
      ApplicationEventPublisher events,
      Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.groups = groups;
    this.stores = stores;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Makes a group with these in it, or none at all, and returns its public id.
   *
   * @param emails as they are kept
   * @throws GroupFull if the merchant has as many as one may, or these are more than one may hold
   * @throws GroupTaken if another one has that name
   */
  public String create(Store store, String name, Collection<String> emails, Actor actor) {
    return transactions.write(
        () -> {
          var id = create(store, name, actor);
          if (!emails.isEmpty()) add(store, id, emails, actor);
          return id;
        });
  }

  /**
   * Makes a group without anybody in it and returns its public id.
   *
   * @throws GroupFull if the merchant has as many as one may
   * @throws GroupTaken if another one has that name
   */
  public String create(Store store, String name, Actor actor) {
    var publicId = PublicId.random();
    transactions.write(
        () -> {
          stores.requireRoom(store.merchant(), CUSTOMER_GROUP, CustomerGroup.MOST, GroupFull::new);
          refuseTaken(store, "", name);
          insertInto(db, store.merchant(), CUSTOMER_GROUP)
              .set(CUSTOMER_GROUP.ID, Ids.next())
              .set(CUSTOMER_GROUP.PUBLIC_ID, publicId)
              .set(CUSTOMER_GROUP.NAME, name)
              .set(CUSTOMER_GROUP.CREATED_AT, clock.instant())
              .execute();
          var changes = Changes.none().field("name", null, name);
          tell(store, actor, "created", publicId, name, changes);
        });
    return publicId;
  }

  /**
   * Gives a group another name.
   *
   * @throws GroupTaken if another one has it
   */
  public void rename(Store store, String publicId, String name, Actor actor) {
    transactions.write(
        () -> {
          var before = get(store, publicId);
          var changes = Changes.none().field("name", before.name(), name);
          if (changes.isEmpty()) return;
          refuseTaken(store, publicId, name);
          var g = only(store.merchant(), CUSTOMER_GROUP);
          db.update(g).set(g.NAME, name).where(g.ID.eq(before.id())).execute();
          tell(store, actor, "changed", publicId, name, changes);
        });
  }

  /** Rules that are for the group alone are for nobody then. */
  public void delete(Store store, String publicId, Actor actor) {
    transactions.write(
        () -> {
          var before = get(store, publicId);
          var m = only(store.merchant(), CUSTOMER_GROUP_MEMBER);
          db.deleteFrom(m).where(m.GROUP_ID.eq(before.id())).execute();
          var g = only(store.merchant(), CUSTOMER_GROUP);
          db.deleteFrom(g).where(g.ID.eq(before.id())).execute();
          var changes = Changes.none().field("name", before.name(), null);
          tell(store, actor, "deleted", publicId, before.name(), changes);
        });
  }

  /**
   * Puts customers into a group.
   *
   * @param emails as they are kept; those that are in it stay
   * @return how many were not in it
   * @throws GroupFull if it would have more than one may
   */
  public int add(Store store, String publicId, Collection<String> emails, Actor actor) {
    return transactions.write(
        () -> {
          var group = get(store, publicId);
          int added = insert(store, group, emails);
          if (group.size() + added > CustomerGroup.MOST_MEMBERS) throw new GroupFull();
          if (added == 0) return 0;
          var who = emails.size() == 1 ? emails.iterator().next() : Integer.toString(added);
          var changes = Changes.none().field("added", null, who);
          tell(store, actor, "changed", publicId, group.name(), changes);
          return added;
        });
  }

  /** Takes a customer out; nothing for one who is not in it. */
  public void remove(Store store, String publicId, String email, Actor actor) {
    transactions.write(
        () -> {
          var group = get(store, publicId);
          var m = only(store.merchant(), CUSTOMER_GROUP_MEMBER);
          int gone =
              db.deleteFrom(m).where(m.GROUP_ID.eq(group.id())).and(m.EMAIL.eq(email)).execute();
          if (gone == 0) return;
          var changes = Changes.none().field("removed", email, null);
          tell(store, actor, "changed", publicId, group.name(), changes);
        });
  }

  /**
   * Who has the first address is in groups by the second one then. Joins the caller's transaction,
   * which tells of it.
   */
  public void join(Merchant merchant, String from, String into) {
    var m = only(merchant, CUSTOMER_GROUP_MEMBER);
    var there = db.select(m.GROUP_ID).from(m).where(m.EMAIL.eq(into)).fetchSet(m.GROUP_ID);
    var twice = m.EMAIL.eq(from).and(m.GROUP_ID.in(there));
    if (!there.isEmpty()) db.deleteFrom(m).where(twice).execute();
    db.update(m).set(m.EMAIL, into).where(m.EMAIL.eq(from)).execute();
  }

  private int insert(Store store, CustomerGroup group, Collection<String> emails) {
    var g = only(store.merchant(), CUSTOMER_GROUP);
    db.select(g.ID).from(g).where(g.ID.eq(group.id())).forUpdate().fetch();
    var m = only(store.merchant(), CUSTOMER_GROUP_MEMBER);
    var there =
        db.select(m.EMAIL)
            .from(m)
            .where(m.GROUP_ID.eq(group.id()))
            .and(m.EMAIL.in(emails))
            .fetchSet(m.EMAIL);
    var now = clock.instant();
    var rows =
        emails.stream()
            .distinct()
            .filter(it -> !there.contains(it))
            .map(it -> row(group, it, now))
            .toList();
    insertAll(db, store.merchant(), CUSTOMER_GROUP_MEMBER, rows);
    return rows.size();
  }

  private static CustomerGroupMemberRecord row(CustomerGroup group, String email, Instant now) {
    var row = new CustomerGroupMemberRecord();
    row.setGroupId(group.id());
    row.setEmail(email);
    row.setAddedAt(now);
    return row;
  }

  private void refuseTaken(Store store, String publicId, String name) {
    for (var other : groups.all(store.merchant()))
      if (!other.publicId().equals(publicId) && Folded.of(other.name()).equals(Folded.of(name)))
        throw new GroupTaken();
  }

  private CustomerGroup get(Store store, String publicId) {
    return groups.find(store.merchant(), publicId).orElseThrow(NotFound::new);
  }

  private void tell(
      Store store, Actor actor, String done, String id, String name, Changes changes) {
    events.publishEvent(
        Audited.in(store, actor, "customer_group." + done, "customer_group", id, name, changes));
  }
}
