package io.storeflow.resume;

import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.store.Owned.only;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.account.Person;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Placed;
import io.storeflow.testing.Staff;
import io.storeflow.testing.Visitor;
import io.storeflow.testing.World;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.web.util.HtmlUtils;

/** A form whose session has ended, and whoever sends it. */
@AppTest
class SessionOverTest {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]* value=\"([^\"]+)\"");
  private static final Pattern TYPED = Pattern.compile("name=\"typed\" value=\"([^\"]+)\"");
  private static final String NO_PAGE = "/healthz";
  private static final Map<String, String> PRODUCT_TYPED =
      Map.of(
          "title", "Grüner Tee <b>",
          "description", "Eine\nlange & \"Rede\"",
          "state", "draft",
          "variants[0].price", "4.90",
          "variants[0].active", "true");

  @LocalServerPort int port;
  @Autowired World world;
  @Autowired Placed placed;
  @Autowired Staff staff;
  @Autowired Clock clock;
  @Autowired DSLContext db;
  @Autowired SessionRepository<? extends Session> sessions;

  Store store;
  Person owner;
  Visitor visitor;
  String base;

  @BeforeEach
  void signIn() {
    store = world.store();
    owner = world.member(store, Role.OWNER);
    visitor = new Visitor(port);
    visitor.signIn(owner.email(), World.PASSWORD);
    base = "/s/" + store.slug();
  }

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

  /** Nobody signed in again: the form came without a token of ours, or with half of one. */
  @Test
  void saysThatTheTokenIsMissing() {
    var page = visitor.get(base + "/products/new").body();
    var token = TOKEN.matcher(page);
    assertThat(token.find()).isTrue();
    var cut = token.group(1).substring(0, 20);
    for (var sent : List.of("", "rubbish", "rub.bish", cut, "." + "0".repeat(11))) {
      var fields = new LinkedHashMap<>(PRODUCT_TYPED);
      if (!sent.isEmpty()) fields.put("_csrf", sent);
      var answer = visitor.post(NO_PAGE, base + "/products", fields);
      assertThat(answer.statusCode()).as(sent).isEqualTo(422);
      assertThat(answer.body())
          .as(sent)
          .contains("The security token of the form was missing", "Grüner Tee &lt;b&gt;")
          .doesNotContain("You had to sign in again");
    }
    assertThat(products()).isZero();
  }

  /** What stands behind the dot says whose text it is; what allows is the session's alone. */
  @Test
  void theMarkOfAPersonAllowsNothing() {
    var mine = TOKEN.matcher(visitor.get(base + "/products/new").body());
    var other = new Visitor(port);
    other.signIn(owner.email(), World.PASSWORD);
    var theirs = TOKEN.matcher(other.get(base + "/products/new").body());
    assertThat(mine.find() && theirs.find()).isTrue();
    assertThat(mark(mine.group(1))).as("the same person").isEqualTo(mark(theirs.group(1)));
    var fields = new LinkedHashMap<>(PRODUCT_TYPED);
    fields.put("_csrf", theirs.group(1));
    assertThat(visitor.post(NO_PAGE, base + "/products", fields).statusCode()).isEqualTo(422);
    fields.put("_csrf", mark(mine.group(1)));
    assertThat(visitor.post(NO_PAGE, base + "/products", fields).statusCode()).isEqualTo(422);
    assertThat(products()).isZero();
  }

  private static String mark(String token) {
    return token.substring(token.lastIndexOf('.'));
  }

  @Test
  void tellsShoppersOfAnotherSite() {
    var answer =
        staff
            .visitor(null)
            .postPlain(store.shop("/cart"), Map.of("Origin", "https://evil.example"), "a", "b");
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body())
        .contains("This came from another site", "go to the shop and do it there")
        .doesNotContain("another role");
  }

  @Test
  void tellsAnotherSiteFromARoleThatIsMissing() {
    var cook = staff.visitor(store, Role.FULFILMENT);
    var foreign =
        cook.postPlain(
            base + "/products", Map.of("Origin", "https://evil.example"), "title", "Bad Tea");
    assertThat(foreign.statusCode()).isEqualTo(403);
    assertThat(foreign.body())
        .contains("This came from another site")
        .doesNotContain("Bad Tea", "Your role");
    var role = cook.post("/account", base + "/products", "title", "Tea");
    assertThat(role.statusCode()).isEqualTo(403);
    assertThat(role.body()).contains("Your role does not allow this");
  }

  @Test
  void leadsThePagesOfHtmxToTheSignIn() {
    var nobody = staff.visitor(null);
    var answer =
        nobody.get(
            base + "/orders",
            "HX-Request",
            "true",
            "HX-Current-URL",
            "https://evil.example" + base + "/orders?q=a");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("HX-Redirect")).hasValue(base + "/orders?q=a");
    var script = nobody.postPlain(base + "/products", Map.of("X-Requested-With", "fetch"));
    assertThat(script.statusCode()).isEqualTo(401);
  }

  @Test
  void carriesNothingOutOfTheHouse() {
    assertThat(TypedForm.read(":whose=a&:path=%2F%2Fevil.example&:files=false")).isEmpty();
    assertThat(TypedForm.read(":whose=a&:path=%2Fapi%2Fv1%2Fstores&:files=false")).isEmpty();
    assertThat(TypedForm.read(":whose=a&:path=%2Fs%2Fa%2Fboard%2Fkitchen&:files=false")).isEmpty();
    assertThat(TypedForm.read("nonsense")).isEmpty();
    assertThat(TypedForm.read(":whose=a&:path=%2Fs%2Fa%2Forders&:files=%zz")).isEmpty();
    assertThat(TypedForm.read(":whose=a&:path=%2Fs%2Fa%2Forders&:files=false&x=1&x=2"))
        .hasValueSatisfying(it -> assertThat(it.fields().get("x")).containsExactly("1", "2"));
  }

  private void endSession() {
    sessions.deleteById(new String(Base64.getDecoder().decode(visitor.session()), UTF_8));
  }

  private HttpResponse<String> send(String page, String path, Map<String, String> fields) {
    var all = new LinkedHashMap<>(fields);
    var token = TOKEN.matcher(page);
    assertThat(token.find()).isTrue();
    all.put("_csrf", token.group(1));
    return visitor.post(NO_PAGE, path, all);
  }

  private HttpResponse<String> signIn(HttpResponse<String> page, Person person, String password) {
    var typed = TYPED.matcher(page.body());
    assertThat(typed.find()).isTrue();
    return send(
        page.body(),
        "/login/again",
        Map.of(
            "email", person.email(),
            "password", password,
            "typed", HtmlUtils.htmlUnescape(typed.group(1))));
  }

  private int products() {
    var product = only(store, PRODUCT);
    return db.fetchCount(product);
  }
}
