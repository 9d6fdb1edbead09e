package io.storeflow.account;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.testing.AppTest;
import io.storeflow.testing.Visitor;
import io.storeflow.testing.World;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

@AppTest
class SignInTest {
  @LocalServerPort int port;
  @Autowired World world;
  @Autowired SessionRepository<? extends Session> sessions;

  Person person;
  Visitor visitor;

  @BeforeEach
  void open() {
    person = world.person();
    visitor = new Visitor(port);
  }

  @Test
  void givesTheSessionANewId() {
    visitor.signIn(person.email(), World.PASSWORD);
    var before = visitor.session();
    assertThat(signInAgain().statusCode()).isEqualTo(302);
    assertThat(before).isNotEmpty();
    assertThat(visitor.session()).isNotEmpty().isNotEqualTo(before);
    assertThat(visitor.get("/account").body()).contains(person.email());
  }

  /** In the place of the session that the browser has. */
  private HttpResponse<String> signInAgain() {
    return visitor.post(
        "/account", "/login", Map.of("email", person.email(), "password", World.PASSWORD));
  }

  /** A page may still be on its way while somebody signs in. */
  @Test
  void keepsThePersonSignedInWhenARequestOfBeforeEndsLater() {
    visitor.signIn(person.email(), World.PASSWORD);
    var old = new String(Base64.getDecoder().decode(visitor.session()), UTF_8);
    var end = begin(sessions, old);
    signInAgain();
    end.run();
    assertThat(sessions.findById(old)).isNull();
    assertThat(visitor.get("/account").body()).contains(person.email());
  }

  private static <S extends Session> Runnable begin(SessionRepository<S> sessions, String id) {
    var session = sessions.findById(id);
    session.setLastAccessedTime(Instant.now());
    return () -> sessions.save(session);
  }

  @Test
  void leadsOnToThePageThatWasAskedFor() {
    assertThat(visitor.get("/account/sessions?a=b").statusCode()).isEqualTo(302);
    var answer = visitor.signIn(person.email(), World.PASSWORD);
    assertThat(answer.headers().firstValue("Location").orElse(""))
        .endsWith("/account/sessions?a=b");
  }

  @Test
  void keepsTheAddressAndSaysHowManyTriesAreLeft() {
    var answer = visitor.signIn(person.email(), "not the password");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("value=\"" + person.email() + "\"")
        .contains("do not match. 4 tries left in this minute.")
        .doesNotContain("not the password");
  }

  @Test
  void saysTheSameOfPeopleItDoesNotKnow() {
    var answer = visitor.signIn("nobody-" + person.email(), World.PASSWORD);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("do not match. 4 tries left in this minute.");
  }

  @Test
  void refusesTheSixthTryOfAMinuteEvenWithTheRightPassword() {
    for (int i = 0; i < 5; i++) visitor.signIn(person.email(), "wrong " + i);
    var answer = visitor.signIn(person.email(), World.PASSWORD);
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.body()).contains("Too many tries. The next one is possible in");
    assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 60L);
  }

  @Test
  void refusesAnAddressThatFailsWithManyAccountsAndNoOtherAddress() {
    for (int i = 0; i < 20; i++) visitor.signIn("nobody-" + i + person.email(), "wrong");
    var answer = visitor.signIn(person.email(), World.PASSWORD);
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(visitor.get("/signup").statusCode()).isEqualTo(200);
    var elsewhere = new Visitor(port);
    assertThat(elsewhere.signIn(person.email(), World.PASSWORD).statusCode()).isEqualTo(302);
  }

  @Test
  void doesNotCountSuccesses() {
    for (int i = 0; i < 8; i++) {
      var answer = new Visitor(port).signIn(person.email(), World.PASSWORD);
      assertThat(answer.statusCode()).isEqualTo(302);
    }
  }

  @Test
  void setsACookieThatScriptsDoNotSee() {
    var answer = visitor.signIn(person.email(), World.PASSWORD);
    assertThat(answer.headers().allValues("Set-Cookie"))
        .anySatisfy(
            cookie ->
                assertThat(cookie).startsWith("SESSION=").contains("HttpOnly", "SameSite=Lax"));
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
  void changesTheProfileAndReadsItInThatLanguage() {
    visitor.signIn(person.email(), World.PASSWORD);
    var answer = visitor.post("/account", "/account", Map.of("name", "Ayşe <b>", "language", "de"));
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(visitor.get("/account").body()).contains("Ihr Konto", "Ayşe &lt;b&gt;");
  }

  @Test
  void changesThePasswordOnlyWithThePresentOneAndEndsOtherSessions() {
    var other = new Visitor(port);
    visitor.signIn(person.email(), World.PASSWORD);
    other.signIn(person.email(), World.PASSWORD);
    var wrong = Map.of("present", "no such password", "chosen", "four words in a row");
    assertThat(visitor.post("/account", "/account/password", wrong).body())
        .contains("This is not your present password.");
    var right = Map.of("present", World.PASSWORD, "chosen", "four words in a row");
    assertThat(visitor.post("/account", "/account/password", right).statusCode()).isEqualTo(302);
    assertThat(visitor.get("/account").statusCode()).isEqualTo(200);
    assertThat(other.get("/account").statusCode()).isEqualTo(302);
    assertThat(new Visitor(port).signIn(person.email(), "four words in a row").statusCode())
        .isEqualTo(302);
  }
}
