package io.storeflow.signup;

import static io.storeflow.db.Tables.MERCHANT;
import static io.storeflow.db.Tables.PERSON;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.testing.AppTest;
import io.storeflow.testing.Newcomer;
import io.storeflow.testing.Visitor;
import io.storeflow.testing.World;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who is refused is told why, and nothing is written. */
@AppTest
class RefusedSignupTest {
  @LocalServerPort int port;
  @Autowired World world;
  @Autowired DSLContext db;

  private final Newcomer newcomer = new Newcomer();
  private final String mark = newcomer.mark;

  @Test
  void writesNothingWhenTheEmailIsTaken() {
    var taken = newcomer.fields();
    taken.put("email", world.person().email());
    var answer = Newcomer.send(new Visitor(port), taken);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("Somebody is registered with this address");
    assertThat(answer.body())
        .contains("value=\"shop-" + mark + "\"")
        .doesNotContain(World.PASSWORD);
    assertThat(merchants()).isZero();
  }

  @Test
  void writesNothingWhenTheSlugIsTakenAndNamesAFreeOne() {
    var store = world.store();
    var taken = newcomer.fields();
    taken.put("slug", store.slug());
    var answer = Newcomer.send(new Visitor(port), taken);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("Another shop uses “" + store.slug() + "”. Try “" + store.slug() + "-2”.");
    assertThat(merchants()).isZero();
    assertThat(db.fetchExists(PERSON, PERSON.EMAIL.eq("a" + mark + "@example.com"))).isFalse();
  }

  @Test
  void saysThatTheSlugIsTakenBesideWhatElseIsWrong() {
    var wrong = newcomer.fields();
    wrong.put("slug", world.store().slug());
    wrong.put("password", "short");
    var answer = Newcomer.send(new Visitor(port), wrong);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("id=\"slug-e\"", "id=\"password-e\"");
  }

  @Test
  void ofTwoWhoWantOneSlugAtOnceOneGetsNothing() throws Exception {
    try (var threads = Executors.newFixedThreadPool(2)) {
      var answers =
          threads.invokeAll(
              Stream.of("x", "y")
                  .<Callable<Integer>>map(
                      who ->
                          () -> {
                            var mine = newcomer.fields();
                            mine.put("email", who + mark + "@example.com");
                            return Newcomer.send(new Visitor(port), mine).statusCode();
                          })
                  .toList());
      assertThat(List.of(answers.get(0).get(), answers.get(1).get()))
          .containsExactlyInAnyOrder(302, 422);
    }
    assertThat(merchants()).isEqualTo(1);
    assertThat(
            db.fetchCount(
                PERSON, PERSON.EMAIL.in("x" + mark + "@example.com", "y" + mark + "@example.com")))
        .isEqualTo(1);
  }

  /** The password came last, as it is judged last. */
  @Test
  void whatIsWrongIsListedInTheOrderOfTheForm() {
    var wrong = newcomer.fields();
    for (var field : List.of("name", "email", "password", "business", "storeName"))
      wrong.put(field, "");
    var body = Newcomer.send(new Visitor(port), wrong).body();
    assertThat(body)
        .containsSubsequence(
            "href=\"#name\"",
            "href=\"#email\"",
            "href=\"#password\"",
            "href=\"#business\"",
            "href=\"#storeName\"")
        .contains("Enter an e-mail address.")
        .doesNotContain("This cannot stay empty.");
  }

  @Test
  void eachFieldIsLookedAt() {
    var cases =
        Map.of(
            "name", List.of("", "x".repeat(121), "\u200b\u0000"),
            "email", List.of("", "no", "a@b", "a b@c.de", "x".repeat(250) + "@c.de"),
            "password", List.of("", "short", "password1234"),
            "business", List.of("", "x".repeat(121)),
            "storeName", List.of("", "x".repeat(121)),
            "slug", List.of("A B", "-a-", "../etc", "<b>", "x".repeat(61), "ab"),
            "country", List.of("", "XX", "Germany"),
            "kind", List.of("", "casino"));
    cases.forEach(
        (field, values) -> {
          for (var value : values) {
            var wrong = newcomer.fields();
            wrong.put(field, value);
            var answer = Newcomer.send(new Visitor(port), wrong);
            assertThat(answer.statusCode()).as(field + "=" + value).isEqualTo(422);
            assertThat(answer.body()).as(field + "=" + value).contains("id=\"" + field + "-e\"");
          }
        });
    assertThat(merchants()).isZero();
  }

  private int merchants() {
    return db.fetchCount(MERCHANT, MERCHANT.NAME.eq("Business " + mark));
  }
}
