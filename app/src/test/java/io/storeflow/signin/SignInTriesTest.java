package io.storeflow.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtTheDoor;
import io.storeflow.testing.Visitor;
import io.storeflow.testing.World;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.crypto.password.PasswordEncoder;

/** How often one may fail, and whom the failures of others do not concern. */
@AppTest
class SignInTriesTest extends AtTheDoor {
  @Autowired PasswordEncoder passwords;
  @Autowired SignInLinks links;
  @Autowired RateLimits limits;

  @Test
  void keepsTheAddressAndSaysHowManyTriesAreLeft() {
    var answer = visitor.signIn(person.email(), "not the password");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("value=\"" + person.email() + "\"")
        .contains("do not match. 4 tries left before you have to wait.")
        .doesNotContain("not the password");
  }

  @Test
  void refusesTheSixthTryOfAMinuteEvenWithTheRightPassword() {
    for (int i = 0; i < 5; i++) visitor.signIn(person.email(), "wrong " + i);
    var answer = visitor.signIn(person.email(), World.PASSWORD);
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.body())
        .contains("Too many tries. The next one is possible in", "Send me a link");
    assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 60L);
  }

  @Test
  void strangersWhoFailKeepNeitherTheOwnerNorOtherPlacesOut() {
    visitor.signIn(person.email(), World.PASSWORD);
    visitor.post("/account", "/logout", Map.of());
    var stranger = new Visitor(port);
    for (int i = 0; i < 6; i++) stranger.signIn(person.email(), "wrong " + i);
    assertThat(stranger.signIn(person.email(), World.PASSWORD).statusCode()).isEqualTo(429);
    assertThat(visitor.signIn(person.email(), World.PASSWORD).statusCode()).isEqualTo(302);
    assertThat(new Visitor(port).signIn(person.email(), World.PASSWORD).statusCode())
        .isEqualTo(302);
  }

  /** A hundred guesses a day for an account, from wherever; before, it were 7,200. */
  @Test
  void allPlacesTogetherGetFewGuessesADayAndTheOwnerStillGetsIn() {
    visitor.signIn(person.email(), World.PASSWORD);
    visitor.post("/account", "/logout", Map.of());
    for (int i = 0; i < 100; i++)
      assertThat(limits.take(Rule.SIGN_IN_ACCOUNT, person.email()).allowed()).isTrue();
    var elsewhere = new Visitor(port);
    var refused = elsewhere.signIn(person.email(), World.PASSWORD);
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.body()).contains("Many passwords are being tried", "Send me a link");
    assertThat(visitor.signIn(person.email(), World.PASSWORD).statusCode()).isEqualTo(302);

    elsewhere.post("/login", "/login/links", Map.of("email", person.email()));
    var link = Map.of("token", links.issue(person));
    var admitted = elsewhere.post("/login/link", "/login/link", link);
    assertThat(admitted.headers().firstValue("Location").orElse("")).endsWith("/login?known");
    assertThat(elsewhere.post("/login/link", "/login/link", link).statusCode()).isEqualTo(410);
    assertThat(elsewhere.signIn(person.email(), World.PASSWORD).statusCode()).isEqualTo(302);
  }

  @Test
  void waitsGrowWithTheFailures() {
    var place = person.email() + " from " + visitor.address();
    for (int i = 0; i < 10; i++)
      assertThat(limits.take(Rule.SIGN_IN_HOUR, place).allowed()).isTrue();
    assertThat(visitor.signIn(person.email(), World.PASSWORD).body())
        .containsPattern("possible in \\d+ minutes");
    var other = new Visitor(port);
    var there = person.email() + " from " + other.address();
    for (int i = 0; i < 20; i++)
      assertThat(limits.take(Rule.SIGN_IN_DAY, there).allowed()).isTrue();
    assertThat(other.signIn(person.email(), World.PASSWORD).body())
        .containsPattern("possible in \\d+ hours");
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
}
