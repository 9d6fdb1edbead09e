package io.storeflow.profile;

import static io.storeflow.db.Tables.PASSWORD_RESET;

import io.storeflow.account.PasswordReplaced;
import io.storeflow.account.People;
import io.storeflow.account.Person;
import io.storeflow.account.SignedIn;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.id.Digest;
import io.storeflow.platform.input.Email;
import io.storeflow.platform.time.Expiring;
import io.storeflow.signin.Sessions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/**
 * Ways back in for people who forgot their password: a token of 32 random bytes, of which only the
 * hash is kept, good for an hour and for one use.
 */
@Service
public class PasswordResets implements Expiring {
  public static final Duration LIFE = Duration.ofMinutes(60);
  private static final int TOKEN_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final DSLContext db;
  private final Transactions transactions;
  private final People people;
  private final Sessions sessions;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  PasswordResets(
      DSLContext db,
      Transactions transactions,
      People people,
      Sessions sessions,
      ApplicationEventPublisher events,
      Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.people = people;
    this.sessions = sessions;
    this.events = events;
    this.clock = clock;
  }

  /** Takes the same way whether or not anybody is registered with the address. */
  void ask(String email) {
    transactions.write(() -> events.publishEvent(new PasswordForgotten(Email.kept(email))));
  }

  /** Makes a token for the person and returns it; it is kept nowhere. */
  public String issue(Person person) {
    var bytes = new byte[TOKEN_BYTES];
    RANDOM.nextBytes(bytes);
    var token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    var now = clock.instant();
    transactions.write(
        () ->
            db.insertInto(PASSWORD_RESET)
                .set(PASSWORD_RESET.TOKEN_HASH, Digest.sha256(token))
                .set(PASSWORD_RESET.PERSON_ID, person.id())
                .set(PASSWORD_RESET.CREATED_AT, now)
                .set(PASSWORD_RESET.EXPIRES_AT, now.plus(LIFE))
                .execute());
    return token;
  }

  @Override
  public void forgetExpired() {
    db.deleteFrom(PASSWORD_RESET).where(PASSWORD_RESET.EXPIRES_AT.lt(clock.instant())).execute();
  }

  /** Whose token this is; empty when it is unknown, used or expired. */
  public Optional<Person> owner(String token) {
    return db.select(PASSWORD_RESET.PERSON_ID)
        .from(PASSWORD_RESET)
        .where(PASSWORD_RESET.TOKEN_HASH.eq(Digest.sha256(token)))
        .and(PASSWORD_RESET.USED_AT.isNull())
        .and(PASSWORD_RESET.EXPIRES_AT.gt(clock.instant()))
        .fetchOptional(PASSWORD_RESET.PERSON_ID)
        .flatMap(people::byId);
  }

  /**
   * Sets the new password, ends all sessions of the person and all tokens.
   *
   * @return whether the token was good; of two who use it at once, one is refused
   */
  public boolean redeem(String token, String password) {
    var person = owner(token);
    if (person.isEmpty()) return false;
    var hash = people.hash(password);
    return transactions.write(
        () -> {
          if (!use(token)) return false;
          people.resetPassword(person.get().id(), hash);
          sessions.endForPassword(new SignedIn(person.get().id(), person.get().name()), null);
          return true;
        });
  }

  private boolean use(String token) {
    return db.update(PASSWORD_RESET)
            .set(PASSWORD_RESET.USED_AT, clock.instant())
            .where(PASSWORD_RESET.TOKEN_HASH.eq(Digest.sha256(token)))
            .and(PASSWORD_RESET.USED_AT.isNull())
            .execute()
        == 1;
  }

  /** Whatever way the new password came. */
  @EventListener
  void end(PasswordReplaced replaced) {
    db.update(PASSWORD_RESET)
        .set(PASSWORD_RESET.USED_AT, clock.instant())
        .where(PASSWORD_RESET.PERSON_ID.eq(replaced.personId()))
        .and(PASSWORD_RESET.USED_AT.isNull())
        .execute();
  }
}
