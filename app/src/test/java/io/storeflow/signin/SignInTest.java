package io.storeflow.signin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.account.PasswordHash;
import io.storeflow.account.People;
import io.storeflow.platform.failure.SecurityLog;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtTheDoor;
import io.storeflow.testing.SecurityLines;
import io.storeflow.testing.Visitor;
import io.storeflow.testing.World;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

@AppTest
class SignInTest extends AtTheDoor {
  @Autowired People people;
  @Autowired PasswordEncoder passwords;
  @Autowired SessionRepository<? extends Session> sessions;
  @Autowired SignInLinks links;

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

  /** Keyboards write "Zürich" in two ways; hashes of before are of what was typed. */
  @Test
  void aPasswordOpensHoweverItsLettersAreComposed() {
    var typed = "Zu\u0308rich ﬁsh 2026";
    var normal = "Zürich fish 2026";
    people.changePassword(person.id(), people.hash(typed));
    assertThat(new Visitor(port).signIn(person.email(), normal).statusCode()).isEqualTo(302);
    assertThat(new Visitor(port).signIn(person.email(), typed).statusCode()).isEqualTo(302);
    people.changePassword(person.id(), new PasswordHash(requireNonNull(passwords.encode(typed))));
    assertThat(new Visitor(port).signIn(person.email(), typed).statusCode()).isEqualTo(302);
  }

  /** Copied from a mail, with what nobody sees around it. */
  @Test
  void theAddressIsReadAsPeoplePasteIt() {
    var answer =
        visitor.signIn("\u200B" + person.email().replace("@", "＠") + "\u202C", World.PASSWORD);
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(new Visitor(port).signIn("İ".repeat(200) + "@example.com", "x").statusCode())
        .isEqualTo(422);
  }

  @Test
  void saysTheSameOfPeopleItDoesNotKnow() {
    var answer = visitor.signIn("nobody-" + person.email(), World.PASSWORD);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("do not match. 4 tries left before you have to wait.");
  }

  @Test
  void answersTheSameWhoeverTheLinkIsAskedFor() {
    var known = new Visitor(port).post("/login", "/login/links", Map.of("email", person.email()));
    var nobody = "nobody-" + person.email();
    var unknown = new Visitor(port).post("/login", "/login/links", Map.of("email", nobody));
    assertThat(unknown.body().replace(nobody, "X"))
        .isEqualTo(known.body().replace(person.email(), "X"));
  }

  @Test
  void theSecurityLogTellsOfItWithoutSecrets() {
    var from = " from=" + visitor.address();
    var masked = SecurityLog.masked(person.email());
    var other = new Visitor(port);
    var said =
        SecurityLines.during(
            () -> {
              for (int i = 0; i < 6; i++) visitor.signIn(person.email(), "wrong secret " + i);
              other.signIn(person.email(), World.PASSWORD);
              other.get("/s/no-store-of-mine");
              other.post(
                  "/account",
                  "/account/password",
                  Map.of("present", World.PASSWORD, "chosen", "seven umbrellas in a row"));
            });
    var who = " who=" + person.id() + " from=" + other.address();
    assertThat(said)
        .contains("sign_in_wrong who=" + masked + from + " ")
        .contains("sign_in_delayed who=" + masked + from + " ")
        .contains("sign_in" + who + " ")
        .contains("foreign_store" + who + " GET /s/no-store-of-mine")
        .contains("password_changed" + who + " ");
    assertThat(String.join("\n", said)).doesNotContain("secret", World.PASSWORD, "umbrellas");
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
  void changesTheProfileAndReadsItInThatLanguage() {
    visitor.signIn(person.email(), World.PASSWORD);
    var answer = visitor.post("/account", "/account", Map.of("name", "Ayşe <b>", "language", "de"));
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(visitor.get("/account").body()).contains("Ihr Konto", "Ayşe &lt;b&gt;");
  }
}
