package io.storeflow.signin;

import static io.storeflow.db.Tables.KNOWN_BROWSER;
import static io.storeflow.db.Tables.PERSON;

import io.storeflow.account.PasswordReplaced;
import io.storeflow.db.tables.records.KnownBrowserRecord;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.id.Digest;
import io.storeflow.platform.id.PublicId;
import io.storeflow.platform.input.Email;
import io.storeflow.platform.time.Expiring;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/**
 * Browsers in which somebody signed in before (OWASP, "Slow Down Online Guessing Attacks with
 * Device Cookies"): strangers who try passwords do not keep the owner out there. A known browser
 * signs nobody in. At most {@value #MOST} of a person, each until it was not used for half a year;
 * a new password ends them.
 */
@Service
class KnownBrowsers implements Expiring {
  private static final int MOST = 20;
  private static final Duration LIFE = Duration.ofDays(180);
  private static final Duration RENEW_AFTER = Duration.ofDays(1);

  private final DSLContext db;
  private final Transactions transactions;
  private final BrowserCookie cookie;
  private final Clock clock;

  KnownBrowsers(DSLContext db, Transactions transactions, BrowserCookie cookie, Clock clock) {
    this.db = db;
    this.transactions = transactions;
    this.cookie = cookie;
    this.clock = clock;
  }

  /** The name under which this browser is known to the person with that address, if it is. */
  Optional<String> find(String email, HttpServletRequest request) {
    var hashes = hashes(request).keySet();
    return hashes.isEmpty()
        ? Optional.empty()
        : db.select(KNOWN_BROWSER.TOKEN_HASH)
            .from(KNOWN_BROWSER)
            .join(PERSON)
            .on(PERSON.ID.eq(KNOWN_BROWSER.PERSON_ID))
            .where(PERSON.EMAIL.eq(Email.kept(email)))
            .and(KNOWN_BROWSER.TOKEN_HASH.in(hashes))
            .and(KNOWN_BROWSER.SEEN_AT.gt(clock.instant().minus(LIFE)))
            .orderBy(KNOWN_BROWSER.CREATED_AT.desc())
            .limit(1)
            .fetchOptional(KNOWN_BROWSER.TOKEN_HASH);
  }

  /** Knows this browser under a new name, whose tries nobody has counted yet. */
  void admit(long personId, HttpServletRequest request, HttpServletResponse response) {
    add(personId, hashes(request).values(), request, response);
  }

  /** Knows this browser from now on as one of the person's. */
  void remember(long personId, HttpServletRequest request, HttpServletResponse response) {
    var tokens = hashes(request);
    var known =
        tokens.isEmpty()
            ? Optional.<KnownBrowserRecord>empty()
            : db.selectFrom(KNOWN_BROWSER)
                .where(KNOWN_BROWSER.TOKEN_HASH.in(tokens.keySet()))
                .and(KNOWN_BROWSER.PERSON_ID.eq(personId))
                .limit(1)
                .fetchOptional();
    if (known.isEmpty()) add(personId, tokens.values(), request, response);
    else if (known.get().getSeenAt().isBefore(clock.instant().minus(RENEW_AFTER)))
      renew(known.get().getTokenHash(), tokens.values(), request, response);
  }

  @EventListener
  void forget(PasswordReplaced replaced) {
    db.deleteFrom(KNOWN_BROWSER).where(KNOWN_BROWSER.PERSON_ID.eq(replaced.personId())).execute();
  }

  @Override
  public void forgetExpired() {
    db.deleteFrom(KNOWN_BROWSER)
        .where(KNOWN_BROWSER.SEEN_AT.lt(clock.instant().minus(LIFE)))
        .execute();
  }

  private void add(
      long personId,
      Collection<String> others,
      HttpServletRequest request,
      HttpServletResponse response) {
    var token = PublicId.random() + PublicId.random();
    var now = clock.instant();
    transactions.write(
        () -> {
          var oldest =
              db.select(KNOWN_BROWSER.TOKEN_HASH)
                  .from(KNOWN_BROWSER)
                  .where(KNOWN_BROWSER.PERSON_ID.eq(personId))
                  .orderBy(KNOWN_BROWSER.SEEN_AT.desc())
                  .limit(MOST - 1, 100)
                  .fetch(KNOWN_BROWSER.TOKEN_HASH);
          if (!oldest.isEmpty())
            db.deleteFrom(KNOWN_BROWSER).where(KNOWN_BROWSER.TOKEN_HASH.in(oldest)).execute();
          db.insertInto(KNOWN_BROWSER)
              .set(KNOWN_BROWSER.TOKEN_HASH, Digest.sha256(token))
              .set(KNOWN_BROWSER.PERSON_ID, personId)
              .set(KNOWN_BROWSER.CREATED_AT, now)
              .set(KNOWN_BROWSER.SEEN_AT, now)
              .execute();
        });
    List<String> all = new ArrayList<>(List.of(token));
    all.addAll(others);
    cookie.write(request, response, all, LIFE);
  }

  private void renew(
      String hash,
      Collection<String> tokens,
      HttpServletRequest request,
      HttpServletResponse response) {
    db.update(KNOWN_BROWSER)
        .set(KNOWN_BROWSER.SEEN_AT, clock.instant())
        .where(KNOWN_BROWSER.TOKEN_HASH.eq(hash))
        .execute();
    cookie.write(request, response, List.copyOf(tokens), LIFE);
  }

  private Map<String, String> hashes(HttpServletRequest request) {
    return cookie.read(request).stream()
        .collect(Collectors.toMap(Digest::sha256, token -> token, (a, b) -> a, LinkedHashMap::new));
  }
}
