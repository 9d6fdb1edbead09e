package io.storeflow.checkoutapi;

import static io.storeflow.checkoutapi.CheckoutCalls.JSON;
import static io.storeflow.db.Tables.ORDERS;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.order.FulfilmentState;
import io.storeflow.shipping.Method;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Client;
import io.storeflow.testing.World;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.node.ObjectNode;

@AppTest
class CheckoutApiTest {
  @Autowired World world;
  @Autowired DSLContext db;
  @LocalServerPort int port;

  private CheckoutCalls api;
  private Store store;
  private String rate;

  @BeforeEach
  void open() {
    api = new CheckoutCalls(world, port);
    store = api.store;
    rate = api.rate;
  }

  @Test
  void quotesAndPlacesAsTheContractSays() {
    var quote = JSON.readTree(api.post("/shipping/quote", api.quoteBody(), null).body());
    assertThat(quote.propertyNames()).containsExactly("quote_id", "expires_at", "rates", "tried");
    assertThat(quote.at("/rates/0/id").stringValue()).isEqualTo(rate);
    assertThat(quote.at("/rates/0/method").stringValue()).isEqualTo("shipping");
    assertThat(quote.at("/rates/0/price/amount_minor").intValue()).isEqualTo(490);
    assertThat(quote.at("/expires_at").stringValue()).endsWith("Z");

    var body = api.body().put("quote_id", quote.get("quote_id").stringValue()).toString();
    var placed = api.post("/checkout", body, "k1");
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
            "taxes",
            "rounding",
            "total",
            "track_url",
            "payment",
            "business",
            "billing_address",
            "tax_spared",
            "store_total");
    assertThat(order.at("/total/amount_minor").intValue()).isEqualTo(3070);
    assertThat(order.at("/number").stringValue()).isEqualTo("1001");

    var again = api.post("/checkout", reordered(body), "k1");
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
            "leaves_in_days",
            "lines",
            "timeline",
            "settled",
            "fulfilments",
            "unsent",
            "returns");
    assertThat(order.at("/payment/settled").booleanValue()).as("but paid by its state").isFalse();
    assertThat(track.get("settled").booleanValue()).isFalse();
    assertThat(track.at("/leaves_in_days").isInt()).isTrue();
    assertThat(track.at("/lines/0/backordered").intValue()).isZero();
    assertThat(track.at("/stage").stringValue()).isEqualTo("received");
    assertThat(track.at("/timeline/0/stage").stringValue()).isEqualTo("received");
    assertThat(track.toString())
        .doesNotContain("Mika")
        .doesNotContain("mika@")
        .doesNotContain("Invaliden");
  }

  @Test
  void saysWhichUnitsComeLaterAndInHowManyDaysAParcelLeaves() {
    var v = only(store, VARIANT);
    db.update(v).set(v.BACKORDER, 5).where(v.ID.eq(api.goods.id())).execute();
    var body = api.body();
    ((ObjectNode) body.at("/items/0")).put("quantity", 53);
    var order = JSON.readTree(api.post("/checkout", body.toString(), "later").body());
    var id = order.get("public_id").stringValue();
    var o = only(store, ORDERS);
    var at = LocalDate.now(store.timeZone()).plusDays(3).atTime(12, 0).atZone(store.timeZone());
    db.update(o).set(o.READY_BY, at.toInstant()).where(o.PUBLIC_ID.eq(id)).execute();
    var track = JSON.readTree(new Client(port).get("/api/v1/track/" + id).body());
    assertThat(track.at("/lines/0/backordered").intValue()).isEqualTo(3);
    assertThat(track.at("/leaves_in_days").intValue()).isIn(2, 3);
    db.update(o).set(o.FULFILMENT_STATE, FulfilmentState.READY).where(o.PUBLIC_ID.eq(id)).execute();
    var packed = JSON.readTree(new Client(port).get("/api/v1/track/" + id).body());
    assertThat(packed.at("/leaves_in_days").isNull()).isTrue();
  }

  /** As it comes from a chat, a PDF, a Japanese keyboard. */
  @Test
  void readsWhatPeoplePaste() {
    var body = api.body();
    body.putObject("customer")
        .put("name", "\u202AMika\u00A0Strau\u00ADß\u202C")
        .put("email", "\uFEFFｍｉｋａ@münchen.example\u200B")
        .put("phone", "\u202A０３０\u20111234567\u202C");
    ((ObjectNode) body.get("address")).put("postal_code", "D-１０１１５").put("city", " Berlin\u200E");
    var answer = api.post("/checkout", body.toString(), "pasted");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    var o = only(store, ORDERS);
    var order = db.selectFrom(o).fetchSingle();
    assertThat(order.get(o.CUSTOMER_NAME)).isEqualTo("Mika\u00A0Strauß");
    assertThat(order.get(o.CUSTOMER_EMAIL)).isEqualTo("mika@xn--mnchen-3ya.example");
    assertThat(order.get(o.CUSTOMER_PHONE)).isEqualTo("030-1234567");
  }

  @Test
  void refusesNamesThatNobodySeesAndAddressesThatNoMailerSendsTo() {
    var body = api.body();
    body.putObject("customer")
        .put("name", "\u200B\u2060\u3164")
        .put("email", "mi..ka@example_shop.com")
        .put("phone", "\u200B");
    var answer = api.post("/checkout", body.toString(), "unseen");
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("/customer/name", "/customer/email");
    assertThat(answer.body()).doesNotContain("/customer/phone");
  }

  @Test
  void refusesAKeyForAnotherBodyAndFreesThatOfARefusedOne() {
    assertThat(api.post("/checkout", api.body().toString(), "k").statusCode()).isEqualTo(201);
    var other = api.post("/checkout", api.body().put("note", "other").toString(), "k");
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(CheckoutCalls.code(other)).isEqualTo("idempotency_key_reused");
    var much = api.body();
    ((ObjectNode) much.at("/items/0")).put("quantity", 60);
    var refused = api.post("/checkout", much.toString(), "k2");
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(CheckoutCalls.code(refused)).isEqualTo("insufficient_stock");
    assertThat(JSON.readTree(refused.body()).at("/errors/0/pointer").stringValue())
        .isEqualTo("/items/0/quantity");
    assertThat(api.post("/checkout", api.body().toString(), "k2").statusCode()).isEqualTo(201);
  }

  @Test
  void makesOneOrderOfOneKeySentByMany() throws Exception {
    var body = api.body().toString();
    List<Callable<HttpResponse<String>>> crowd = new ArrayList<>();
    for (int i = 0; i < 20; i++) crowd.add(() -> api.post("/checkout", body, "same"));
    var bodies = new HashSet<String>();
    try (var threads = Executors.newFixedThreadPool(20)) {
      for (var each : threads.invokeAll(crowd)) {
        var answer = each.get();
        assertThat(answer.statusCode()).isIn(201, 409);
        if (answer.statusCode() == 201) bodies.add(answer.body());
        else assertThat(CheckoutCalls.code(answer)).isEqualTo("request_in_progress");
      }
    }
    bodies.add(api.post("/checkout", body, "same").body());
    assertThat(bodies).hasSize(1);
    assertThat(db.fetchCount(only(store, ORDERS))).isEqualTo(1);
  }

  @Test
  void comparesBodiesAsValues() {
    var body = api.body().toString();
    var first = api.post("/checkout", body, "v");
    var spaced = body.replace(":", " : ").replace("\"quantity\" : 2", "\"quantity\" : 2.0");
    assertThat(api.post("/checkout", spaced, "v").body()).isEqualTo(first.body());
  }

  @Test
  void ignoresTheAddressOfWhoPicksUp() {
    var pickup = world.rate(store, Method.PICKUP, 0);
    var body = api.body().put("rate_id", pickup);
    body.putObject("address").put("country", "XX");
    assertThat(api.post("/checkout", body.toString(), "p").statusCode()).isEqualTo(201);
    body.remove("address");
    assertThat(api.post("/checkout", body.toString(), "p2").statusCode()).isEqualTo(201);
  }

  @Test
  void limitsHowOftenOneAddressMayAsk() {
    var client = new Client(port);
    HttpResponse<String> last = null;
    for (int i = 0; i <= 20; i++) last = client.json(api.path("/shipping/quote"), api.quoteBody());
    assertThat(last).isNotNull();
    assertThat(last.statusCode()).isEqualTo(429);
    assertThat(last.headers().firstValue("Retry-After")).isPresent();
    assertThat(CheckoutCalls.code(last)).isEqualTo("rate_limited");
  }

  private static String reordered(String body) {
    var turned = JSON.createObjectNode();
    var names = new ArrayList<>(JSON.readTree(body).propertyNames()).reversed();
    for (var name : names) turned.set(name, JSON.readTree(body).get(name));
    return turned.toPrettyString();
  }
}
