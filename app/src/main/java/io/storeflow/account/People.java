package io.storeflow.account;

import static io.storeflow.db.Tables.PERSON;

import io.storeflow.account.AccountChanged.Values;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.id.Ids;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.input.Email;
import io.storeflow.platform.input.Password;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/**
 * The people who sign in. E-mail addresses are compared in lower case; passwords are kept as
 * Argon2id hashes of their normal form, older ones of what was typed.
 */
@Service
public class People {
  /**
   * Somebody who has shown their password.
   *
   * @param version how many passwords they have had, this one counted
   */
  public record Proven(Person person, int version) {}

  private final DSLContext db;
  private final Transactions transactions;
  private final PasswordEncoder passwords;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  /** Compared with when there is no such person, so that the answer takes as long. */
  private final String nobody;

  People(
      DSLContext db,
      Transactions transactions,
      PasswordEncoder passwords,
      ApplicationEventPublisher events,
      Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.passwords = passwords;
    this.events = events;
    this.clock = clock;
    this.nobody = hash(PublicId.random()).encoded();
  }

  /**
   * Hashes a password to be kept: takes time and memory, so it comes before any transaction.
   *
   * @throws io.storeflow.platform.failure.Problem 503 if too many do so at once
   */
  public PasswordHash hash(String password) {
    return new PasswordHash(Objects.requireNonNull(passwords.encode(Password.normal(password))));
  }

  /**
   * Registers a person whose clock nobody said.
   *
   * @throws EmailTaken if somebody is registered with that address
   */
  public Person register(String email, String name, PasswordHash password, Locale locale) {
    return register(email, name, password, locale, null);
  }

  /**
   * Registers a person.
   *
   * @param zone IANA; null where nobody said it
   * @throws EmailTaken if somebody is registered with that address
   */
  public Person register(
      String email, String name, PasswordHash password, Locale locale, @Nullable String zone) {
    var person = new Person(Ids.next(), Email.kept(email), name, locale, zone);
    try {
      transactions.write(
          () ->
              db.insertInto(PERSON)
                  .set(PERSON.ID, person.id())
                  .set(PERSON.PUBLIC_ID, PublicId.random())
                  .set(PERSON.EMAIL, person.email())
                  .set(PERSON.NAME, person.name())
                  .set(PERSON.PASSWORD_HASH, password.encoded())
                  .set(PERSON.LOCALE, locale.toLanguageTag())
                  .set(PERSON.TIME_ZONE, zone)
                  .set(PERSON.CREATED_AT, clock.instant())
                  .execute());
    } catch (DuplicateKeyException taken) {
      throw new EmailTaken();
    }
    return person;
  }

  /**
   * How many passwords the person has had; waits for one who is just changing it. Read when a
   * session has begun, so that none outlives the password it was begun with.
   */
  public int credentialVersion(long id) {
    return transactions.write(
        () ->
            db.select(PERSON.CREDENTIAL_VERSION)
                .from(PERSON)
                .where(PERSON.ID.eq(id))
                .forUpdate()
                .fetchOptional(PERSON.CREDENTIAL_VERSION)
                .orElse(0));
  }

  /** The person with this address and password; takes equally long when there is none. */
  public Optional<Person> authenticate(String email, String password) {
    return prove(email, password).map(Proven::person);
  }

  /** Like {@link #authenticate}, and which of the person's passwords it was. */
  public Optional<Proven> prove(String email, String password) {
    var row =
        db.select(PERSON.fields())
            .from(PERSON)
            .where(PERSON.EMAIL.eq(Email.kept(email)))
            .fetchOptional();
    var hash = row.map(r -> r.get(PERSON.PASSWORD_HASH)).orElse(nobody);
    boolean matches =
        Password.tries(password).stream().anyMatch(tried -> passwords.matches(tried, hash));
    return matches
        ? row.map(it -> new Proven(person(it), it.get(PERSON.CREDENTIAL_VERSION)))
        : Optional.empty();
  }

  public Optional<Person> byEmail(String email) {
    return db.select(PERSON.fields())
        .from(PERSON)
        .where(PERSON.EMAIL.eq(Email.kept(email)))
        .fetchOptional(People::person);
  }

  public Optional<Person> byId(long id) {
    return db.select(PERSON.fields())
        .from(PERSON)
        .where(PERSON.ID.eq(id))
        .fetchOptional(People::person);
  }

  /** These people, by their row ids. */
  public Map<Long, Person> byIds(Collection<Long> ids) {
    return db.select(PERSON.fields())
        .from(PERSON)
        .where(PERSON.ID.in(ids))
        .fetchMap(row -> row.get(PERSON.ID), People::person);
  }

  /** The id under which a person is known outside. */
  public String publicId(long id) {
    return db.select(PERSON.PUBLIC_ID)
        .from(PERSON)
        .where(PERSON.ID.eq(id))
        .fetchSingle(PERSON.PUBLIC_ID);
  }

  /** Changes what a person may change of their own profile. */
  public void rename(long id, String name, Locale locale, @Nullable String zone) {
    transactions.write(
        () -> {
          var before =
              db.select(PERSON.NAME, PERSON.LOCALE, PERSON.TIME_ZONE)
                  .from(PERSON)
                  .where(PERSON.ID.eq(id))
                  .forUpdate()
                  .fetchSingle();
          db.update(PERSON)
              .set(PERSON.NAME, name)
              .set(PERSON.LOCALE, locale.toLanguageTag())
              .set(PERSON.TIME_ZONE, zone)
              .where(PERSON.ID.eq(id))
              .execute();
          var changes = new LinkedHashMap<String, Values>();
          if (!before.value1().equals(name)) changes.put("name", new Values(before.value1(), name));
          if (!before.value2().equals(locale.toLanguageTag()))
            changes.put("locale", new Values(before.value2(), locale.toLanguageTag()));
          if (!Objects.equals(before.value3(), zone))
            changes.put("timeZone", new Values(before.value3(), zone));
          if (!changes.isEmpty()) tell(id, "person.renamed", changes);
        });
  }

  /** Sets a new password; ending the person's sessions is the caller's next step. */
  public void changePassword(long id, PasswordHash password) {
    setPassword(id, password, "person.password_changed");
  }

  /** The same for somebody who came by the link of a mail. */
  public void resetPassword(long id, PasswordHash password) {
    setPassword(id, password, "person.password_reset");
  }

  private void setPassword(long id, PasswordHash password, String action) {
    transactions.write(
        () -> {
          // First of all: whoever begins a session by the old one waits for this row, or is found.
          db.update(PERSON)
              .set(PERSON.PASSWORD_HASH, password.encoded())
              .set(PERSON.CREDENTIAL_VERSION, PERSON.CREDENTIAL_VERSION.plus(1))
              .where(PERSON.ID.eq(id))
              .execute();
          events.publishEvent(new PasswordReplaced(id));
          tell(id, action, Map.of());
        });
  }

  private void tell(long id, String action, Map<String, Values> changes) {
    events.publishEvent(new AccountChanged(id, action, changes));
  }

  private static Person person(Record row) {
    return new Person(
        row.get(PERSON.ID),
        row.get(PERSON.EMAIL),
        row.get(PERSON.NAME),
        Locale.forLanguageTag(row.get(PERSON.LOCALE)),
        row.get(PERSON.TIME_ZONE));
  }
}
