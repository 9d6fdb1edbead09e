package io.storeflow.checkoutapi;

import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.storeflow.shipping.Method;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Client;
import io.storeflow.testing.World;
import io.storeflow.testing.World.Goods;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

@AppTest
class CheckoutApiTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  @Autowired World world;
  @Autowired DSLContext db;
  @LocalServerPort int port;

  Store store;
  Goods goods;
  String rate;

  @BeforeEach
  void open() {
    store = world.store();
    goods = world.goods(store, 1290, 50);
    rate = world.rate(store, Method.SHIPPING, 490);
  }

  @Test
  void quotesAndPlacesAsTheContractSays() {
    var quote = JSON.readTree(post("/shipping/quote", quoteBody(), null).body());
    assertThat(quote.propertyNames()).containsExactly("quote_id", "expires_at", "rates");
    assertThat(quote.at("/rates/0/id").stringValue()).isEqualTo(rate);
    assertThat(quote.at("/rates/0/method").stringValue()).isEqualTo("shipping");
    assertThat(quote.at("/rates/0/price/amount_minor").intValue()).isEqualTo(490);
    assertThat(quote.at("/expires_at").stringValue()).endsWith("Z");

    var body = body().put("quote_id", quote.get("quote_id").stringValue()).toString();
    var placed = post("/checkout", body, "k1");
    assertThat(placed.statusCode()).isEqualTo(201);
    var order = JSON.readTree(placed.body());
    assertThat(order.propertyNames())
        .containsExactly(
            "public_id",
            "number",
            "payment_state",
            "fulfilment_state",
            "lines",
            "subtotal",
            "shipping",
            "discount",
            "tax",
            "tax_included",
            "total",
            "track_url");
    assertThat(order.at("/total/amount_minor").intValue()).isEqualTo(3070);
    assertThat(order.at("/number").stringValue()).isEqualTo("1001");

    var again = post("/checkout", reordered(body), "k1");
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(placed.body());

    var track =
        JSON.readTree(
            new Client(port).get("/api/v1/track/" + order.get("public_id").stringValue()).body());
    assertThat(track.propertyNames())
        .containsExactly(
            "public_id",
            "number",
            "store",
            "payment_state",
            "fulfilment_state",
            "stage",
            "promised_at",
            "lines",
            "timeline");
    assertThat(track.at("/stage").stringValue()).isEqualTo("received");
    assertThat(track.at("/timeline/0/stage").stringValue()).isEqualTo("received");
    assertThat(track.toString())
        .doesNotContain("Mika")
        .doesNotContain("mika@")
        .doesNotContain("Invaliden");
  }

  /** As it comes from a chat, a PDF, a Japanese keyboard. */
  @Test
  void readsWhatPeoplePaste() {
    var body = body();
    body.putObject("customer")
        .put("name", "\u202AMika\u00A0Strau\u00ADß\u202C")
        .put("email", "\uFEFFｍｉｋａ@münchen.example\u200B")
        .put("phone", "\u202A０３０\u20111234567\u202C");
    ((ObjectNode) body.get("address")).put("postal_code", "D-１０１１５").put("city", " Berlin\u200E");
    var answer = post("/checkout", body.toString(), "pasted");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    var o = only(store, ORDERS);
    var order = db.selectFrom(o).fetchSingle();
    assertThat(order.get(o.CUSTOMER_NAME)).isEqualTo("Mika\u00A0Strauß");
    assertThat(order.get(o.CUSTOMER_EMAIL)).isEqualTo("mika@xn--mnchen-3ya.example");
    assertThat(order.get(o.CUSTOMER_PHONE)).isEqualTo("030-1234567");
  }

  @Test
  void refusesNamesThatNobodySeesAndAddressesThatNoMailerSendsTo() {
    var body = body();
    body.putObject("customer")
        .put("name", "\u200B\u2060\u3164")
        .put("email", "mi..ka@example_shop.com")
        .put("phone", "\u200B");
    var answer = post("/checkout", body.toString(), "unseen");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("/customer/name", "/customer/email");
    assertThat(answer.body()).doesNotContain("/customer/phone");
  }

  @Test
  void refusesAKeyForAnotherBodyAndFreesThatOfARefusedOne() {
    assertThat(post("/checkout", body().toString(), "k").statusCode()).isEqualTo(201);
    var other = post("/checkout", body().put("note", "other").toString(), "k");
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(code(other)).isEqualTo("idempotency_key_reused");
    var much = body();
    ((ObjectNode) much.at("/items/0")).put("quantity", 60);
    var refused = post("/checkout", much.toString(), "k2");
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(code(refused)).isEqualTo("insufficient_stock");
    assertThat(JSON.readTree(refused.body()).at("/errors/0/pointer").stringValue())
        .isEqualTo("/items/0/quantity");
    assertThat(post("/checkout", body().toString(), "k2").statusCode()).isEqualTo(201);
  }

  @Test
  void makesOneOrderOfOneKeySentByMany() throws Exception {
    var body = body().toString();
    List<Callable<HttpResponse<String>>> crowd = new ArrayList<>();
    for (int i = 0; i < 20; i++) crowd.add(() -> post("/checkout", body, "same"));
    var bodies = new HashSet<String>();
    try (var threads = Executors.newFixedThreadPool(20)) {
      for (var each : threads.invokeAll(crowd)) {
        var answer = each.get();
        assertThat(answer.statusCode()).isIn(201, 409);
        if (answer.statusCode() == 201) bodies.add(answer.body());
        else assertThat(code(answer)).isEqualTo("request_in_progress");
      }
    }
    bodies.add(post("/checkout", body, "same").body());
    assertThat(bodies).hasSize(1);
    assertThat(db.fetchCount(only(store, ORDERS))).isEqualTo(1);
  }

  @Test
  void comparesBodiesAsValues() {
    var body = body().toString();
    var first = post("/checkout", body, "v");
    var spaced = body.replace(":", " : ").replace("\"quantity\" : 2", "\"quantity\" : 2.0");
    assertThat(post("/checkout", spaced, "v").body()).isEqualTo(first.body());
  }

  @Test
  void ignoresTheAddressOfWhoPicksUp() {
    var pickup = world.rate(store, Method.PICKUP, 0);
    var body = body().put("rate_id", pickup);
    body.putObject("address").put("country", "XX");
    assertThat(post("/checkout", body.toString(), "p").statusCode()).isEqualTo(201);
    body.remove("address");
    assertThat(post("/checkout", body.toString(), "p2").statusCode()).isEqualTo(201);
  }

  @Test
  void limitsHowOftenOneAddressMayAsk() {
    var client = new Client(port);
    HttpResponse<String> last = null;
    for (int i = 0; i <= 20; i++) last = client.json(path("/shipping/quote"), quoteBody());
    assertThat(last).isNotNull();
    assertThat(last.statusCode()).isEqualTo(429);
    assertThat(last.headers().firstValue("Retry-After")).isPresent();
    assertThat(code(last)).isEqualTo("rate_limited");
  }

  /** Types and what is missing by the document, texts by their readers, the address by its rate. */
  @Test
  void tellsAllThatIsWrongInOneAnswer() {
    var body = body().put("note", 5);
    body.putObject("customer").put("email", "mika@").put("phone", true);
    ((ObjectNode) body.get("address")).put("postal_code", "1204").put("city", "x".repeat(81));
    body.putArray("items").addObject().put("variant_id", goods.publicId()).put("quantity", 0);
    body.withArray("items").addObject().put("variant_id", "  ").put("quantity", "2");
    assertThat(pointers(post("/checkout", body.toString(), "all")))
        .containsExactlyInAnyOrder(
            "/note",
            "/customer/name",
            "/customer/email",
            "/customer/phone",
            "/address/postal_code",
            "/address/city",
            "/items/0/quantity",
            "/items/1/variant_id",
            "/items/1/quantity");
    assertThat(pointers(post("/shipping/quote", body.toString(), null)))
        .containsExactlyInAnyOrder(
            "/address/postal_code",
            "/address/city",
            "/items/0/quantity",
            "/items/1/variant_id",
            "/items/1/quantity");
    body.put("rate_id", world.rate(store, Method.PICKUP, 0));
    assertThat(pointers(post("/checkout", body.toString(), "all")))
        .contains("/customer/name")
        .noneMatch(pointer -> pointer.startsWith("/address"));
  }

  /** pointer, value as JSON (empty takes the member out), status, where the fault is said to be. */
  @TestFactory
  Stream<DynamicTest> saysWhatIsWrong() {
    var cases =
        new String[][] {
          {"/customer", "", "422", "/customer"},
          {"/customer", "[]", "422", "/customer"},
          {"/customer/name", "", "422", "/customer/name"},
          {"/customer/name", "\"  \"", "422", "/customer/name"},
          {"/customer/name", "7", "422", "/customer/name"},
          {"/customer/name", quoted("x".repeat(121)), "422", "/customer/name"},
          {"/customer/name", "\"\\u200b\\u0000\"", "422", "/customer/name"},
          {"/customer/name", "\"a\\u0000b\"", "201", ""},
          {"/customer/name", "\"<b>花 مرحبا 🍜</b>\"", "201", ""},
          {"/customer/email", "", "422", "/customer/email"},
          {"/customer/email", "\"mika\"", "422", "/customer/email"},
          {"/customer/email", "\"a@b@c.de\"", "422", "/customer/email"},
          {"/customer/email", quoted("x".repeat(250) + "@a.de"), "422", "/customer/email"},
          {"/customer/email", "{}", "422", "/customer/email"},
          {"/customer/phone", "", "201", ""},
          {"/customer/phone", "\"call me\"", "422", "/customer/phone"},
          {"/customer/phone", quoted("1".repeat(41)), "422", "/customer/phone"},
          {"/rate_id", "", "422", "/rate_id"},
          {"/rate_id", "5", "422", "/rate_id"},
          {"/rate_id", "\"unknown\"", "422", "/rate_id"},
          {"/quote_id", "\"unknown\"", "201", ""},
          {"/quote_id", "5", "422", "/quote_id"},
          {"/address", "", "422", "/address"},
          {"/address", "\"Berlin\"", "422", "/address"},
          {"/address/country", "", "422", "/address/country"},
          {"/address/country", "\"XX\"", "422", "/address/country"},
          {"/address/country", "\"FR\"", "422", "/rate_id"},
          {"/address/postal_code", "", "422", "/address/postal_code"},
          {"/address/postal_code", "\"1204\"", "422", "/address/postal_code"},
          {"/address/postal_code", "12045", "422", "/address/postal_code"},
          {"/address/city", "", "422", "/address/city"},
          {"/address/city", quoted("x".repeat(81)), "422", "/address/city"},
          {"/address/line1", "", "422", "/address/line1"},
          {"/address/line1", quoted("x".repeat(121)), "422", "/address/line1"},
          {"/address/line2", quoted("x".repeat(121)), "422", "/address/line2"},
          {"/address/region", quoted("x".repeat(81)), "422", "/address/region"},
          {"/address/line2", "", "201", ""},
          {"/items", "", "422", "/items"},
          {"/items", "[]", "422", "/items"},
          {"/items", "{}", "422", "/items"},
          {"/items", "[1]", "422", "/items/0"},
          {"/items", "[" + "{},".repeat(100) + "{}]", "422", "/items"},
          {"/items/0/variant_id", "", "422", "/items/0/variant_id"},
          {"/items/0/variant_id", "12", "422", "/items/0/variant_id"},
          {"/items/0/variant_id", "\"unknown\"", "422", "/items/0/variant_id"},
          {"/items/0/variant_id", "FOREIGN", "422", "/items/0/variant_id"},
          {"/items/0/quantity", "", "422", "/items/0/quantity"},
          {"/items/0/quantity", "0", "422", "/items/0/quantity"},
          {"/items/0/quantity", "-1", "422", "/items/0/quantity"},
          {"/items/0/quantity", "1.5", "422", "/items/0/quantity"},
          {"/items/0/quantity", "10000", "422", "/items/0/quantity"},
          {"/items/0/quantity", "1e400", "422", "/items/0/quantity"},
          {"/items/0/quantity", "1e-400", "422", "/items/0/quantity"},
          {"/items/0/quantity", "99999999999999999999", "422", "/items/0/quantity"},
          {"/items/0/quantity", "\"2\"", "422", "/items/0/quantity"},
          {"/items/0/quantity", "true", "422", "/items/0/quantity"},
          {"/note", quoted("x".repeat(501)), "422", "/note"},
          {"/note", "5", "422", "/note"},
          {"/note", "\"two\\nlines 🍜\"", "201", ""},
          {"/unknown", "{\"deep\": [1]}", "201", ""},
        };
    return Stream.of(cases)
        .map(
            row ->
                dynamicTest(
                    row[0] + " = " + row[1].substring(0, Math.min(30, row[1].length())),
                    () -> check(row[0], row[1], Integer.parseInt(row[2]), row[3])));
  }

  @TestFactory
  Stream<DynamicTest> refusesWhatIsNoJson() {
    return Stream.of(
            "",
            "nonsense",
            "[]",
            "null",
            "7",
            "{",
            "{\"a\":1,\"a\":2}",
            "{} {}",
            "[".repeat(100_000),
            "{\"a\":".repeat(2_000),
            "{\"a\":" + "9".repeat(5_000) + "}")
        .map(
            body ->
                dynamicTest(
                    "body " + body.substring(0, Math.min(20, body.length())),
                    () -> {
                      for (var path : List.of("/checkout", "/shipping/quote")) {
                        var answer = post(path, body, "k");
                        assertThat(answer.statusCode()).isEqualTo(400);
                        assertThat(code(answer)).isEqualTo("validation_failed");
                      }
                    }));
  }

  @Test
  void wantsAKeyOfItsOwn() {
    assertThat(code(post("/checkout", body().toString(), null)))
        .isEqualTo("idempotency_key_missing");
    assertThat(post("/checkout", body().toString(), "k".repeat(256)).statusCode()).isEqualTo(400);
    assertThat(post("/checkout", body().toString(), "k".repeat(255)).statusCode()).isEqualTo(201);
    var form =
        new Client(port)
            .post(path("/checkout"), java.util.Map.of("a", "b"), "Idempotency-Key", "k");
    assertThat(form.statusCode()).isEqualTo(415);
    assertThat(new Client(port).json("/api/v1/stores/no-such/checkout", "{}").statusCode())
        .isEqualTo(404);
    assertThat(new Client(port).get("/api/v1/track/unknown").statusCode()).isEqualTo(404);
  }

  private void check(String pointer, String value, int status, String fault) {
    var body = body();
    var parent = (ObjectNode) body.at(pointer.substring(0, pointer.lastIndexOf('/')));
    var name = pointer.substring(pointer.lastIndexOf('/') + 1);
    var foreign = quoted(world.goods(world.store(), 1, 1).publicId());
    var text = body.toString();
    if (value.isEmpty()) parent.remove(name);
    else parent.put(name, "VALUE");
    text = body.toString().replace("\"VALUE\"", value.replace("FOREIGN", foreign));
    int before = db.fetchCount(only(store, ORDERS));
    var answer = post("/checkout", text, "k" + System.nanoTime());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    if (status == 201) return;
    var problem = JSON.readTree(answer.body());
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(problem.at("/errors").valueStream().map(it -> it.get("pointer").stringValue()))
        .as(answer.body())
        .contains(fault);
    assertThat(problem.at("/errors").valueStream().map(it -> it.get("detail").stringValue()))
        .allSatisfy(detail -> assertThat(detail).endsWith("."));
    assertThat(problem.propertyNames())
        .contains("type", "title", "status", "detail", "instance", "code", "request_id");
    assertThat(db.fetchCount(only(store, ORDERS))).isEqualTo(before);
  }

  private static List<String> pointers(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    return JSON.readTree(answer.body())
        .at("/errors")
        .valueStream()
        .map(it -> it.get("pointer").stringValue())
        .toList();
  }

  private ObjectNode body() {
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

  private String quoteBody() {
    var body = JSON.createObjectNode();
    address(body);
    body.putArray("items").addObject().put("variant_id", goods.publicId()).put("quantity", 2);
    return body.toString();
  }

  private static void address(ObjectNode body) {
    body.putObject("address")
        .put("country", "DE")
        .put("postal_code", "10115")
        .put("city", "Berlin")
        .put("line1", "Invalidenstraße 1");
  }

  private static String reordered(String body) {
    var turned = JSON.createObjectNode();
    var names = new ArrayList<>(JSON.readTree(body).propertyNames()).reversed();
    for (var name : names) turned.set(name, JSON.readTree(body).get(name));
    return turned.toPrettyString();
  }

  private HttpResponse<String> post(
      String path, String body, @org.jspecify.annotations.Nullable String key) {
    var client = new Client(port);
    return key == null
        ? client.json(path(path), body)
        : client.json(path(path), body, "Idempotency-Key", key);
  }

  private String path(String path) {
    return "/api/v1/stores/" + store.slug() + path;
  }

  private static String code(HttpResponse<String> answer) {
    JsonNode code = JSON.readTree(answer.body()).get("code");
    return code == null ? answer.body() : code.stringValue();
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }
}
