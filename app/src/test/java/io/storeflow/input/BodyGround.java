package io.storeflow.input;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.input.Forms.Good;
import io.storeflow.input.Forms.Scene;
import io.storeflow.platform.id.PublicId;
import io.storeflow.testing.Client;
import io.storeflow.testing.Route;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A body of JSON, sent by a program with a key that may do everything. */
final class BodyGround extends Ground {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Client client;
  private final Scene scene;
  private final String[] key;
  private @Nullable Good<ObjectNode> good;

  BodyGround(Inputs inputs, Route route) {
    super(inputs, route);
    client = new Client(inputs.port());
    scene = inputs.forms().scene();
    key = inputs.forms().headers(scene);
    // When a key was used is written once a minute: not in the middle.
    client.get("/api/v1/stores/" + scene.store().slug() + "/stock", key);
  }

  @Override
  Scene scene() {
    return scene;
  }

  @Override
  void make() {
    good = inputs.forms().body(route, scene);
  }

  @Override
  boolean isUsedUp() {
    return false;
  }

  /** Under a key of its own each time, so that no answer is that of a value before. */
  @Override
  Ready ready(String pointer, Bad bad) {
    var right = requireNonNull(good);
    var text = body(right.sent().deepCopy(), pointer, bad);
    var path = route.path(scene.store().slug(), right.address());
    var sender = new Client(inputs.port());
    return new Ready(
        () ->
            route.method() == HttpMethod.PATCH
                ? sender.patch(path, text, key)
                : sender.json(path, text, key[0], key[1], "Idempotency-Key", PublicId.random()),
        BodyGround::assertSaysWhere);
  }

  private String body(ObjectNode body, String pointer, Bad bad) {
    var value = bad.json(bad == Bad.FOREIGN ? foreign(pointer) : "");
    int slash = pointer.lastIndexOf('/');
    var parent = body.at(pointer.substring(0, slash));
    var name = pointer.substring(slash + 1);
    if (parent instanceof ObjectNode object) {
      if (value == null) object.remove(name);
      else object.put(name, "VALUE");
    } else if (value == null) ((ArrayNode) parent).removeAll();
    else ((ArrayNode) parent).set(0, "VALUE");
    return body.toString().replace("\"VALUE\"", String.valueOf(value));
  }

  private String foreign(String pointer) {
    forget();
    return inputs.forms().foreign(pointer, scene);
  }

  private static void assertSaysWhere(String what, HttpResponse<String> answer) {
    assertThat(JSON.readTree(answer.body()).path("errors").valueStream())
        .as(what + answer.body())
        .allSatisfy(error -> assertThat(error.get("detail").stringValue()).endsWith("."))
        .anySatisfy(error -> assertThat(error.get("pointer").stringValue()).isNotEmpty());
  }
}
