package io.storeflow.checkoutapi;

import static io.storeflow.checkoutapi.CheckoutCalls.JSON;
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
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.node.ObjectNode;

/** What is wrong with a checkout is said with the place where it is. */
@AppTest
class CheckoutRefusalsTest {
  @Autowired World world;
  @Autowired DSLContext db;
  @LocalServerPort int port;

  private CheckoutCalls api;
  private Store store;
  private Goods goods;
  private String rate;

  @BeforeEach
  void open() {
    api = new CheckoutCalls(world, port);
    store = api.store;
    goods = api.goods;
    rate = api.rate;
  }

  /** Types and what is missing by the document, texts by their readers, the address by its rate. */
  @Test
  void tellsAllThatIsWrongInOneAnswer() {
    var body = api.body().put("note", 5);
    body.putObject("customer").put("email", "mika@").put("phone", true);
    ((ObjectNode) body.get("address")).put("postal_code", "1204").put("city", "x".repeat(81));
    body.putArray("items").addObject().put("variant_id", goods.publicId()).put("quantity", 0);
    body.withArray("items").addObject().put("variant_id", "  ").put("quantity", "2");
    assertThat(pointers(api.post("/checkout", body.toString(), "all")))
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
    assertThat(pointers(api.post("/shipping/quote", body.toString(), null)))
        .containsExactlyInAnyOrder(
            "/address/postal_code",
            "/address/city",
            "/items/0/quantity",
            "/items/1/variant_id",
            "/items/1/quantity");
    body.put("rate_id", world.rate(store, Method.PICKUP, 0));
    assertThat(pointers(api.post("/checkout", body.toString(), "all")))
        .contains("/customer/name")
        .noneMatch(pointer -> pointer.startsWith("/address"));
  }

  /** Mails show names and addresses: nobody sends links to others with them. */
  @Test
  void takesNoLinksWhereMailsWouldShowThem() {
    var body = api.body();
    body.putObject("customer")
        .put("email", "mika@example.com")
        .put("name", "Won: http://x.example");
    ((ObjectNode) body.get("address")).put("line1", "www.x.example").put("city", "St.Gallen/SG");
    body.putObject("business").put("company", "x.example/prize");
    var answer = api.post("/checkout", body.toString(), "links");
    assertThat(pointers(answer))
        .containsExactlyInAnyOrder("/customer/name", "/address/line1", "/business/company");
    assertThat(answer.body()).contains("Leave out web addresses here.");
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
          {"/total", "", "201", ""},
          {"/total", "3070", "422", "/total"},
          {"/total", "{}", "422", "/total/amount_minor"},
          {"/total", "{\"amount_minor\": 3070}", "201", ""},
          {"/total", "{\"amount_minor\": 3070, \"currency\": \"eur\"}", "201", ""},
          {"/total", "{\"amount_minor\": 3070, \"currency\": \"USD\"}", "422", "/total/currency"},
          {"/total", "{\"amount_minor\": 30.7}", "422", "/total/amount_minor"},
          {"/total", "{\"amount_minor\": -1}", "422", "/total/amount_minor"},
          {"/total", "{\"amount_minor\": 1000000000000000}", "422", "/total/amount_minor"},
          {"/total", "{\"amount_minor\": 0}", "409", "/total"},
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
                        var answer = api.post(path, body, "k");
                        assertThat(answer.statusCode()).isEqualTo(400);
                        assertThat(CheckoutCalls.code(answer)).isEqualTo("validation_failed");
                      }
                    }));
  }

  @Test
  void wantsAKeyOfItsOwn() {
    assertThat(CheckoutCalls.code(api.post("/checkout", api.body().toString(), null)))
        .isEqualTo("idempotency_key_missing");
    assertThat(api.post("/checkout", api.body().toString(), "k".repeat(256)).statusCode())
        .isEqualTo(400);
    assertThat(api.post("/checkout", api.body().toString(), "k".repeat(255)).statusCode())
        .isEqualTo(201);
    var form =
        new Client(port)
            .post(api.path("/checkout"), java.util.Map.of("a", "b"), "Idempotency-Key", "k");
    assertThat(form.statusCode()).isEqualTo(415);
    assertThat(new Client(port).json("/api/v1/stores/no-such/checkout", "{}").statusCode())
        .isEqualTo(404);
    assertThat(new Client(port).get("/api/v1/track/unknown").statusCode()).isEqualTo(404);
  }

  private void check(String pointer, String value, int status, String fault) {
    var body = api.body();
    var parent = (ObjectNode) body.at(pointer.substring(0, pointer.lastIndexOf('/')));
    var name = pointer.substring(pointer.lastIndexOf('/') + 1);
    var foreign = quoted(world.goods(world.store(), 1, 1).publicId());
    var text = body.toString();
    if (value.isEmpty()) parent.remove(name);
    else parent.put(name, "VALUE");
    text = body.toString().replace("\"VALUE\"", value.replace("FOREIGN", foreign));
    int before = db.fetchCount(only(store, ORDERS));
    var answer = api.post("/checkout", text, "k" + System.nanoTime());
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

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }
}
