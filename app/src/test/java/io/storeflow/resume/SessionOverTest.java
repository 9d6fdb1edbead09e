package io.storeflow.resume;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.store.Role;
import io.storeflow.testing.Visitor;
import io.storeflow.testing.World;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A form whose session has ended, and whoever sends it. */
class SessionOverTest extends AtAFormLeftOpen {
  @Test
  void keepsTheTextOfAFormUntilItsPersonHasSignedInAgain() {
    var page = visitor.get(base + "/products/new").body();
    endSession();
    var refused = send(page, base + "/products", PRODUCT_TYPED);
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.body()).contains("Sign in again", "the form with what you typed");

    var wrong = signIn(refused, owner, "not the password");
    assertThat(wrong.statusCode()).isEqualTo(422);
    var form = signIn(wrong, owner, World.PASSWORD);
    assertThat(form.statusCode()).isEqualTo(422);
    assertThat(form.body())
        .contains("You had to sign in again", "press once more", "action=\"" + base + "/products\"")
        .contains("value=\"Grüner Tee &lt;b&gt;\"", "Eine\nlange &amp; &quot;Rede&quot;");
    assertThat(products()).as("nothing is carried out yet").isZero();

    assertThat(send(form.body(), base + "/products", PRODUCT_TYPED).statusCode()).isEqualTo(302);
    assertThat(products()).isEqualTo(1);
  }

  @Test
  void showsItToNobodyElse() {
    var page = visitor.get(base + "/products/new").body();
    endSession();
    var refused = send(page, base + "/products", PRODUCT_TYPED);
    var other = world.member(store, Role.OWNER);
    var answer = signIn(refused, other, World.PASSWORD);
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(visitor.get("/stores").body())
        .contains("belongs to somebody else")
        .doesNotContain("Grüner Tee");
  }

  @Test
  void showsItAtOnceToThePersonWhoSignedInElsewhereMeanwhile() {
    var page = visitor.get(base + "/products/new").body();
    endSession();
    visitor.signIn(owner.email(), World.PASSWORD);
    var form = send(page, base + "/products", PRODUCT_TYPED);
    assertThat(form.statusCode()).isEqualTo(422);
    assertThat(form.body()).contains("You had to sign in again", "Grüner Tee &lt;b&gt;");
    assertThat(products()).isZero();
  }

  @Test
  void refusesThePageOfSomebodyWhoUsedTheBrowserBefore() {
    var page = visitor.get(base + "/products/new").body();
    endSession();
    visitor.signIn(world.member(store, Role.OWNER).email(), World.PASSWORD);
    var answer = send(page, base + "/products", PRODUCT_TYPED);
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body())
        .contains("This page belongs to somebody else")
        .doesNotContain("Grüner Tee", "Your role does not allow this");
  }

  /** An action that has no form to answer with: what was typed, and a button. */
  @Test
  void asksOnceMoreBeforeItActs() {
    long number = placed.order(store, clock.instant(), io.storeflow.order.FulfilmentState.NEW);
    var order = base + "/orders/" + number;
    var page = visitor.get(order).body();
    endSession();
    var refused = send(page, order + "/comments", Map.of("text", "Allergic to <nuts>"));
    var asked = signIn(refused, owner, World.PASSWORD);
    assertThat(asked.body())
        .contains("Send it now?", "Allergic to &lt;nuts&gt;", "action=\"" + order + "/comments\"");
    assertThat(visitor.get(order).body()).doesNotContain("Allergic to");
    send(asked.body(), order + "/comments", Map.of("text", "Allergic to <nuts>"));
    assertThat(visitor.get(order).body()).contains("Allergic to &lt;nuts&gt;");
  }

  @Test
  void carriesNoPassword() {
    var page = visitor.get("/account").body();
    endSession();
    var typed = Map.of("present", World.PASSWORD, "chosen", "seven umbrellas in a row");
    var refused = send(page, "/account/password", typed);
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.body()).doesNotContain("umbrellas", World.PASSWORD.replace(' ', '+'));
  }

  @Test
  void keepsTheSignUpThatWasLeftOpen() {
    var stranger = new Visitor(port);
    var answer =
        stranger.post(
            NO_PAGE,
            "/signup",
            Map.of("name", "Ayşe", "storeName", "Kaffee & Kuchen", "_csrf", "x"));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("value=\"Ayşe\"", "value=\"Kaffee &amp; Kuchen\"");
  }

  @Test
  void startsOverWhereOnlyTheSignInItselfWasLeftOpen() {
    var stranger = new Visitor(port);
    var answer = stranger.post(NO_PAGE, "/login", Map.of("email", owner.email(), "password", "x"));
    assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/login?again");
    assertThat(stranger.get("/login?again").body()).contains("open for too long");
  }

  private void endSession() {
    sessions.deleteById(new String(Base64.getDecoder().decode(visitor.session()), UTF_8));
  }
}
