package io.storeflow.signin;

import static io.storeflow.db.Tables.SIGN_IN_LINK;

import io.storeflow.account.PasswordReplaced;
import io.storeflow.account.People;
import io.storeflow.account.Person;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.id.Digest;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.input.Email;
import io.storeflow.platform.time.Expiring;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/**
 * The way in for the owner of an account that strangers try passwords for: a link to their address
 * makes the browser that follows it a known one. The password is asked as always.
 */
@Service
public class SignInLinks implements Expiring {
  public static final Duration LIFE = Duration.ofMinutes(60);

  private final DSLContext db;
  private final Transactions transactions;
  private final People people;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  SignInLinks(
      DSLContext db,
      Transactions transactions,
      People people,
      ApplicationEventPublisher events,
      Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.people = people;
    this.events = events;
    this.clock = clock;
  }

  /** Takes the same way whether or not anybody is registered with the address. */
  void ask(String email) {
    transactions.write(() -> events.publishEvent(new SignInBlocked(Email.kept(email))));
  }

  /** Makes a token for the person and returns it; it is kept nowhere. */
  public String issue(Person person) {
    var token = PublicId.random() + PublicId.random();
    var now = clock.instant();
    transactions.write(
        () ->
            db.insertInto(SIGN_IN_LINK)
                .set(SIGN_IN_LINK.TOKEN_HASH, Digest.sha256(token))
                .set(SIGN_IN_LINK.PERSON_ID, person.id())
                .set(SIGN_IN_LINK.CREATED_AT, now)
                .set(SIGN_IN_LINK.EXPIRES_AT, now.plus(LIFE))
                .execute());
    return token;
  }

  /** Whose token this is; of two who use it at once, one is refused. */
  Optional<Person> redeem(String token) {
    return transactions.write(
        () -> {
          var hash = Digest.sha256(token);
          boolean good =
              db.update(SIGN_IN_LINK)
                      .set(SIGN_IN_LINK.USED_AT, clock.instant())
                      .where(SIGN_IN_LINK.TOKEN_HASH.eq(hash))
                      .and(SIGN_IN_LINK.USED_AT.isNull())
                      .and(SIGN_IN_LINK.EXPIRES_AT.gt(clock.instant()))
                      .execute()
                  == 1;
          return good
              ? db.select(SIGN_IN_LINK.PERSON_ID)
                  .from(SIGN_IN_LINK)
                  .where(SIGN_IN_LINK.TOKEN_HASH.eq(hash))
                  .fetchOptional(SIGN_IN_LINK.PERSON_ID)
                  .flatMap(people::byId)
              : Optional.<Person>empty();
        });
  }

  @EventListener
  void forget(PasswordReplaced replaced) {
    db.deleteFrom(SIGN_IN_LINK).where(SIGN_IN_LINK.PERSON_ID.eq(replaced.personId())).execute();
  }

  @Override
  public void forgetExpired() {
    db.deleteFrom(SIGN_IN_LINK).where(SIGN_IN_LINK.EXPIRES_AT.lt(clock.instant())).execute();
  }
}
