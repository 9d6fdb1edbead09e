package io.storeflow.member;

import static io.storeflow.db.Tables.MEMBERSHIP;
import static io.storeflow.db.Tables.MERCHANT;

import io.storeflow.account.SignedIn;
import io.storeflow.desk.AccessChanged;
import io.storeflow.member.Refusal.Refused;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.failure.SecurityLog;
import io.storeflow.platform.form.StaleForm;
import io.storeflow.platform.id.Ids;
import io.storeflow.pulse.MerchantPulse;
import io.storeflow.signin.Sessions;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Merchant;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import io.storeflow.store.Stores;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Changes who works for a merchant and in what role. One change of a merchant's members at a time:
 * whoever loses a right at this moment has lost it for the change that waits.
 */
@Service
public class Memberships {
  private final DSLContext db;
  private final Transactions transactions;
  private final StaffQueries queries;
  private final Stores stores;
  private final Sessions sessions;
  private final MerchantPulse pulse;
  private final ApplicationEventPublisher events;

  Memberships(
      DSLContext db,
      Transactions transactions,
      StaffQueries queries,
      Stores stores,
      Sessions sessions,
      MerchantPulse pulse,
      ApplicationEventPublisher events) {
    this.db = db;
    this.transactions = transactions;
    this.queries = queries;
    this.stores = stores;
    this.sessions = sessions;
    this.pulse = pulse;
    this.events = events;
  }

  /**
   * In a transaction, lets nobody else change members of this merchant, or invite some, before its
   * end.
   */
  public void lock(Merchant merchant) {
    db.select(MERCHANT.ID).from(MERCHANT).where(MERCHANT.ID.eq(merchant.id())).forUpdate().fetch();
  }

  /**
   * Gives somebody other roles.
   *
   * @param seen whether what they hold is what the one who asks has seen
   * @param wanted what they hold now to what they are to hold
   * @throws StaleForm if another one has changed it meanwhile
   * @throws Refused if the one who asks may not
   * @throws NotFound if nobody with this id may enter the store
   */
  public void change(
      StoreAccess by, String publicId, Predicate<Holding> seen, UnaryOperator<Holding> wanted) {
    var member =
        transactions.write(
            () -> {
              lock(by.store().merchant());
              var found = queries.find(by.store(), publicId).orElseThrow(NotFound::new);
              if (!seen.test(found.holding())) throw new StaleForm();
              write(by, found, wanted.apply(found.holding()), "member.changed");
              return found;
            });
    SecurityLog.tell(SecurityLog.Event.ROLE_GIVEN, "changed of " + member.id());
  }

  /**
   * Takes from somebody all roles that the one who asks may take: for all stores, or in those that
   * they manage. Who works for nobody any more is signed out.
   *
   * @return who it was
   * @throws Refused if the one who asks may not
   * @throws NotFound if nobody with this id may enter the store
   */
  public Member remove(StoreAccess by, String publicId) {
    var member =
        transactions.write(
            () -> {
              lock(by.store().merchant());
              var found = queries.find(by.store(), publicId).orElseThrow(NotFound::new);
              write(by, found, without(mine(by), found.holding()), "member.removed");
              if (!queries.worksAnywhere(found.id())) sessions.endOf(found.person());
              return found;
            });
    SecurityLog.tell(SecurityLog.Event.ROLE_TAKEN, "of " + member.id());
    return member;
  }

  /** What is left of it when somebody with the one takes all that they may. */
  static Holding without(Holding mine, Holding before) {
    if (!Granting.gives(mine.inAll()).isEmpty()) return Holding.NONE;
    var left = new HashMap<>(before.alone());
    left.keySet().removeIf(store -> !Granting.gives(mine.in(store)).isEmpty());
    return new Holding(before.inAll(), left);
  }

  /**
   * Somebody works for the merchant no longer, by their own wish.
   *
   * @throws Refused if they are the last owner
   * @throws NotFound if they do not work there
   */
  public void leave(SignedIn me, Merchant merchant) {
    transactions.write(
        () -> {
          lock(merchant);
          var member = queries.byId(merchant, me.personId()).orElseThrow(NotFound::new);
          if (member.holding().inAll() == Role.OWNER
              && queries.otherOwners(merchant, me.personId()) == 0)
            throw new Refused(Refusal.LAST_OWNER);
          write(merchant, Actor.of(me), member, Holding.NONE, "member.left");
        });
    SecurityLog.tell(SecurityLog.Event.ROLE_TAKEN, "by oneself");
  }

  /**
   * Makes somebody the owner in the place of the one who asks, who manages from then on.
   *
   * @return who it is
   * @throws Refused if it cannot be they
   * @throws NotFound if nobody with this id may enter the store
   */
  public Member handOver(StoreAccess by, String publicId) {
    var merchant = by.store().merchant();
    var owner =
        transactions.write(
            () -> {
              lock(merchant);
              var found = queries.find(by.store(), publicId).orElseThrow(NotFound::new);
              var me = queries.byId(merchant, by.person().personId()).orElseThrow(NotFound::new);
              handOver(me, found);
              var actor = Actor.of(by.person());
              write(merchant, actor, found, new Holding(Role.OWNER, Map.of()), "member.owns");
              write(merchant, actor, me, new Holding(Role.MANAGER, Map.of()), "member.handed_over");
              events.publishEvent(new OwnershipHandedOver(by.store(), me.id(), found.id()));
              return found;
            });
    SecurityLog.tell(SecurityLog.Event.ROLE_GIVEN, "owner to " + owner.id());
    return owner;
  }

  private static void handOver(Member me, Member to) {
    if (me.holding().inAll() != Role.OWNER || to.holding().isOwner())
      throw new Refused(Refusal.OWNER);
    if (to.holding().inAll() == null) throw new Refused(Refusal.NOT_IN_ALL);
    if (!to.confirmed()) throw new Refused(Refusal.UNCONFIRMED);
  }

  private Holding mine(StoreAccess by) {
    return queries.holding(by.store().merchant(), by.person().personId());
  }

  private void write(StoreAccess by, Member member, Holding after, String action) {
    var merchant = by.store().merchant();
    if (member.id() == by.person().personId()) throw new Refused(Refusal.ONESELF);
    var ids = stores.of(merchant).stream().map(Store::id).toList();
    Granting.refusal(mine(by), member.holding(), after, ids)
        .ifPresent(
            why -> {
              throw new Refused(why);
            });
    if (action.equals("member.removed") && after.equals(member.holding()))
      throw new Refused(Refusal.ELSEWHERE);
    write(merchant, Actor.of(by.person()), member, after, action);
  }

  private void write(Merchant merchant, Actor actor, Member member, Holding after, String action) {
    var before = member.holding();
    if (after.equals(before)) return;
    var known = new HashMap<Long, Store>();
    for (var store : stores.of(merchant)) known.put(store.id(), store);
    List<Audited> told = new ArrayList<>();
    replace(merchant, member, null, before.inAll(), after.inAll());
    if (before.inAll() != after.inAll())
      told.add(told(actor, merchant, null, action, member, before.inAll(), after.inAll()));
    var touched = new TreeSet<>(before.alone().keySet());
    touched.addAll(after.alone().keySet());
    for (var store : touched) {
      var was = before.alone().get(store);
      var is = after.alone().get(store);
      if (was == is) continue;
      replace(merchant, member, store, was, is);
      told.add(told(actor, merchant, known.get(store), action, member, was, is));
    }
    events.publishEvent(new Audited.Together(told));
    events.publishEvent(new AccessChanged(merchant, member.person(), actor));
    pulse.accessChanged(merchant);
  }

  private void replace(
      Merchant merchant,
      Member member,
      @Nullable Long store,
      @Nullable Role before,
      @Nullable Role after) {
    if (Objects.equals(before, after)) return;
    var mine =
        MEMBERSHIP
            .PERSON_ID
            .eq(member.id())
            .and(MEMBERSHIP.MERCHANT_ID.eq(merchant.id()))
            .and(store == null ? MEMBERSHIP.STORE_ID.isNull() : MEMBERSHIP.STORE_ID.eq(store));
    if (after == null) db.deleteFrom(MEMBERSHIP).where(mine).execute();
    else if (before != null)
      db.update(MEMBERSHIP).set(MEMBERSHIP.ROLE, after).where(mine).execute();
    else
      db.insertInto(MEMBERSHIP)
          .set(MEMBERSHIP.PERSON_ID, member.id())
          .set(MEMBERSHIP.ID, Ids.next())
          .set(MEMBERSHIP.MERCHANT_ID, merchant.id())
          .set(MEMBERSHIP.STORE_ID, store)
          .set(MEMBERSHIP.ROLE, after)
          .set(MEMBERSHIP.CREATED_AT, member.joined())
          .set(MEMBERSHIP.SEEN_AT, member.seen())
          .execute();
  }

  private static Audited told(
      Actor actor,
      Merchant merchant,
      @Nullable Store store,
      String action,
      Member member,
      @Nullable Role before,
      @Nullable Role after) {
    return Audited.of(
        actor,
        merchant,
        store,
        action,
        "person",
        member.publicId(),
        member.email(),
        Audited.Changes.none()
            .field(
                "role",
                before == null ? null : before.code(),
                after == null ? null : after.code()));
  }
}
