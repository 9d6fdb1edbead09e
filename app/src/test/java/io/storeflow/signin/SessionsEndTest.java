package io.storeflow.signin;

import static io.storeflow.db.Tables.KNOWN_BROWSER;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.account.People;
import io.storeflow.profile.PasswordResets;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtTheDoor;
import io.storeflow.testing.Visitor;
import io.storeflow.testing.World;
import java.util.Map;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/** What ends sessions, and which of them: a sign-out, a click in the list, a new password. */
@AppTest
class SessionsEndTest extends AtTheDoor {
  @Autowired People people;
  @Autowired SessionRepository<? extends Session> sessions;
  @Autowired FindByIndexNameSessionRepository<? extends Session> indexed;
  @Autowired PasswordResets resets;
  @Autowired SignInLinks links;
  @Autowired DSLContext db;

  /** Whoever looked at the old password begins no session under the new one. */
  @Test
  void aSignInUnderWayDoesNotOutliveAChangeOfThePassword() {
    var proven = people.prove(person.email(), World.PASSWORD).orElseThrow();
    visitor.signIn(person.email(), World.PASSWORD);
    var token = resets.issue(person);
    assertThat(resets.redeem(token, "seven umbrellas in a row")).isTrue();
    assertThat(visitor.get("/account").statusCode()).isEqualTo(302);
    assertThat(people.credentialVersion(person.id())).isGreaterThan(proven.version());

    var late = sessions(proven);
    new SessionCheck(people, indexed)
        .afterCompletion(late, new MockHttpServletResponse(), "", null);
    assertThat(sessions.findById(requireNonNull(late.getSession()).getId())).isNull();
  }

  /** A request whose session is written already, as when its answer is on the way. */
  private MockHttpServletRequest sessions(People.Proven proven) {
    var written = write(sessions);
    var request = new MockHttpServletRequest();
    request.setSession(new MockHttpSession(null, written));
    request.setAttribute(People.Proven.class.getName(), proven);
    assertThat(sessions.findById(written)).isNotNull();
    return request;
  }

  private static <S extends Session> String write(SessionRepository<S> sessions) {
    var session = sessions.createSession();
    sessions.save(session);
    return session.getId();
  }

  @Test
  void aChangedPasswordEndsLinksAndKnownBrowsers() {
    visitor.signIn(person.email(), World.PASSWORD);
    var other = new Visitor(port);
    other.signIn(person.email(), World.PASSWORD);
    var reset = resets.issue(person);
    var link = links.issue(person);
    var right = Map.of("present", World.PASSWORD, "chosen", "seven umbrellas in a row");
    assertThat(visitor.post("/account", "/account/password", right).statusCode()).isEqualTo(302);
    assertThat(resets.owner(reset)).isEmpty();
    assertThat(links.redeem(link)).isEmpty();
    assertThat(db.fetchCount(KNOWN_BROWSER, KNOWN_BROWSER.PERSON_ID.eq(person.id())))
        .as("the browser that changed it")
        .isEqualTo(1);
  }

  @Test
  void endsTheSessionAtSignOut() {
    visitor.signIn(person.email(), World.PASSWORD);
    visitor.post("/account", "/logout", Map.of());
    assertThat(visitor.get("/account").statusCode()).isEqualTo(302);
  }

  @Test
  void endsOtherSessionsAndThoseAlone() {
    var other = new Visitor(port);
    var stranger = new Visitor(port);
    var someone = world.person();
    visitor.signIn(person.email(), World.PASSWORD);
    other.signIn(person.email(), World.PASSWORD);
    stranger.signIn(someone.email(), World.PASSWORD);

    var page = visitor.get("/account/sessions").body();
    assertThat(page).contains("Firefox on Linux", "This one");
    assertThat(Pattern.compile("/account/sessions/\\w+/end").matcher(page).results()).hasSize(1);

    visitor.post("/account/sessions", "/account/sessions/end-others", Map.of());
    assertThat(other.get("/account").statusCode()).isEqualTo(302);
    assertThat(visitor.get("/account").statusCode()).isEqualTo(200);
    assertThat(stranger.get("/account").statusCode()).isEqualTo(200);
  }

  @Test
  void endsOneSessionByItsHandleButNotThatOfAnother() {
    var other = new Visitor(port);
    visitor.signIn(person.email(), World.PASSWORD);
    other.signIn(person.email(), World.PASSWORD);
    var link =
        Pattern.compile("/account/sessions/(\\w|-)+/end")
            .matcher(visitor.get("/account/sessions").body());
    assertThat(link.find()).isTrue();

    var stranger = new Visitor(port);
    stranger.signIn(world.person().email(), World.PASSWORD);
    stranger.post("/account/sessions", link.group(), Map.of());
    assertThat(other.get("/account").statusCode()).isEqualTo(200);

    visitor.post("/account/sessions", link.group(), Map.of());
    assertThat(other.get("/account").statusCode()).isEqualTo(302);
    assertThat(visitor.get("/account").statusCode()).isEqualTo(200);
  }

  @Test
  void changesThePasswordOnlyWithThePresentOneAndEndsOtherSessions() {
    var other = new Visitor(port);
    visitor.signIn(person.email(), World.PASSWORD);
    other.signIn(person.email(), World.PASSWORD);
    var wrong = Map.of("present", "no such password", "chosen", "four words in a row");
    assertThat(visitor.post("/account", "/account/password", wrong).body())
        .contains("This is not your current password.");
    assertThat(visitor.get("/account/password").headers().firstValue("Location"))
        .hasValueSatisfying(where -> assertThat(where).endsWith("/account"));
    var right = Map.of("present", World.PASSWORD, "chosen", "four words in a row");
    assertThat(visitor.post("/account", "/account/password", right).statusCode()).isEqualTo(302);
    assertThat(visitor.get("/account").statusCode()).isEqualTo(200);
    assertThat(other.get("/account").statusCode()).isEqualTo(302);
    assertThat(new Visitor(port).signIn(person.email(), "four words in a row").statusCode())
        .isEqualTo(302);
  }
}
