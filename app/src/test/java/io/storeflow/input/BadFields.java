package io.storeflow.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.testing.Route;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every field of every form with everything that does not belong into it. The routes and their
 * fields come from the application, what becomes of each value from the table bad-input.txt: a form
 * or a field without a line there fails. In a class for each {@link FormGroup}, as classes run
 * beside one another.
 */
abstract class BadFields extends OverInputs {
  private static final Set<Bad> SOME =
      EnumSet.of(Bad.MISSING, Bad.LONG, Bad.HUGE, Bad.EMOJI, Bad.HTML, Bad.FOREIGN);

  @TestFactory
  Stream<DynamicTest> eachFieldTakesOrRefusesAsTheTableSays() {
    return Inputs.tests(
        inputs.formsWithFields().stream().filter(it -> FormGroup.of(it).isTriedBy(this)).toList(),
        Route::key,
        route -> {
          var wrong = new ArrayList<String>();
          for (var field : Fields.of(route)) check(route, field, wrong);
          assertThat(wrong).isEmpty();
        });
  }

  /**
   * A job of the house may write at the same moment, and then it looks as if the form had: what is
   * not as the table says is tried once more, on another scene.
   */
  private void check(Route route, String field, List<String> wrong) {
    var key = route.key();
    var seen = seen(route, field, wrong);
    if (!table.has(key, field, seen)) seen = seen(route, field, wrong);
    table.compare(key, field, seen).ifPresent(wrong::add);
  }

  private Map<Bad, String> seen(Route route, String field, List<String> wrong) {
    var sender = inputs.sender(inputs.forms().scene());
    var seen = new LinkedHashMap<Bad, String>();
    for (var bad : Bad.values()) {
      if (!bad.isForForms() || isLeftOut(bad, route)) continue;
      if (isUsedUp(route)) sender = inputs.sender(inputs.forms().again(sender.scene));
      try {
        seen.put(bad, outcome(route, field, bad, sender));
      } catch (AssertionError failure) {
        wrong.add(String.valueOf(failure.getMessage()));
      }
    }
    return seen;
  }

  /** Where nothing is saved, those are tried that differ most. */
  private static boolean isLeftOut(Bad bad, Route route) {
    return !SOME.contains(bad) && savesNothing(route);
  }

  /** It shows the form again, as the same fields are sent for good elsewhere. */
  private static boolean savesNothing(Route route) {
    return List.of("rows", "pictures", "rates", "keep")
        .contains(route.handler().getMethod().getName());
  }

  /** It changes who somebody is, or counts against them: the next value comes from another. */
  private static boolean isUsedUp(Route route) {
    return route.pattern().startsWith("/account/password") || route.pattern().startsWith("/login");
  }

  private String outcome(Route route, String field, Bad bad, Sender sender) {
    var good = inputs.forms().good(route, sender.scene);
    var typed =
        typed(bad, bad == Bad.FOREIGN ? inputs.forms().foreign(field, sender.scene) : "", field);
    var sent = new LinkedHashMap<>(good.sent());
    if (typed == null) sent.remove(field);
    else sent.put(field, typed);
    var prepared = sender.prepare(route, good, sent);
    var before = inputs.counts().of(sender.scene);
    var answer = prepared.send();
    var what = route.key() + " " + field + " " + bad;
    assertThat(answer.statusCode()).as(what + answer.body()).isLessThan(500);
    if (answer.statusCode() < 400)
      return inputs.counts().of(sender.scene).equals(before) ? "kept" : "done";
    inputs.assertUnwritten(what, before, sender.scene, prepared);
    Answers.helps(what, answer);
    if (answer.statusCode() == 422) Answers.keeps(what, field, typed, sent, answer.body());
    return Integer.toString(answer.statusCode());
  }

  /** Names of stores that were tried before are no passwords: a secret is longer than any. */
  private static @Nullable String typed(Bad bad, String foreign, String field) {
    var typed = bad.typed(foreign);
    return bad == Bad.HTML && Answers.SECRET.contains(field) ? typed + " walnut ladder" : typed;
  }
}
