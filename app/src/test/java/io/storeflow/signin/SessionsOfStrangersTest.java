package io.storeflow.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.store.Role;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Staff;
import io.storeflow.testing.Visitor;
import io.storeflow.testing.World;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;

/** Whoever is not signed in leaves no session behind, and who is has so many. */
@AppTest
class SessionsOfStrangersTest {
  @LocalServerPort int port;
  @Autowired World world;
  @Autowired Staff staff;
  @Autowired FindByIndexNameSessionRepository<? extends Session> sessions;

  @Test
  void noPageThatStrangersSeeMakesASession() {
    var store = world.store();
    var stranger = new Visitor(port);
    for (var page :
        new String[] {
          "/",
          "/login",
          "/signup",
          "/stores",
          "/account",
          "/s/" + store.slug() + "/orders",
          "/s/" + store.slug() + "/board/kitchen",
          "/account/password/forgotten",
          "/no-such-page"
        }) {
      stranger.get(page);
      assertThat(stranger.session()).as(page).isEmpty();
    }
    var wrong = stranger.signIn("nobody@example.com", "not the password");
    assertThat(wrong.statusCode()).isEqualTo(422);
    var asked =
        stranger.post(
            "/account/password/forgotten",
            "/account/password/forgotten",
            Map.of("email", "nobody-at-all@example.com"));
    assertThat(asked.statusCode()).isNotEqualTo(403);
    assertThat(stranger.session()).isEmpty();
  }

  @Test
  void aFormWithoutItsTokenIsRefused() {
    var stranger = new Visitor(port);
    assertThat(stranger.get("/login").statusCode()).isEqualTo(200);
    var forged = Map.of("email", "a@example.com", "password", "x", "_csrf", "made-up");
    // The page "from" has no form, so nothing but what was made up is sent.
    var answer = stranger.post("/assets/none", "/login", forged);
    assertThat(answer.headers().firstValue("Location")).hasValue("/login?again");
    assertThat(stranger.session()).isEmpty();
  }

  @Test
  void theSignInLeadsToThePageThatWasAskedFor() {
    var store = world.store();
    var person = world.member(store, Role.OWNER);
    var visitor = new Visitor(port);
    var page = "/s/" + store.slug() + "/orders?view=all";
    assertThat(visitor.get(page).headers().firstValue("Location")).hasValue("/login");
    var signedIn = visitor.signIn(person.email(), World.PASSWORD);
    assertThat(signedIn.headers().firstValue("Location").orElseThrow()).startsWith(page);
    assertThat(visitor.get(page).statusCode()).isEqualTo(200);
  }

  @Test
  void aNewSessionEndsThoseThatWereNotUsedForLongest() {
    var person = world.person();
    for (int i = 0; i < SessionRoom.MOST + 5; i++) staff.visitor(World.signedIn(person));
    var visitor = new Visitor(port);
    assertThat(visitor.signIn(person.email(), World.PASSWORD).statusCode()).isEqualTo(302);
    assertThat(sessions.findByPrincipalName(Long.toString(person.id()))).hasSize(SessionRoom.MOST);
    assertThat(visitor.get("/account").statusCode()).isEqualTo(200);
  }
}
