package io.storeflow.profile;

import static io.storeflow.db.Tables.PASSWORD_RESET;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.account.PasswordRules;
import io.storeflow.platform.id.Digest;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtTheDoor;
import io.storeflow.testing.Visitor;
import io.storeflow.testing.World;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AppTest
class PasswordResetTest extends AtTheDoor {
  private static final String NEW = "brand new words here";

  @Autowired PasswordResets resets;
  @Autowired PasswordRules rules;
  @Autowired DSLContext db;

  @Test
  void setsTheNewPasswordOnceAndEndsAllSessions() {
    visitor.signIn(person.email(), World.PASSWORD);
    var token = resets.issue(person);
    var other = new Visitor(port);
    assertThat(set(other, token, NEW).headers().firstValue("Location").orElse(""))
        .endsWith("/login?reset");
    assertThat(visitor.get("/account").statusCode()).isEqualTo(302);
    assertThat(set(other, token, "yet another one").statusCode()).isEqualTo(410);
    assertThat(new Visitor(port).signIn(person.email(), NEW).statusCode()).isEqualTo(302);
  }

  @Test
  void refusesATokenThatIsTooOld() {
    var token = resets.issue(person);
    db.update(PASSWORD_RESET)
        .set(PASSWORD_RESET.EXPIRES_AT, Instant.now().minusSeconds(1))
        .where(PASSWORD_RESET.TOKEN_HASH.eq(Digest.sha256(token)))
        .execute();
    assertThat(visitor.get("/account/password/reset?token=" + token).statusCode()).isEqualTo(410);
    assertThat(set(visitor, token, NEW).statusCode()).isEqualTo(410);
  }

  @Test
  void usingOneTokenEndsTheOthers() {
    var first = resets.issue(person);
    var second = resets.issue(person);
    set(visitor, second, NEW);
    assertThat(set(visitor, first, "yet another one").statusCode()).isEqualTo(410);
  }

  @Test
  void ofTwoAtOnceOneIsRefused() throws Exception {
    var token = resets.issue(person);
    try (var threads = Executors.newFixedThreadPool(2)) {
      Callable<Boolean> use = () -> resets.redeem(token, NEW);
      var answers = threads.invokeAll(List.of(use, use));
      assertThat(List.of(answers.get(0).get(), answers.get(1).get()))
          .containsExactlyInAnyOrder(true, false);
    }
  }

  @Test
  void keepsOnlyTheHash() {
    var token = resets.issue(person);
    assertThat(token).hasSize(43);
    assertThat(db.fetchExists(PASSWORD_RESET, PASSWORD_RESET.TOKEN_HASH.eq(Digest.sha256(token))))
        .isTrue();
    assertThat(db.fetchExists(PASSWORD_RESET, PASSWORD_RESET.TOKEN_HASH.eq(token))).isFalse();
  }

  @Test
  void refusesPasswordsThatAreGuessedFirst() {
    var token = resets.issue(person);
    assertThat(set(visitor, token, "short").body()).contains("at least 10 characters");
    assertThat(rules.fault("password1234", "a@b.de", List.of()))
        .hasValue("account.password.common");
    assertThat(rules.fault("aaaaaaaaaaaa", "a@b.de", List.of()))
        .hasValue("account.password.common");
    assertThat(rules.fault("Someone@Example.com", "someone@example.com", List.of()))
        .hasValue("account.password.email");
    assertThat(rules.fault("x".repeat(100) + "yz".repeat(51), "a@b.de", List.of()))
        .hasValue("account.password.long");
    assertThat(rules.fault("four words in a row", "a@b.de", List.of())).isEmpty();
    assertThat(rules.fault("花花花世世世界界界人", "a@b.de", List.of())).isEmpty();
  }

  @Test
  void answersTheSameForPeopleItDoesNotKnow() {
    var known = ask(person.email()).replace(person.email(), "X");
    var unknown = "nobody-" + person.email();
    assertThat(ask(unknown).replace(unknown, "X")).isEqualTo(known);
  }

  private String ask(String email) {
    var from = "/account/password/forgotten";
    return new Visitor(port).post(from, from, Map.of("email", email)).body();
  }

  private static java.net.http.HttpResponse<String> set(
      Visitor visitor, String token, String password) {
    return visitor.post(
        "/account/password/forgotten",
        "/account/password/reset",
        Map.of("token", token, "password", password));
  }
}
