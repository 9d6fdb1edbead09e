package io.storeflow.resume;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.store.Role;
import io.storeflow.testing.Visitor;
import io.storeflow.testing.World;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A form without a token of ours, from another site, or that leads elsewhere. */
class ForgedFormTest extends AtAFormLeftOpen {
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

  private static String mark(String token) {
    return token.substring(token.lastIndexOf('.'));
  }
}
