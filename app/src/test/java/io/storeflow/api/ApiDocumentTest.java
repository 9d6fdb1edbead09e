package io.storeflow.api;

import static io.storeflow.api.ApiCalls.BASE;
import static io.storeflow.api.ApiCalls.CHECKOUT;
import static io.storeflow.api.ApiCalls.JSON;
import static io.storeflow.api.ApiCalls.PRICE;
import static io.storeflow.api.ApiCalls.PRODUCT;
import static io.storeflow.api.ApiCalls.PRODUCTS;
import static io.storeflow.api.ApiCalls.QUOTE;
import static io.storeflow.api.ApiCalls.TRACK;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.apikey.KeyScope;
import io.storeflow.order.FulfilmentState;
import io.storeflow.platform.body.JsonBody;
import io.storeflow.proof.KnownCode;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Client;
import io.storeflow.testing.Route;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Locale;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ResolvableType;
import org.springframework.web.bind.annotation.RequestBody;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What the API really says and takes, held against its OpenAPI document. */
@AppTest
class ApiDocumentTest extends AtTheDocument {
  private static final String SHIPPING = BASE + "/shipping";

  @Autowired private DSLContext db;

  @Test
  void describesEveryGoodAnswer() {
    world.goods(store, 100, null);
    var list = api.get(PRODUCTS, "/products?limit=1");
    assertThat(JSON.readTree(list.body()).get("next_cursor").isString()).isTrue();
    api.get(PRODUCTS, "/products");
    var id = JSON.readTree(list.body()).at("/data/0/id").stringValue();
    api.get(PRODUCT, "/products/" + id);
    api.get("get " + BASE, "");
    api.get("get " + BASE + "/payment-methods", "/payment-methods");
    var quote = api.send(QUOTE, "/shipping/quote", api.quoteBody());
    api.send(PRICE, "/price", api.quoteBody());
    var body = api.checkoutBody();
    body.put("quote_id", JSON.readTree(quote.body()).get("quote_id").stringValue());
    var placed = api.send(CHECKOUT, "/checkout", body);
    assertThat(placed.statusCode()).isEqualTo(201);
    var track = "/api/v1/track/" + JSON.readTree(placed.body()).get("public_id").stringValue();
    contract.holds(TRACK, new Client(port).get(track));
    orders.move(store, 1001, FulfilmentState.CANCELLED, Actor.SYSTEM);
    contract.holds(TRACK, new Client(port).get(track));
    api.send(
        "post " + BASE + "/proofs", "/proofs", JSON.createObjectNode().put("email", "m@x.example"));
    KnownCode.mail(db, store, "asked", "mika@example.com");
    var code = JSON.createObjectNode().put("code", KnownCode.CODE);
    api.send("post " + BASE + "/proofs/{asked}", "/proofs/asked", code);
    assertThat(contract.seen())
        .containsExactlyInAnyOrderElementsOf(
            contract.operations().stream().filter(it -> !contract.asksForAKey(it)).toList());
  }

  @Test
  void describesWhatProgramsAreAnswered() {
    var token = keys.make(store, "Till", EnumSet.allOf(KeyScope.class), null, Actor.SYSTEM);
    var headers = new String[] {"Authorization", "Bearer " + token, "Idempotency-Key", "k"};
    var client = new Client(port);
    var variant = "\"variant_id\": \"" + api.goods.publicId() + "\"";
    contract.holds(STOCK, client.get(api.path("/stock"), headers));
    contract.holds(STOCK, client.get(api.path("/stock")));
    contract.holds(STOCK + "/locations", client.get(api.path("/stock/locations"), headers));
    var adjust = "post " + BASE + "/stock/adjustments";
    var changed = "{\"adjustments\": [{" + variant + ", \"delta\": -1}]}";
    contract.holds(adjust, client.json(api.path("/stock/adjustments"), changed, headers));
    contract.holds(adjust, client.json(api.path("/stock/adjustments"), "{}", headers));
    var reserve = "post " + BASE + "/stock/reservations";
    var held = "{\"items\": [{" + variant + ", \"quantity\": 1}]}";
    headers[3] = "other";
    contract.holds(reserve, client.json(api.path("/stock/reservations"), held, headers));
    headers[3] = "product";
    var product = "{\"title\": \"Tea\", \"variants\": [{\"price\": {\"amount_minor\": 5}}]}";
    var made = client.json(api.path("/products"), product, headers);
    contract.holds("post " + BASE + "/products", made);
    var id = JSON.readTree(made.body()).get("id").stringValue();
    var change = "patch " + BASE + "/products/{product}";
    contract.holds(change, client.patch(api.path("/products/" + id), "{}", headers));
    var zones = api.path("/shipping/zones");
    headers[3] = "zone";
    var zone = "{\"method\": \"shipping\", \"countries\": [\"DE\"]}";
    var drawn = client.json(zones, zone, headers);
    contract.holds("post " + SHIPPING + "/zones", drawn);
    var its = JSON.readTree(drawn.body()).get("id").stringValue();
    contract.holds(
        "patch " + SHIPPING + "/zones/{zone}", client.patch(zones + "/" + its, "{}", headers));
    var rates = api.path("/shipping/rates");
    headers[3] = "rate";
    var rate =
        "{\"name\": \"Parcel\", \"zone\": \"" + its + "\", \"price\": {\"amount_minor\": 5}}";
    var priced = client.json(rates, rate, headers);
    contract.holds("post " + SHIPPING + "/rates", priced);
    var one = rates + "/" + JSON.readTree(priced.body()).get("id").stringValue();
    contract.holds("patch " + SHIPPING + "/rates/{rate}", client.patch(one, "{}", headers));
    contract.holds("get " + SHIPPING, client.get(api.path("/shipping"), headers));
    assertThat(contract.seen()).contains(change, STOCK, STOCK + "/locations", adjust, reserve);
  }

  @Test
  void saysHowTaxIsRounded() {
    var schemas = contract.document().at("/components/schemas");
    assertThat(schemas.at("/PricedLine/properties/tax").toString())
        .contains("Rounded for this line alone, half up");
    assertThat(schemas.at("/Tax/properties/amount").toString())
        .contains("each of which is rounded for itself, half up");
  }

  @Test
  void itsExamplesAreWhatItDescribes() {
    for (var operation : contract.operations())
      assertThat(contract.faultsOfExample(operation)).as(operation).isEmpty();
  }

  @Test
  void asksForPickupWithoutAnAddress() {
    var pickup = world.rate(store, Method.PICKUP, 0);
    var body = api.quoteBody();
    body.remove("address");
    var rates = JSON.readTree(api.send(QUOTE, "/shipping/quote", body).body()).get("rates");
    assertThat(rates.valueStream().map(it -> it.get("id").stringValue())).containsExactly(pickup);
    var order = api.checkoutBody().put("rate_id", pickup);
    order.remove("address");
    assertThat(api.send(CHECKOUT, "/checkout", order).statusCode()).isEqualTo(201);
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
    codes.add(ApiCalls.code(api.get(PRODUCTS, "/products?limit=x")));
    codes.add(ApiCalls.code(api.get(PRODUCTS, "/products?min_price=-1")));
    codes.add(ApiCalls.code(api.get(PRODUCT, "/products/none")));
    codes.add(ApiCalls.code(api.send(QUOTE, "/shipping/quote", JSON.createObjectNode())));
    codes.add(ApiCalls.code(api.send(CHECKOUT, "/checkout", JSON.createObjectNode())));
    codes.add(ApiCalls.code(api.post(CHECKOUT, "/checkout", "{", "Idempotency-Key", "k")));
    codes.add(ApiCalls.code(api.post(CHECKOUT, "/checkout", api.checkoutBody().toString())));
    codes.add(
        ApiCalls.code(
            api.post(CHECKOUT, "/checkout", "x".repeat(2_000_000), "Idempotency-Key", "k")));
    var many = api.checkoutBody();
    ((ObjectNode) many.at("/items/0")).put("quantity", 6);
    codes.add(ApiCalls.code(api.send(CHECKOUT, "/checkout", many)));
    var guess = api.checkoutBody();
    guess.putArray("codes").add("NOBODY-KNOWS");
    codes.add(ApiCalls.code(api.send(CHECKOUT, "/checkout", guess)));
    codes.add(ApiCalls.code(api.quoteChanged()));
    var dear = api.checkoutBody();
    dear.putObject("total").put("amount_minor", 1);
    codes.add(ApiCalls.code(api.send(CHECKOUT, "/checkout", dear)));
    api.post(CHECKOUT, "/checkout", api.checkoutBody().toString(), "Idempotency-Key", "used");
    var other = api.checkoutBody().put("note", "other").toString();
    codes.add(ApiCalls.code(api.post(CHECKOUT, "/checkout", other, "Idempotency-Key", "used")));
    var form = new Client(port).post(api.path("/checkout"), java.util.Map.of("a", "b"));
    contract.holds(CHECKOUT, form);
    codes.add(ApiCalls.code(form));
    var wrongMethod = new Client(port).delete(api.path("/products"));
    contract.holds(PRODUCTS, wrongMethod);
    codes.add(ApiCalls.code(wrongMethod));
    codes.add(ApiCalls.code(api.tooOften()));
    assertThat(codes)
        .containsExactly(
            "body_too_large",
            "code_invalid",
            "idempotency_key_missing",
            "idempotency_key_reused",
            "insufficient_stock",
            "method_not_allowed",
            "not_found",
            "quote_changed",
            "rate_limited",
            "total_changed",
            "unsupported_media_type",
            "validation_failed");
    // The others need a race, a failure of ours, or a sign-in.
    var named = known.valueStream().map(JsonNode::stringValue).toList();
    assertThat(named).containsAll(codes);
    assertThat(named)
        .filteredOn(code -> !codes.contains(code))
        .containsExactlyInAnyOrder(
            "request_in_progress",
            "prices_moving",
            "insufficient_points",
            "unavailable",
            "internal_error",
            "forbidden",
            "unauthorized",
            "scope_missing",
            "sku_ambiguous",
            "too_many_reservations",
            "product_changed",
            "shipping_changed");
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
        // What printers and Stripe send is as their makers have it, and no part of this interface.
        if (route.pattern().matches("/(print|webhooks)/.*")) continue;
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
    for (var operation : contract.operations())
      if (contract.requestBody(operation).isObject())
        collectWholeNumbers(contract.requestBody(operation).get("schema"), numbers);
    assertThat(numbers).isNotEmpty().allMatch(it -> it.has("minimum") && it.has("maximum"));
  }
}
