package io.storeflow.api;

import static io.storeflow.api.ApiCalls.CHECKOUT;
import static io.storeflow.api.ApiCalls.JSON;
import static io.storeflow.api.ApiCalls.PRICE;
import static io.storeflow.api.ApiCalls.QUOTE;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.apikey.ApiKeys;
import io.storeflow.apikey.KeyScope;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.World;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The bodies that the API takes are those that its document describes. */
@AppTest
class ApiBodiesTest {
  @Autowired World world;
  @Autowired ApiKeys keys;
  @LocalServerPort int port;

  private ApiCalls api;
  private ApiContract contract;
  private Store store;
  private String rate;

  @BeforeEach
  void open() {
    api = new ApiCalls(world, port);
    contract = api.contract;
    store = api.store;
    rate = api.rate;
    api.key = keys.make(store, "Till", EnumSet.of(KeyScope.STOCK_READ), null, Actor.SYSTEM);
  }

  /** Each member that the document names: required where it says so, and of that type. */
  @Test
  void takesTheBodiesThatItDescribesAndNoOthers() {
    for (var operation : List.of(QUOTE, PRICE, CHECKOUT)) {
      var path =
          operation.equals(QUOTE)
              ? "/shipping/quote"
              : operation.equals(PRICE) ? "/price" : "/checkout";
      var media = contract.requestBody(operation);
      assertThat(media.at("/schema").isObject()).as(operation + " has a body").isTrue();
      var examples = media.get("examples").valueStream().map(it -> it.get("value")).toList();
      assertThat(examples).isNotEmpty();
      for (var example : examples) {
        assertThat(contract.faultsOfRequest(operation, example.toString())).isEmpty();
        var filled = filled((ObjectNode) example.deepCopy());
        assertThat(api.send(operation, path, filled).statusCode()).isIn(200, 201);
        for (var pointer : pointers(filled)) {
          if (!isNeededHere(operation, pointer)) agree(operation, path, filled, pointer, null);
          for (var wrong : List.of("true", "7.5", "\"\"", "[]", "{}"))
            agree(operation, path, filled, pointer, JSON.readTree(wrong));
        }
      }
    }
  }

  /**
   * What is picked up needs no address, and not every country has postcodes and towns: Germany has.
   */
  private static boolean isNeededHere(String operation, String pointer) {
    return List.of("/address/postal_code", "/address/city").contains(pointer)
        || (!operation.equals(QUOTE) && pointer.equals("/address"));
  }

  /** The document and the code say the same of the body with this member changed. */
  private void agree(
      String operation,
      String path,
      ObjectNode good,
      String pointer,
      @org.jspecify.annotations.Nullable JsonNode value) {
    var body = good.deepCopy();
    var parent = (ObjectNode) body.at(pointer.substring(0, pointer.lastIndexOf('/')));
    var name = pointer.substring(pointer.lastIndexOf('/') + 1);
    if (value == null) parent.remove(name);
    else parent.set(name, value);
    var faults = contract.faultsOfRequest(operation, body.toString());
    var answer = api.send(operation, path, body);
    var what = operation + " " + pointer + " = " + value + ": " + answer.body() + faults;
    // The document may be milder than the code (what is empty is as if it were missing), not
    // stricter.
    if (!faults.isEmpty()) assertThat(answer.statusCode()).as(what).isEqualTo(422);
    if (faults.isEmpty() && (value == null || !value.isString()))
      assertThat(answer.statusCode()).as(what).isIn(200, 201);
    if (answer.statusCode() == 422)
      assertThat(answer.body()).as(what).contains("\"pointer\":\"" + pointer);
  }

  private static List<String> pointers(JsonNode node) {
    var found = new java.util.ArrayList<String>();
    collect(node, "", found);
    return found;
  }

  private static void collect(JsonNode node, String at, List<String> found) {
    if (node.isObject())
      node.properties()
          .forEach(
              member -> {
                found.add(at + "/" + member.getKey());
                collect(member.getValue(), at + "/" + member.getKey(), found);
              });
    if (node.isArray())
      for (int i = 0; i < node.size(); i++) collect(node.get(i), at + "/" + i, found);
  }

  /** The example, with things that are there. */
  private ObjectNode filled(ObjectNode example) {
    if (example.has("rate_id"))
      example.put("rate_id", example.has("address") ? rate : world.rate(store, Method.PICKUP, 0));
    example.remove(List.of("quote_id", "total"));
    var items = example.putArray("items");
    items
        .addObject()
        .put("variant_id", world.goods(store, 1290, null).publicId())
        .put("quantity", 1);
    return example;
  }
}
