package io.storeflow.signin;

import io.storeflow.account.AccountChanged;
import io.storeflow.account.AccountChanged.Values;
import io.storeflow.account.SignedIn;
import io.storeflow.platform.db.Transactions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Service;

/** The places where a person is signed in. */
@Service
public class Sessions {

  /**
   * A session as its owner sees it.
   *
   * @param handle names it in forms without being the secret that its cookie holds
   */
  record Shown(
      String handle, Browser browser, String ip, Instant since, Instant seen, boolean current) {}

  private final FindByIndexNameSessionRepository<? extends Session> sessions;
  private final Transactions transactions;
  private final ApplicationEventPublisher events;

  Sessions(
      FindByIndexNameSessionRepository<? extends Session> sessions,
      Transactions transactions,
      ApplicationEventPublisher events) {
    this.sessions = sessions;
    this.transactions = transactions;
    this.events = events;
  }

  /** Of this person, this one first, then those that were used last. */
  List<Shown> of(SignedIn person, @Nullable String currentId) {
    return sessions.findByPrincipalName(person.getName()).values().stream()
        .filter(session -> !session.isExpired())
        .map(session -> shown(session, currentId))
        .sorted(
            Comparator.comparing(Shown::current)
                .reversed()
                .thenComparing(Comparator.comparing(Shown::seen).reversed()))
        .toList();
  }

  /** Ends one session of this person; those of others cannot be named. */
  void end(SignedIn person, String handle) {
    var ended =
        sessions.findByPrincipalName(person.getName()).values().stream()
            .filter(session -> handle(session).equals(handle))
            .toList();
    if (ended.isEmpty()) return;
    var where = Browser.of(text(ended.getFirst().getAttribute(SignIn.AGENT)));
    var ip = text(ended.getFirst().getAttribute(SignIn.IP));
    transactions.write(
        () -> {
          ended.forEach(session -> sessions.deleteById(session.getId()));
          var words = String.join(" ", where.name(), where.system(), ip).strip();
          tell(person, "person.session_ended", Map.of("session", new Values(words, null)));
          events.publishEvent(new SignedOut(person.personId()));
        });
  }

  /** Ends all of them but one. */
  void endOthers(SignedIn person, @Nullable String keptId) {
    transactions.write(
        () -> {
          endAllBut(person, keptId);
          var said =
              keptId == null ? "person.signed_out_everywhere" : "person.signed_out_elsewhere";
          tell(person, said, Map.of());
          events.publishEvent(new SignedOutEverywhere(person));
        });
  }

  void endAll(SignedIn person) {
    endOthers(person, null);
  }

  /** Ends all of them, of somebody who works for nobody any more. */
  public void endOf(SignedIn person) {
    endForPassword(person, null);
  }

  /** Changes the password and ends all of them but one, both or neither. */
  public void endForPassword(SignedIn person, @Nullable String keptId, Runnable change) {
    transactions.write(
        () -> {
          change.run();
          endForPassword(person, keptId);
        });
  }

  /** Ends all of them but one, for a new password, which is what is told. */
  public void endForPassword(SignedIn person, @Nullable String keptId) {
    transactions.write(
        () -> {
          endAllBut(person, keptId);
          events.publishEvent(new SignedOutEverywhere(person));
        });
  }

  private void tell(SignedIn person, String action, Map<String, Values> changes) {
    events.publishEvent(new AccountChanged(person.personId(), action, changes));
  }

  private void endAllBut(SignedIn person, @Nullable String keptId) {
    sessions.findByPrincipalName(person.getName()).keySet().stream()
        .filter(id -> !id.equals(keptId))
        .forEach(sessions::deleteById);
  }

  private static Shown shown(Session session, @Nullable String currentId) {
    return new Shown(
        handle(session),
        Browser.of(text(session.getAttribute(SignIn.AGENT))),
        text(session.getAttribute(SignIn.IP)),
        session.getCreationTime(),
        session.getLastAccessedTime(),
        session.getId().equals(currentId));
  }

  private static String handle(Session session) {
    return io.storeflow.platform.id.Digest.sha256(session.getId()).substring(0, 22);
  }

  private static String text(@Nullable Object attribute) {
    return Objects.toString(attribute, "");
  }
}
