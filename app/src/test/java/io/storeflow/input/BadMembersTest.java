package io.storeflow.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.input.Forms.Scene;
import io.storeflow.platform.id.PublicId;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Client;
import io.storeflow.testing.Route;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Every member of every JSON body with everything that does not belong into it. */
@AppTest
@Tag("any-engine")
class BadMembersTest extends OverInputs {
  private static final JsonMapper JSON = JsonMapper.shared();

  @TestFactory
  Stream<DynamicTest> eachMemberTakesOrRefusesAsTheTableSays() {
    return Inputs.tests(
        inputs.bodies(),
        Route::key,
        route -> {
          var wrong = new ArrayList<String>();
          for (var member : inputs.triedMembers(route)) checkMember(route, member, wrong);
          assertThat(wrong).isEmpty();
        });
  }

  private void checkMember(Route route, String pointer, List<String> wrong) {
    var scene = inputs.forms().scene();
    var key = inputs.forms().headers(scene);
    // When a key was used is written once a minute: not in the middle.
    new Client(inputs.port()).get("/api/v1/stores/" + scene.store().slug() + "/stock", key);
    var seen = new LinkedHashMap<Bad, String>();
    for (var bad : Bad.values()) {
      try {
        seen.put(bad, outcomeOfMember(route, pointer, bad, scene, key));
      } catch (AssertionError failure) {
        wrong.add(String.valueOf(failure.getMessage()));
      }
    }
    table.compare(route.key(), pointer, seen).ifPresent(wrong::add);
  }

  private String outcomeOfMember(Route route, String pointer, Bad bad, Scene scene, String[] key) {
    var good = inputs.forms().body(route, scene);
    var body = good.sent();
    var value = bad.json(bad == Bad.FOREIGN ? inputs.forms().foreign(pointer, scene) : "");
    int slash = pointer.lastIndexOf('/');
    var parent = body.at(pointer.substring(0, slash));
    var name = pointer.substring(slash + 1);
    if (parent instanceof ObjectNode object) {
      if (value == null) object.remove(name);
      else object.put(name, "VALUE");
    } else if (value == null) ((ArrayNode) parent).removeAll();
    else ((ArrayNode) parent).set(0, "VALUE");
    var text = body.toString().replace("\"VALUE\"", String.valueOf(value));
    var path = route.path(scene.store().slug(), good.address());
    var before = inputs.counts().of(scene);
    var client = new Client(inputs.port());
    var answer =
        route.method() == HttpMethod.PATCH
            ? client.patch(path, text, key)
            : client.json(path, text, key[0], key[1], "Idempotency-Key", PublicId.random());
    boolean changed = !inputs.counts().of(scene).equals(before);
    var what = route.key() + " " + pointer + " " + bad + answer.body();
    assertThat(answer.statusCode()).as(what).isLessThan(500);
    if (answer.statusCode() < 400) return changed ? "done" : "kept";
    assertThat(changed).as(what + " was refused but written").isFalse();
    assertThat(JSON.readTree(answer.body()).path("errors").valueStream())
        .as(what)
        .allSatisfy(error -> assertThat(error.get("detail").stringValue()).endsWith("."))
        .anySatisfy(error -> assertThat(error.get("pointer").stringValue()).isNotEmpty());
    return Integer.toString(answer.statusCode());
  }
}
