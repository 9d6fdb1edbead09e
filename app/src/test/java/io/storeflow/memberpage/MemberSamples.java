package io.storeflow.memberpage;

import static io.storeflow.db.Tables.INVITATION;
import static io.storeflow.db.Tables.MEMBERSHIP;
import static io.storeflow.store.Owned.insertInto;

import io.storeflow.account.People;
import io.storeflow.account.Person;
import io.storeflow.invitation.InvitationState;
import io.storeflow.invitation.Invitations;
import io.storeflow.member.Holding;
import io.storeflow.merchant.Merchants;
import io.storeflow.platform.id.Digest;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.samples.FeatureSamples;
import io.storeflow.samples.SampleBook;
import io.storeflow.samples.Spot;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.World;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Members and invitations. */
@Component
class MemberSamples implements FeatureSamples {
  private static final String OWNERSHIP = "/s/{store}/members/{person}/ownership";

  private final World world;
  private final People people;
  private final Merchants merchants;
  private final DSLContext db;
  private final Clock clock;

  MemberSamples(World world, People people, Merchants merchants, DSLContext db, Clock clock) {
    this.world = world;
    this.people = people;
    this.merchants = merchants;
    this.db = db;
    this.clock = clock;
  }

  @Override
  public void tell(SampleBook book) {
    book.thing("person", spot -> id(world.member(spot.store(), Role.SUPPORT)));
    book.thing(
        "person", OWNERSHIP, spot -> id(world.member(spot.store().merchant(), Role.MANAGER)));
    book.thing("invitation", this::invitation);
    book.thing("employer", spot -> spot.store().merchant().publicId());
    book.form("/s/{store}/members invite", MemberSamples::invite);
    book.form("/s/{store}/members/{person} change", this::roles);
    book.form(OWNERSHIP + " handOver", this::ownership);
    book.form(
        "/account/invitation accept",
        spot -> Map.of("token", token(spot.store(), spot.person().email())));
    book.form(
        "/account/invitation/account register",
        spot ->
            Map.of(
                "token",
                token(spot.store(), address(spot)),
                "name",
                "Mika " + spot.mark(),
                "password",
                "four quiet lanterns " + spot.mark()));
    book.foreign(spot -> "foreign@example.com", "role");
    book.foreign(spot -> spot.store().publicId(), "where", "stores[0].store");
    book.foreign(spot -> "foreign", "all", "stores[0].role", "token");
  }

  private static Map<String, String> invite(Spot spot) {
    return Map.of(
        "email", address(spot), "role", Role.SUPPORT.code(), "where", spot.store().publicId());
  }

  private Map<String, String> roles(Spot spot) {
    var mine = new MyReach(Holding.NONE.withAll(Role.OWNER), List.of(spot.store()));
    var before = Holding.NONE.with(spot.store().id(), Role.SUPPORT);
    return Map.of(
        "all",
        "",
        "stores[0].role",
        Role.VIEWER.code(),
        "stores[0].store",
        spot.store().publicId(),
        "version",
        String.valueOf(MemberForm.of(before, mine).version()));
  }

  /** Whoever sends it owns all stores. */
  private Map<String, String> ownership(Spot spot) {
    db.deleteFrom(MEMBERSHIP).where(MEMBERSHIP.PERSON_ID.eq(spot.person().id())).execute();
    merchants.admit(spot.person().id(), spot.store().merchant(), null, Role.OWNER, Actor.SYSTEM);
    return Map.of("password", World.PASSWORD);
  }

  private String invitation(Spot spot) {
    return invited(spot.store(), address(spot), PublicId.random());
  }

  /** The token of a new invitation, as its mail would have it. */
  private String token(Store store, String email) {
    var token = PublicId.random() + PublicId.random();
    invited(store, email, token);
    return store.merchant().publicId() + token;
  }

  /** A new invitation of which no mail is sent: that would have another token. */
  private String invited(Store store, String email, String token) {
    var now = clock.instant();
    var publicId = PublicId.random();
    insertInto(db, store.merchant(), INVITATION)
        .set(INVITATION.ID, Ids.next())
        .set(INVITATION.PUBLIC_ID, publicId)
        .set(INVITATION.STORE_ID, store.id())
        .set(INVITATION.SENT_FROM, store.id())
        .set(INVITATION.ROLE, Role.VIEWER)
        .set(INVITATION.EMAIL, email)
        .set(INVITATION.TOKEN_HASH, Digest.sha256(token))
        .set(INVITATION.INVITED_BY, world.member(store, Role.MANAGER).id())
        .set(INVITATION.STATE, InvitationState.OPEN)
        .set(INVITATION.CREATED_AT, now)
        .set(INVITATION.SENT_AT, now)
        .set(INVITATION.EXPIRES_AT, now.plus(Invitations.LIFE))
        .execute();
    return publicId;
  }

  private static String address(Spot spot) {
    return "m" + spot.mark() + "@example.com";
  }

  private String id(Person person) {
    return people.publicId(person.id());
  }
}
