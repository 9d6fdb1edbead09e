package io.storeflow.invitation;

import static io.storeflow.db.Tables.INVITATION;
import static io.storeflow.store.Owned.only;

import io.storeflow.account.EmailTaken;
import io.storeflow.account.EmailVerifications;
import io.storeflow.account.PasswordHash;
import io.storeflow.account.People;
import io.storeflow.account.Person;
import io.storeflow.account.SignedIn;
import io.storeflow.invitation.Invitation.Standing;
import io.storeflow.member.Memberships;
import io.storeflow.member.StaffQueries;
import io.storeflow.merchant.Merchants;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.id.Digest;
import io.storeflow.platform.id.PublicId;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Merchant;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * What becomes of invitations in the hands of those who are invited: whoever holds the link has
 * shown that the address is theirs.
 */
@Service
public class Acceptance {

  /**
   * An invitation to which a link leads.
   *
   * @param place the store in which the role will hold; null for all stores
   * @param from the store that invites
   */
  public record Found(
      Invitation invitation,
      Merchant merchant,
      @Nullable Store place,
      Store from,
      Standing standing) {

    /** The store in which work begins. */
    public Store begins() {
      return place == null ? from : place;
    }
  }

  private final DSLContext db;
  private final Transactions transactions;
  private final InvitationQueries queries;
  private final Invitations invitations;
  private final Memberships members;
  private final StaffQueries staff;
  private final Merchants merchants;
  private final Stores stores;
  private final People people;
  private final EmailVerifications verifications;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Acceptance(
      DSLContext db,
      Transactions transactions,
      InvitationQueries queries,
      Invitations invitations,
      Memberships members,
      StaffQueries staff,
      Merchants merchants,
      Stores stores,
      People people,
      EmailVerifications verifications,
      ApplicationEventPublisher events,
      Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.queries = queries;
    this.invitations = invitations;
    this.members = members;
    this.staff = staff;
    this.merchants = merchants;
    this.stores = stores;
    this.people = people;
    this.verifications = verifications;
    this.events = events;
    this.clock = clock;
  }

  /**
   * The invitation of that link, however it stands; empty for none, also after another mail of it
   * was sent. One whose sender may no longer give that role is withdrawn.
   */
  public Optional<Found> find(String token) {
    if (token.length() <= PublicId.LENGTH) return Optional.empty();
    if (!PublicId.looksRight(token.substring(0, PublicId.LENGTH))) return Optional.empty();
    var hash = Digest.sha256(token.substring(PublicId.LENGTH));
    return stores
        .merchantByPublicId(token.substring(0, PublicId.LENGTH))
        .flatMap(it -> queries.byToken(it, hash).map(invitation -> found(it, invitation)));
  }

  private Found found(Merchant merchant, Invitation it) {
    var place = it.storeId() == null ? null : stores.reopen(it.storeId());
    var standing = it.standing(clock.instant());
    boolean gone =
        standing == Standing.OPEN
            && invitations.refusal(merchant, it.invitedBy(), it.storeId(), it.role()).isPresent();
    return new Found(
        it, merchant, place, stores.reopen(it.sentFrom()), gone ? Standing.WITHDRAWN : standing);
  }

  /**
   * The person begins to work there, if it is they who are invited; of two who use a link at once,
   * one finds it used.
   *
   * @return whether they do
   */
  public boolean accept(String token, Person person) {
    return transactions.write(
        () -> {
          var first = find(token);
          if (first.isEmpty()) return false;
          members.lock(first.get().merchant());
          var found = find(token).filter(it -> it.standing() == Standing.OPEN);
          if (found.isEmpty() || !found.get().invitation().email().equals(person.email()))
            return false;
          admit(found.get(), person);
          return true;
        });
  }

  /**
   * The same for somebody new.
   *
   * @return who it is; empty if the invitation is not open any more
   * @throws EmailTaken if somebody has an account with the address by now
   */
  public Optional<Person> register(
      String token, String name, PasswordHash password, Locale locale) {
    return transactions.write(
        () -> {
          find(token).ifPresent(it -> members.lock(it.merchant()));
          var found = find(token).filter(it -> it.standing() == Standing.OPEN);
          if (found.isEmpty()) return Optional.<Person>empty();
          var email = found.get().invitation().email();
          var person = people.register(email, name, password, locale);
          admit(found.get(), person);
          return Optional.of(person);
        });
  }

  private void admit(Found found, Person person) {
    var invitation = found.invitation();
    var merchant = found.merchant();
    var place = found.place();
    var i = only(merchant, INVITATION);
    db.update(i).set(i.STATE, InvitationState.ACCEPTED).where(i.ID.eq(invitation.id())).execute();
    verifications.trust(person.id());
    var actor = Actor.of(new SignedIn(person.id(), person.name()));
    events.publishEvent(
        Audited.of(
            actor,
            merchant,
            place,
            "member.accepted",
            "invitation",
            invitation.publicId(),
            invitation.email(),
            Audited.Changes.none()));
    var there = staff.holding(merchant, person.id());
    boolean works = place == null ? there.inAll() != null : there.isAlone(place.id());
    if (!works && !there.isOwner())
      merchants.admit(person.id(), merchant, place, invitation.role(), actor);
  }
}
