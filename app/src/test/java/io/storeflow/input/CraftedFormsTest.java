package io.storeflow.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.input.Forms.Good;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Route;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.context.WebApplicationContext;

/** Names that no page sends, values that other code might read, and what is no form at all. */
@AppTest
@Tag("any-engine")
class CraftedFormsTest {
  @Autowired WebApplicationContext context;

  Inputs inputs;

  @BeforeEach
  void open() {
    inputs = Inputs.of(context);
  }

  @TestFactory
  Stream<DynamicTest> refusesWhatNoPageSends() {
    return Inputs.tests(
        inputs.formsWithFields(),
        Route::key,
        route -> {
          var sender = inputs.sender();
          var good = inputs.forms().good(route, sender.scene);
          sendBroken(route, sender, good);
          for (var name : crafted(route)) {
            var sent = new LinkedHashMap<>(good.sent());
            sent.put(name, "crafted");
            sendCrafted(route, sender, good, sent, isBound(route));
          }
          for (var value : List.of("${x}", "İ".repeat(200))) {
            var sent = new LinkedHashMap<>(good.sent());
            sent.replaceAll((name, typed) -> value);
            sendCrafted(route, sender, good, sent, false);
          }
        });
  }

  /** For forms that are bound to a record; a single parameter has its one name. */
  private static boolean isBound(Route route) {
    return Stream.of(route.handler().getMethodParameters())
        .anyMatch(it -> it.hasParameterAnnotation(ModelAttribute.class));
  }

  private static List<String> crafted(Route route) {
    var fields = Fields.of(route);
    var crafted = new ArrayList<String>();
    crafted.add(fields.getLast() + "[0]");
    crafted.add(fields.getLast() + ".x");
    fields.stream()
        .filter(field -> field.contains("[0]."))
        .findFirst()
        .ifPresent(field -> crafted.add(field.replace("[0]", "[2]")));
    return crafted;
  }

  private void sendCrafted(
      Route route,
      Sender sender,
      Good<Map<String, String>> good,
      Map<String, String> sent,
      boolean refused) {
    var prepared = sender.prepare(route, good, sent);
    var before = inputs.counts().of(sender.scene);
    var answer = prepared.send();
    var what = route.key() + " crafted";
    assertThat(answer.statusCode()).as(what + answer.body()).isLessThan(500);
    if (refused) assertThat(answer.statusCode()).as(what + answer.body()).isIn(400, 422);
    if (answer.statusCode() < 400) return;
    inputs.assertUnwritten(what, before, sender.scene, prepared);
    Answers.helps(what, answer);
  }

  private void sendBroken(Route route, Sender sender, Good<Map<String, String>> good) {
    var path = route.path(sender.scene.store().slug(), good.address());
    var form = "application/x-www-form-urlencoded";
    var token = sender.token();
    for (var body : List.of("a=%zz", "%=%", "a=%C3%28&" + "b[]=".repeat(50))) {
      var answer =
          sender.desk.postBody(
              path, form, body, "X-CSRF-TOKEN", token, "X-Forwarded-For", Sender.anyAddress());
      assertThat(answer.statusCode()).as(path + " " + body + answer.body()).isLessThan(500);
    }
  }
}
