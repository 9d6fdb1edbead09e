package io.storeflow.account;

import static io.storeflow.db.Tables.EMAIL_VERIFICATION;
import static io.storeflow.db.Tables.PERSON;

import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.id.Digest;
import io.storeflow.platform.id.PublicId;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Whether an address is the person's own: a link is sent there, and following it says so. Nothing
 * waits for it.
 */
@Service
public class EmailVerifications {
  public static final Duration LIFE = Duration.ofDays(7);

  private final DSLContext db;
  private final Transactions transactions;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  EmailVerifications(
      DSLContext db, Transactions transactions, ApplicationEventPublisher events, Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.events = events;
    this.clock = clock;
  }

  /** Has a link sent to the person's address. */
  public void ask(long personId) {
    transactions.write(() -> events.publishEvent(new EmailToVerify(personId)));
  }

  public boolean isVerified(long personId) {
    return db.fetchExists(
        db.select(PERSON.ID)
            .from(PERSON)
            .where(PERSON.ID.eq(personId))
            .and(PERSON.EMAIL_VERIFIED_AT.isNotNull()));
  }

  /** Makes a token for the person's address and returns it; it is kept nowhere. */
  public String issue(Person person) {
    var token = PublicId.random() + PublicId.random();
    var now = clock.instant();
    transactions.write(
        () -> {
          db.deleteFrom(EMAIL_VERIFICATION)
              .where(EMAIL_VERIFICATION.PERSON_ID.eq(person.id()))
              .and(EMAIL_VERIFICATION.EXPIRES_AT.lt(now))
              .execute();
          db.insertInto(EMAIL_VERIFICATION)
              .set(EMAIL_VERIFICATION.TOKEN_HASH, Digest.sha256(token))
              .set(EMAIL_VERIFICATION.PERSON_ID, person.id())
              .set(EMAIL_VERIFICATION.EMAIL, person.email())
              .set(EMAIL_VERIFICATION.CREATED_AT, now)
              .set(EMAIL_VERIFICATION.EXPIRES_AT, now.plus(LIFE))
              .execute();
        });
    return token;
  }

  /** Takes the address as the person's own, as the people of our own making know it to be. */
  public void trust(long personId) {
    verify(personId, Optional.empty());
  }

  /**
   * Takes the address that the token was sent to as the person's own. Following the link a second
   * time is as good as the first.
   *
   * @return whether the token was good, and the address still is the person's
   */
  public boolean verify(String token) {
    var sent =
        db.select(EMAIL_VERIFICATION.PERSON_ID, EMAIL_VERIFICATION.EMAIL)
            .from(EMAIL_VERIFICATION)
            .where(EMAIL_VERIFICATION.TOKEN_HASH.eq(Digest.sha256(token)))
            .and(EMAIL_VERIFICATION.EXPIRES_AT.gt(clock.instant()))
            .fetchOptional();
    if (sent.isEmpty()) return false;
    long person = sent.get().value1();
    return verify(person, Optional.of(sent.get().value2())) || isVerified(person);
  }

  private boolean verify(long personId, Optional<String> address) {
    return transactions.write(
        () -> {
          boolean mine =
              db.update(PERSON)
                      .set(PERSON.EMAIL_VERIFIED_AT, clock.instant())
                      .where(PERSON.ID.eq(personId))
                      .and(PERSON.EMAIL_VERIFIED_AT.isNull())
                      .and(address.map(PERSON.EMAIL::eq).orElseGet(org.jooq.impl.DSL::noCondition))
                      .execute()
                  == 1;
          if (mine)
            events.publishEvent(new AccountChanged(personId, "person.email_verified", Map.of()));
          return mine;
        });
  }
}
