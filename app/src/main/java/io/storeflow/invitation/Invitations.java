package io.storeflow.invitation;

import static io.storeflow.db.Tables.INVITATION;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.storeflow.account.EmailVerifications;
import io.storeflow.invitation.NotInvited.Why;
import io.storeflow.member.Granting;
import io.storeflow.member.Holding;
import io.storeflow.member.Member;
import io.storeflow.member.Memberships;
import io.storeflow.member.Refusal;
import io.storeflow.member.Refusal.Refused;
import io.storeflow.member.StaffQueries;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.platform.id.Digest;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Audited.Changes;
import io.storeflow.store.Merchant;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import io.storeflow.store.Stores;
import io.storeflow.upkeep.ExpiringOfStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Invites people by mail to work for a merchant. The link is good for seven days and once; a mail
 * that is sent again has another one. What becomes of it is for {@link Acceptance}.
 */
@Service
public class Invitations implements ExpiringOfStore {
  public static final Duration LIFE = Duration.ofDays(7);

  /** Of a merchant, members and open invitations together: more than anybody can overlook. */
  public static final int MOST = 500;

  /** So long it is remembered what has become of one. */
  private static final Duration REMEMBERED = Duration.ofDays(30);

  /** An invitation as it stands in its mail, with the token of its link. */
  public record Written(Invitation invitation, String token) {}

  private final DSLContext db;
  private final Transactions transactions;
  private final InvitationQueries queries;
  private final Memberships members;
  private final StaffQueries staff;
  private final Stores stores;
  private final EmailVerifications verifications;
  private final RateLimits limits;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Invitations(
      DSLContext db,
      Transactions transactions,
      InvitationQueries queries,
      Memberships members,
      StaffQueries staff,
      Stores stores,
      EmailVerifications verifications,
      RateLimits limits,
      ApplicationEventPublisher events,
      Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.queries = queries;
    this.members = members;
    this.staff = staff;
    this.stores = stores;
    this.verifications = verifications;
    this.limits = limits;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Invites an address.
   *
   * @param where the store in which the role will hold; null for all stores
   * @param email as it is kept
   * @throws Refused if the one who invites may not give that
   * @throws NotInvited if there is no need or no room for it
   */
  public void invite(StoreAccess by, @Nullable Store where, Role role, String email) {
    var merchant = by.store().merchant();
    requireRight(by, where == null ? null : where.id(), role);
    requireRoom(by, where, email);
    requireMail(by, email);
    transactions.write(
        () -> {
          members.lock(merchant);
          requireRight(by, where == null ? null : where.id(), role);
          requireRoom(by, where, email);
          var now = clock.instant();
          long id = Ids.next();
          var publicId = PublicId.random();
          insertInto(db, merchant, INVITATION)
              .set(INVITATION.ID, id)
              .set(INVITATION.PUBLIC_ID, publicId)
              .set(INVITATION.STORE_ID, where == null ? null : where.id())
              .set(INVITATION.SENT_FROM, by.store().id())
              .set(INVITATION.ROLE, role)
              .set(INVITATION.EMAIL, email)
              .set(INVITATION.INVITED_BY, by.person().personId())
              .set(INVITATION.STATE, InvitationState.OPEN)
              .set(INVITATION.CREATED_AT, now)
              .set(INVITATION.SENT_AT, now)
              .set(INVITATION.EXPIRES_AT, now.plus(LIFE))
              .execute();
          var changes = Changes.none().field("role", null, role.code());
          tell(by, "member.invited", where, publicId, email, changes);
          events.publishEvent(new InvitationToMail(by.store().id(), id));
        });
  }

  /**
   * Has the mail of an open invitation, or of one whose time is over, sent again; it is good for
   * seven days from now, and the link of the mail before no longer.
   *
   * @throws Refused if the one who asks may not give that
   * @throws NotInvited for too many mails
   * @throws NotFound if there is none with this id in the store
   */
  public Invitation again(StoreAccess by, String publicId) {
    var asked = queries.find(by.store(), publicId).orElseThrow(NotFound::new);
    requireMail(by, asked.email());
    return transactions.write(
        () -> {
          var merchant = by.store().merchant();
          members.lock(merchant);
          var found = queries.find(by.store(), publicId).orElseThrow(NotFound::new);
          requireRight(by, found.storeId(), found.role());
          var now = clock.instant();
          var i = only(merchant, INVITATION);
          db.update(i)
              .setNull(i.TOKEN_HASH)
              .set(i.SENT_FROM, by.store().id())
              .set(i.INVITED_BY, by.person().personId())
              .set(i.SENT_AT, now)
              .set(i.EXPIRES_AT, now.plus(LIFE))
              .where(i.ID.eq(found.id()))
              .execute();
          tell(by, "member.invited_again", found, Changes.none());
          events.publishEvent(new InvitationToMail(by.store().id(), found.id()));
          return found;
        });
  }

  /**
   * Takes an invitation back.
   *
   * @throws Refused if the one who asks could not have given it
   * @throws NotFound if there is none with this id in the store
   */
  public Invitation withdraw(StoreAccess by, String publicId) {
    return transactions.write(
        () -> {
          var merchant = by.store().merchant();
          members.lock(merchant);
          var found = queries.find(by.store(), publicId).orElseThrow(NotFound::new);
          requireRight(by, found.storeId(), found.role());
          var i = only(merchant, INVITATION);
          db.update(i).set(i.STATE, InvitationState.WITHDRAWN).where(i.ID.eq(found.id())).execute();
          var changes = Changes.none().field("role", found.role().code(), null);
          tell(by, "member.invitation_withdrawn", found, changes);
          return found;
        });
  }

  /**
   * The token for the mail that is being written, of which only the hash is kept; empty if the
   * invitation is not open any more.
   */
  public Optional<Written> write(Store store, long id) {
    var merchant = store.merchant();
    var token = PublicId.random() + PublicId.random();
    return transactions.write(
        () -> {
          var i = only(merchant, INVITATION);
          int waits =
              db.update(i)
                  .set(i.TOKEN_HASH, Digest.sha256(token))
                  .where(i.ID.eq(id))
                  .and(i.STATE.eq(InvitationState.OPEN))
                  .and(i.EXPIRES_AT.gt(clock.instant()))
                  .execute();
          return waits == 0
              ? Optional.<Written>empty()
              : queries.byId(merchant, id).map(it -> new Written(it, merchant.publicId() + token));
        });
  }

  @Override
  public int forgetExpired(Store store) {
    var i = only(store.merchant(), INVITATION);
    return db.deleteFrom(i)
        .where(i.SENT_FROM.eq(store.id()))
        .and(i.EXPIRES_AT.lt(clock.instant().minus(REMEMBERED)))
        .limit(STEP)
        .execute();
  }

  /** Why somebody may not give that role there; empty if they may. */
  Optional<Refusal> refusal(Merchant merchant, long personId, @Nullable Long store, Role role) {
    return Granting.refusal(
        staff.holding(merchant, personId),
        Holding.NONE,
        of(store, role),
        stores.of(merchant).stream().map(Store::id).toList());
  }

  private static Holding of(@Nullable Long store, Role role) {
    return store == null ? Holding.NONE.withAll(role) : Holding.NONE.with(store, role);
  }

  private void requireRight(StoreAccess by, @Nullable Long store, Role role) {
    refusal(by.store().merchant(), by.person().personId(), store, role)
        .ifPresent(
            why -> {
              throw new Refused(why);
            });
  }

  /** It goes to whatever address was typed: the one who asks has confirmed one, and few go out. */
  private void requireMail(StoreAccess by, String email) {
    if (!verifications.isVerified(by.person().personId())) throw new NotInvited(Why.UNCONFIRMED);
    if (!limits.take(Rule.INVITATION, email).allowed()) throw new NotInvited(Why.MAILS);
    if (!limits.take(Rule.INVITATION_MERCHANT, by.store().merchant().publicId()).allowed())
      throw new NotInvited(Why.MAILS_OF_MERCHANT);
  }

  private void requireRoom(StoreAccess by, @Nullable Store where, String email) {
    var merchant = by.store().merchant();
    var there = staff.byEmail(merchant, email).map(Member::holding).orElse(Holding.NONE);
    boolean works = where == null ? there.inAll() != null : there.isAlone(where.id());
    if (works || there.isOwner()) throw new NotInvited(Why.WORKS_HERE);
    var id = where == null ? null : where.id();
    var waiting = queries.waiting(merchant, clock.instant());
    boolean again =
        waiting.stream()
            .anyMatch(it -> it.email().equals(email) && Objects.equals(it.storeId(), id));
    // It is mailed again where it is listed.
    boolean here = id == null || id == by.store().id();
    if (again) throw new NotInvited(here ? Why.INVITED : Why.INVITED_THERE);
    if (staff.count(merchant) + waiting.size() >= MOST) throw new NotInvited(Why.FULL);
  }

  private void tell(StoreAccess by, String action, Invitation of, Changes changes) {
    var where =
        stores.of(by.store().merchant()).stream()
            .filter(it -> Objects.equals(it.id(), of.storeId()))
            .findFirst()
            .orElse(null);
    tell(by, action, where, of.publicId(), of.email(), changes);
  }

  private void tell(
      StoreAccess by,
      String action,
      @Nullable Store where,
      String publicId,
      String email,
      Changes changes) {
    events.publishEvent(
        Audited.of(
            Actor.of(by.person()),
            by.store().merchant(),
            where,
            action,
            "invitation",
            publicId,
            email,
            changes));
  }
}
