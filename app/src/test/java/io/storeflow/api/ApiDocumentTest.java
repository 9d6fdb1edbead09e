package io.storeflow.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.category.Categories;
import io.storeflow.order.FulfilmentState;
import io.storeflow.order.Orders;
import io.storeflow.platform.body.DescribesBodies;
import io.storeflow.platform.body.JsonBody;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Client;
import io.storeflow.testing.Route;
import io.storeflow.testing.World;
import io.storeflow.testing.World.Goods;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.ResolvableType;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the API really says and takes, held against its OpenAPI document. */
@AppTest
class ApiDocumentTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String BASE = "/api/v1/stores/{store}";
  private static final String PRODUCTS = "get " + BASE + "/products";
  private static final String PRODUCT = "get " + BASE + "/products/{product}";
  private static final String QUOTE = "post " + BASE + "/shipping/quote";
  private static final String CHECKOUT = "post " + BASE + "/checkout";
  private static final String TRACK = "get /api/v1/track/{publicId}";

  @Autowired World world;
  @Autowired Categories categories;
  @Autowired Orders orders;
  @Autowired DescribesBodies descriptions;

  @Autowired
  @Qualifier("requestMappingHandlerMapping")
  RequestMappingHandlerMapping mapping;

  @LocalServerPort int port;

  Store store;
  Goods goods;
  String rate;
  ApiContract contract;

  @BeforeEach
  void open() {
    store = world.store();
    goods = world.goods(store, 1290, 5);
    rate = world.rate(store, Method.SHIPPING, 490);
    contract = new ApiContract(new Client(port).get("/api/v1/openapi.json").body());
  }

  @Test
  void describesEveryGoodAnswer() {
    world.goods(store, 100, null);
    var list = get(PRODUCTS, "/products?limit=1");
    assertThat(JSON.readTree(list.body()).get("next_cursor").isString()).isTrue();
    get(PRODUCTS, "/products");
    var id = JSON.readTree(list.body()).at("/data/0/id").stringValue();
    get(PRODUCT, "/products/" + id);
    get("get " + BASE, "");
    var quote = send(QUOTE, "/shipping/quote", quoteBody());
    var body = checkoutBody();
    body.put("quote_id", JSON.readTree(quote.body()).get("quote_id").stringValue());
    var placed = send(CHECKOUT, "/checkout", body);
    assertThat(placed.statusCode()).isEqualTo(201);
    var track = "/api/v1/track/" + JSON.readTree(placed.body()).get("public_id").stringValue();
    contract.holds(TRACK, new Client(port).get(track));
    orders.move(store, 1001, FulfilmentState.CANCELLED, Actor.SYSTEM);
    contract.holds(TRACK, new Client(port).get(track));
    assertThat(contract.seen()).containsExactlyInAnyOrderElementsOf(contract.operations());
  }

  @Test
  void itsExamplesAreWhatItDescribes() {
    for (var operation : contract.operations())
      assertThat(contract.faultsOfExample(operation)).as(operation).isEmpty();
  }

  @Test
  void asksForPickupWithoutAnAddress() {
    var pickup = world.rate(store, Method.PICKUP, 0);
    var body = quoteBody();
    body.remove("address");
    var rates = JSON.readTree(send(QUOTE, "/shipping/quote", body).body()).get("rates");
    assertThat(rates.valueStream().map(it -> it.get("id").stringValue())).containsExactly(pickup);
    var order = checkoutBody().put("rate_id", pickup);
    order.remove("address");
    assertThat(send(CHECKOUT, "/checkout", order).statusCode()).isEqualTo(201);
  }

  @Test
  void thePageShowsCallsThatWorkAndWhatIsAnswered() {
    var page = new Client(port).get("/api/v1/docs").body();
    assertThat(page)
        .startsWith("\n<!doctype html>")
        .contains("curl -X POST &#39;http://")
        .contains("/api/v1/stores/hanami-kitchen/checkout&#39;")
        .contains("Idempotency-Key: ")
        .contains("insufficient_stock")
        .contains("newest | price | -price | title")
        .contains("pending | paid | partially_refunded | refunded | failed | cancelled");
  }

  @Test
  void describesEveryProblem() {
    var codes = new TreeSet<String>();
    var known = contract.document().at("/components/schemas/Problem/properties/code/enum");
    codes.add(code(get(PRODUCTS, "/products?limit=x")));
    codes.add(code(get(PRODUCTS, "/products?min_price=-1")));
    codes.add(code(get(PRODUCT, "/products/none")));
    codes.add(code(send(QUOTE, "/shipping/quote", JSON.createObjectNode())));
    codes.add(code(send(CHECKOUT, "/checkout", JSON.createObjectNode())));
    codes.add(code(post(CHECKOUT, "/checkout", "{", "Idempotency-Key", "k")));
    codes.add(code(post(CHECKOUT, "/checkout", checkoutBody().toString())));
    codes.add(code(post(CHECKOUT, "/checkout", "x".repeat(2_000_000), "Idempotency-Key", "k")));
    var many = checkoutBody();
    ((ObjectNode) many.at("/items/0")).put("quantity", 6);
    codes.add(code(send(CHECKOUT, "/checkout", many)));
    codes.add(code(quoteChanged()));
    post(CHECKOUT, "/checkout", checkoutBody().toString(), "Idempotency-Key", "used");
    var other = checkoutBody().put("note", "other").toString();
    codes.add(code(post(CHECKOUT, "/checkout", other, "Idempotency-Key", "used")));
    var form = new Client(port).post(path("/checkout"), java.util.Map.of("a", "b"));
    contract.holds(CHECKOUT, form);
    codes.add(code(form));
    var wrongMethod = new Client(port).json(path("/products"), "{}");
    contract.holds(PRODUCTS, wrongMethod);
    codes.add(code(wrongMethod));
    codes.add(code(tooOften()));
    assertThat(codes)
        .containsExactly(
            "body_too_large",
            "idempotency_key_missing",
            "idempotency_key_reused",
            "insufficient_stock",
            "method_not_allowed",
            "not_found",
            "quote_changed",
            "rate_limited",
            "unsupported_media_type",
            "validation_failed");
    // The others need a race, a failure of ours, or a sign-in.
    var named = known.valueStream().map(JsonNode::stringValue).toList();
    assertThat(named).containsAll(codes);
    assertThat(named)
        .filteredOn(code -> !codes.contains(code))
        .containsExactlyInAnyOrder(
            "request_in_progress", "prices_moving", "unavailable", "internal_error", "forbidden");
  }

  /** Nobody reads a body by hand; what each is held against is what the document says of it. */
  @Test
  void everyBodyIsHeldAgainstTheDocument() {
    var published =
        JSON.readTree(new Client(port).get("/api/v1/openapi.json").body())
            .at("/components/schemas");
    var read = new TreeSet<String>();
    for (var route : Route.all(mapping))
      for (var parameter : route.handler().getMethodParameters()) {
        assertThat(parameter.hasParameterAnnotation(RequestBody.class))
            .as(route + " reads its body by hand")
            .isFalse();
        if (parameter.getParameterType() != JsonBody.class) continue;
        var operation = route.method().name().toLowerCase(Locale.ROOT) + " " + route.pattern();
        var body = ResolvableType.forMethodParameter(parameter).getGeneric().toClass();
        var checked = descriptions.schema(body);
        assertThat(contract.requestBody(operation).at("/schema/$ref"))
            .as(operation)
            .isEqualTo(checked.get("$ref"));
        for (var schema : checked.at("/components/schemas").properties())
          assertThat(published.get(schema.getKey())).as(operation).isEqualTo(schema.getValue());
        read.add(operation);
      }
    assertThat(read)
        .contains(QUOTE, CHECKOUT)
        .containsExactlyInAnyOrderElementsOf(
            contract.operations().stream()
                .filter(operation -> contract.requestBody(operation).isObject())
                .toList());
  }

  /** Else a number that is too large for us would be a failure of ours. */
  @Test
  void everyWholeNumberThatIsSentHasLimits() {
    var numbers = new ArrayList<JsonNode>();
    for (var operation : List.of(QUOTE, CHECKOUT))
      collectWholeNumbers(contract.requestBody(operation).get("schema"), numbers);
    assertThat(numbers).isNotEmpty().allMatch(it -> it.has("minimum") && it.has("maximum"));
  }

  private void collectWholeNumbers(JsonNode schema, List<JsonNode> found) {
    if (schema.path("type").asString("").equals("integer")) found.add(schema);
    if (schema.has("$ref"))
      collectWholeNumbers(
          contract.document().at(schema.get("$ref").stringValue().substring(1)), found);
    for (var inner : schema) collectWholeNumbers(inner, found);
  }

  /** Each member that the document names: required where it says so, and of that type. */
  @Test
  void takesTheBodiesThatItDescribesAndNoOthers() {
    for (var operation : List.of(QUOTE, CHECKOUT)) {
      var path = operation.equals(QUOTE) ? "/shipping/quote" : "/checkout";
      var media = contract.requestBody(operation);
      assertThat(media.at("/schema").isObject()).as(operation + " has a body").isTrue();
      var examples = media.get("examples").valueStream().map(it -> it.get("value")).toList();
      assertThat(examples).isNotEmpty();
      for (var example : examples) {
        assertThat(contract.faultsOfRequest(operation, example.toString())).isEmpty();
        var filled = filled((ObjectNode) example.deepCopy());
        assertThat(send(operation, path, filled).statusCode()).isIn(200, 201);
        for (var pointer : pointers(filled)) {
          if (!isNeededHere(operation, pointer)) agree(operation, path, filled, pointer, null);
          for (var wrong : List.of("true", "7.5", "\"\"", "[]", "{}"))
            agree(operation, path, filled, pointer, JSON.readTree(wrong));
        }
      }
    }
  }

  /** What is picked up needs no address, and not every country has postcodes: Berlin does. */
  private static boolean isNeededHere(String operation, String pointer) {
    return pointer.equals("/address/postal_code")
        || (operation.equals(CHECKOUT) && pointer.equals("/address"));
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
    var answer = send(operation, path, body);
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
    if (example.has("quote_id")) example.remove("quote_id");
    var items = example.putArray("items");
    items
        .addObject()
        .put("variant_id", world.goods(store, 1290, null).publicId())
        .put("quantity", 1);
    return example;
  }

  private HttpResponse<String> quoteChanged() {
    var quote =
        JSON.readTree(send(QUOTE, "/shipping/quote", quoteBody()).body())
            .get("quote_id")
            .stringValue();
    world.reprice(store, rate, 990);
    var more = checkoutBody().put("quote_id", quote);
    ((ObjectNode) more.at("/items/0")).put("quantity", 2);
    return send(CHECKOUT, "/checkout", more);
  }

  private HttpResponse<String> tooOften() {
    var client = new Client(port);
    var last = client.json(path("/shipping/quote"), "{}");
    for (int i = 0; i < 20; i++) last = client.json(path("/shipping/quote"), "{}");
    contract.holds(QUOTE, last);
    return last;
  }

  private HttpResponse<String> get(String operation, String path) {
    var answer = new Client(port).get(path(path));
    contract.holds(operation, answer);
    return answer;
  }

  private HttpResponse<String> send(String operation, String path, ObjectNode body) {
    return post(
        operation,
        path,
        body.toString(),
        "Idempotency-Key",
        io.storeflow.platform.id.PublicId.random());
  }

  private HttpResponse<String> post(String operation, String path, String body, String... headers) {
    var answer = new Client(port).json(path(path), body, headers);
    contract.holds(operation, answer);
    return answer;
  }

  private String path(String path) {
    return "/api/v1/stores/" + store.slug() + path;
  }

  private static String code(HttpResponse<String> answer) {
    return JSON.readTree(answer.body()).get("code").stringValue();
  }

  private ObjectNode quoteBody() {
    var body = JSON.createObjectNode();
    body.putObject("address")
        .put("country", "DE")
        .put("postal_code", "10115")
        .put("city", "Berlin")
        .put("line1", "Invalidenstraße 1");
    body.putArray("items").addObject().put("variant_id", goods.publicId()).put("quantity", 1);
    return body;
  }

  private ObjectNode checkoutBody() {
    var body = quoteBody();
    body.putObject("customer").put("name", "Mika").put("email", "mika@example.com");
    return body.put("rate_id", rate);
  }
}
