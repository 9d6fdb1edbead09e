package io.storeflow.checkoutapi;

import io.storeflow.shipping.Method;
import io.storeflow.store.Store;
import io.storeflow.testing.Client;
import io.storeflow.testing.World;
import io.storeflow.testing.World.Goods;
import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Calls the checkout of a store as programs do. */
final class CheckoutCalls {
  static final JsonMapper JSON = JsonMapper.shared();

  final Store store;
  final Goods goods;
  final String rate;

  private final int port;

  CheckoutCalls(World world, int port) {
    store = world.store();
    goods = world.goods(store, 1290, 50);
    rate = world.rate(store, Method.SHIPPING, 490);
    this.port = port;
  }

  ObjectNode body() {
    var body = JSON.createObjectNode();
    body.putObject("customer")
        .put("name", "Mika Strauß")
        .put("email", "mika@example.com")
        .put("phone", "");
    body.put("rate_id", rate);
    address(body);
    body.putArray("items").addObject().put("variant_id", goods.publicId()).put("quantity", 2);
    return body;
  }

  String quoteBody() {
    var body = JSON.createObjectNode();
    address(body);
    body.putArray("items").addObject().put("variant_id", goods.publicId()).put("quantity", 2);
    return body.toString();
  }

  static void address(ObjectNode body) {
    body.putObject("address")
        .put("country", "DE")
        .put("postal_code", "10115")
        .put("city", "Berlin")
        .put("line1", "Invalidenstraße 1");
  }

  HttpResponse<String> post(
      String path, String body, @org.jspecify.annotations.Nullable String key) {
    var client = new Client(port);
    return key == null
        ? client.json(path(path), body)
        : client.json(path(path), body, "Idempotency-Key", key);
  }

  String path(String path) {
    return "/api/v1/stores/" + store.slug() + path;
  }

  static String code(HttpResponse<String> answer) {
    JsonNode code = JSON.readTree(answer.body()).get("code");
    return code == null ? answer.body() : code.stringValue();
  }
}
