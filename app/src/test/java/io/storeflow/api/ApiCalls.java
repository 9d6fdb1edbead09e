package io.storeflow.api;

import io.storeflow.shipping.Method;
import io.storeflow.store.Store;
import io.storeflow.testing.Client;
import io.storeflow.testing.World;
import io.storeflow.testing.World.Goods;
import java.net.http.HttpResponse;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Calls the API of a store, and holds each answer against the document. */
final class ApiCalls {
  static final String BASE = "/api/v1/stores/{store}";
  static final String PRODUCTS = "get " + BASE + "/products";
  static final String PRODUCT = "get " + BASE + "/products/{product}";
  static final String QUOTE = "post " + BASE + "/shipping/quote";
  static final String PRICE = "post " + BASE + "/price";
  static final String CHECKOUT = "post " + BASE + "/checkout";
  static final String TRACK = "get /api/v1/track/{publicId}";
  static final JsonMapper JSON = JsonMapper.shared();

  final Store store;
  final Goods goods;
  final String rate;
  final ApiContract contract;

  /** Of a program of the merchant; none is not asked for but by what is for those alone. */
  String key = "";

  private final World world;
  private final int port;

  ApiCalls(World world, int port) {
    store = world.store();
    goods = world.goods(store, 1290, 5);
    rate = world.rate(store, Method.SHIPPING, 490);
    contract = new ApiContract(new Client(port).get("/api/v1/openapi.json").body());
    this.world = world;
    this.port = port;
  }

  HttpResponse<String> quoteChanged() {
    var quote =
        JSON.readTree(send(QUOTE, "/shipping/quote", quoteBody()).body())
            .get("quote_id")
            .stringValue();
    world.reprice(store, rate, 990);
    var more = checkoutBody().put("quote_id", quote);
    ((ObjectNode) more.at("/items/0")).put("quantity", 2);
    return send(CHECKOUT, "/checkout", more);
  }

  HttpResponse<String> tooOften() {
    var client = new Client(port);
    var last = client.json(path("/shipping/quote"), "{}");
    for (int i = 0; i < 20; i++) last = client.json(path("/shipping/quote"), "{}");
    contract.holds(QUOTE, last);
    return last;
  }

  HttpResponse<String> get(String operation, String path) {
    var answer = new Client(port).get(path(path));
    contract.holds(operation, answer);
    return answer;
  }

  HttpResponse<String> send(String operation, String path, ObjectNode body) {
    return post(
        operation,
        path,
        body.toString(),
        "Idempotency-Key",
        io.storeflow.platform.id.PublicId.random(),
        "Authorization",
        "Bearer " + key);
  }

  HttpResponse<String> post(String operation, String path, String body, String... headers) {
    var answer = new Client(port).json(path(path), body, headers);
    contract.holds(operation, answer);
    return answer;
  }

  String path(String path) {
    return "/api/v1/stores/" + store.slug() + path;
  }

  static String code(HttpResponse<String> answer) {
    return JSON.readTree(answer.body()).get("code").stringValue();
  }

  ObjectNode quoteBody() {
    var body = JSON.createObjectNode();
    body.putObject("address")
        .put("country", "DE")
        .put("postal_code", "10115")
        .put("city", "Berlin")
        .put("line1", "Invalidenstraße 1");
    body.putArray("items").addObject().put("variant_id", goods.publicId()).put("quantity", 1);
    return body;
  }

  ObjectNode checkoutBody() {
    var body = quoteBody();
    body.putObject("customer").put("name", "Mika").put("email", "mika@example.com");
    return body.put("rate_id", rate);
  }
}
