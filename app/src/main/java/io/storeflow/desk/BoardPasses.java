package io.storeflow.desk;

import static io.storeflow.db.Tables.BOARD_PASS;
import static io.storeflow.store.Owned.insertInto;
import static io.storeflow.store.Owned.only;

import io.storeflow.account.People;
import io.storeflow.account.SignedIn;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.Forbidden;
import io.storeflow.platform.id.Digest;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.signin.SignedOutEverywhere;
import io.storeflow.store.Actor;
import io.storeflow.store.Audited;
import io.storeflow.store.Permission;
import io.storeflow.store.Store;
import io.storeflow.store.StoreAccess;
import io.storeflow.store.Stores;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/**
 * A board outlives the session of the person who opened it: its screen holds a pass for that board
 * alone. A pass is good while it is used, and for {@link #LIFE} after that; but only as long as the
 * person may use the board, which is read again each time.
 */
@Service
public class BoardPasses {

  /** Longer than a shift, so that a screen that was off over night asks for a sign-in. */
  static final Duration LIFE = Duration.ofHours(14);

  private static final Duration RENEW_AFTER = Duration.ofHours(1);

  /** Of one session: a screen that opens the board in several tabs at once gets several. */
  private static final int MOST_OF_A_SESSION = 3;

  private final DSLContext db;
  private final Transactions transactions;
  private final Stores stores;
  private final People people;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  BoardPasses(
      DSLContext db,
      Transactions transactions,
      Stores stores,
      People people,
      ApplicationEventPublisher events,
      Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.stores = stores;
    this.people = people;
    this.events = events;
    this.clock = clock;
  }

  /**
   * Makes a pass for the board of this store and returns its token, which is not kept. A session
   * that asks again and again, because its browser keeps no cookie, takes the place of its own.
   *
   * @param sessionId of the session that asks
   */
  public String issue(StoreAccess access, String sessionId) {
    if (!access.may(Permission.USE_BOARD)) throw new Forbidden();
    var token = PublicId.random() + PublicId.random();
    transactions.write(() -> write(access, Digest.sha256(sessionId), Digest.sha256(token)));
    return token;
  }

  private void write(StoreAccess access, String session, String token) {
    var now = clock.instant();
    var pass = only(access.store(), BOARD_PASS);
    db.deleteFrom(pass)
        .where(pass.PERSON_ID.eq(access.person().personId()))
        .and(pass.EXPIRES_AT.lt(now))
        .execute();
    var held =
        db.select(pass.ID)
            .from(pass)
            .where(pass.PERSON_ID.eq(access.person().personId()))
            .and(pass.SESSION_HASH.eq(session))
            .orderBy(pass.CREATED_AT, pass.ID)
            .fetch(pass.ID);
    if (held.size() < MOST_OF_A_SESSION) {
      insertInto(db, access.store(), BOARD_PASS)
          .set(BOARD_PASS.ID, Ids.next())
          .set(BOARD_PASS.TOKEN_HASH, token)
          .set(BOARD_PASS.PERSON_ID, access.person().personId())
          .set(BOARD_PASS.SESSION_HASH, session)
          .set(BOARD_PASS.CREATED_AT, now)
          .set(BOARD_PASS.EXPIRES_AT, now.plus(LIFE))
          .execute();
      tell(access.store(), Actor.of(access.person()), "board.opened");
      return;
    }
    db.update(pass)
        .set(pass.TOKEN_HASH, token)
        .set(pass.CREATED_AT, now)
        .set(pass.EXPIRES_AT, now.plus(LIFE))
        .where(pass.ID.eq(held.getFirst()))
        .execute();
  }

  /** Opens the board of the store with this slug; empty when the pass is not good for it. */
  public Optional<StoreAccess> enter(String storeSlug, String token) {
    return stores.open(storeSlug).flatMap(store -> enter(store, token));
  }

  /** Like {@link #enter}, for live channels, which carry public ids. */
  public Optional<StoreAccess> enterByPublicId(String storePublicId, String token) {
    return stores.openByPublicId(storePublicId).flatMap(store -> enter(store, token));
  }

  /** Ends the pass that a screen holds for this store, whoever opened the board. */
  void end(Store store, String token, Actor actor) {
    var pass = only(store, BOARD_PASS);
    transactions.write(
        () -> {
          var held = pass.TOKEN_HASH.eq(Digest.sha256(token));
          var person = db.select(pass.PERSON_ID).from(pass).where(held).fetchOptional();
          if (person.isEmpty() || db.deleteFrom(pass).where(held).execute() == 0) return;
          tell(store, actor, "board.closed");
          events.publishEvent(new PassEnded(person.get().value1()));
        });
  }

  /** Ends all passes of this person. */
  @EventListener
  void end(SignedOutEverywhere ended) {
    var person = ended.person();
    for (var access : stores.of(person)) {
      var pass = only(access.store(), BOARD_PASS);
      transactions.write(
          () -> {
            boolean any =
                db.deleteFrom(pass).where(pass.PERSON_ID.eq(person.personId())).execute() > 0;
            if (any) tell(access.store(), Actor.of(person), "board.closed");
          });
    }
  }

  /** Ends the passes of this person for boards that they may no longer use. */
  @EventListener
  void end(AccessChanged changed) {
    var person = changed.person();
    var usable =
        stores.of(person).stream()
            .filter(access -> access.may(Permission.USE_BOARD))
            .map(access -> access.store().id())
            .collect(Collectors.toSet());
    var lost =
        stores.of(changed.merchant()).stream().filter(it -> !usable.contains(it.id())).toList();
    if (lost.isEmpty()) return;
    var ended =
        db.batch(
                lost.stream()
                    .map(store -> only(store, BOARD_PASS))
                    .map(pass -> db.deleteFrom(pass).where(pass.PERSON_ID.eq(person.personId())))
                    .toList())
            .execute();
    for (int i = 0; i < ended.length; i++)
      if (ended[i] > 0) tell(lost.get(i), changed.by(), "board.closed");
  }

  private void tell(Store store, Actor actor, String action) {
    events.publishEvent(
        Audited.in(
            store, actor, action, "board", store.slug(), store.name(), Audited.Changes.none()));
  }

  private Optional<StoreAccess> enter(Store store, String token) {
    var now = clock.instant();
    var pass = only(store, BOARD_PASS);
    var found =
        db.select(pass.PERSON_ID, pass.EXPIRES_AT)
            .from(pass)
            .where(pass.TOKEN_HASH.eq(Digest.sha256(token)))
            .and(pass.EXPIRES_AT.gt(now))
            .fetchOptional();
    if (found.isEmpty()) return Optional.empty();
    var access =
        people
            .byId(found.get().value1())
            .map(person -> new SignedIn(person.id(), person.name()))
            .flatMap(person -> stores.enterByPublicId(person, store.publicId()))
            .filter(entered -> entered.may(Permission.USE_BOARD));
    if (access.isPresent() && found.get().value2().isBefore(now.plus(LIFE).minus(RENEW_AFTER)))
      renew(store, token);
    return access;
  }

  private void renew(Store store, String token) {
    var pass = only(store, BOARD_PASS);
    transactions.write(
        () ->
            db.update(pass)
                .set(pass.EXPIRES_AT, clock.instant().plus(LIFE))
                .where(pass.TOKEN_HASH.eq(Digest.sha256(token)))
                .execute());
  }
}
