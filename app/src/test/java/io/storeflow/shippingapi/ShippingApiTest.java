package io.storeflow.shippingapi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.apikey.ApiKeys;
import io.storeflow.apikey.KeyScope;
import io.storeflow.platform.id.PublicId;
import io.storeflow.rates.ShippingProfileChanges;
import io.storeflow.rates.ZoneChanges;
import io.storeflow.rates.ZoneDraft;
import io.storeflow.shipping.Area;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtAShop;
import io.storeflow.testing.Browsing;
import io.storeflow.testing.Client;
import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Zones and rates that a program creates, changes and removes. */
@AppTest
class ShippingApiTest extends AtAShop {
  private static final JsonMapper JSON = JsonMapper.shared();

  @Autowired ApiKeys keys;
  @Autowired Browsing web;
  @Autowired ZoneChanges zones;
  @Autowired ShippingProfileChanges profiles;

  private String token;

  @BeforeEach
  void makeKey() {
    token = keys.make(store, "Carrier", EnumSet.of(KeyScope.SHIPPING_WRITE), null, Actor.SYSTEM);
  }

  /** From the zone to the price that a shopper is quoted, and to what staff read of it. */
  @Test
  void setsWhatShoppersAreQuoted() {
    var goods = world.goods(store, 1290, 5);
    var made = post("/zones", ZoneBody.NEW.replace("delivery", "shipping"), "zone");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    assertThat(made.headers().firstValue("ETag")).contains("\"1\"");
    assertThat(post("/zones", ZoneBody.NEW.replace("delivery", "shipping"), "zone").body())
        .isEqualTo(made.body());
    var zone = JSON.readTree(made.body());
    assertThat(zone.get("postcodes").toString()).isEqualTo("[\"10115–10249\",\"12\"]");
    assertThat(zone.at("/minimum/formatted").stringValue()).isEqualTo("€20.00");

    var parcel = RateBody.NEW.replace("4kXbTzLmQv5rT4m9Kc1wPq", zone.get("id").stringValue());
    var rate = created(post("/rates", parcel, "rate"));
    assertThat(rate.at("/bands/1/up_to").longValue()).isEqualTo(10_000);
    assertThat(rate.get("cutoff").stringValue()).isEqualTo("14:00");
    assertThat(quoted(goods.publicId(), "10117")).as("below the minimum").isEmpty();
    var anything = "{\"minimum\": {\"amount_minor\": 0}}";
    assertThat(patch("/zones/" + id(zone), anything).statusCode()).isEqualTo(200);
    assertThat(quoted(goods.publicId(), "10117")).containsExactly("Parcel 490");
    assertThat(quoted(goods.publicId(), "80331")).isEmpty();

    var cheaper = "{\"basis\": \"flat\", \"price\": {\"amount_minor\": 250}}";
    var changed = patch("/rates/" + id(rate), cheaper, "If-Match", "\"1\"");
    assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
    assertThat(changed.headers().firstValue("ETag")).contains("\"2\"");
    assertThat(JSON.readTree(changed.body()).get("handling_days").intValue())
        .as("left out, it stays")
        .isEqualTo(1);
    assertThat(quoted(goods.publicId(), "10117")).containsExactly("Parcel 250");
    var late = patch("/rates/" + id(rate), cheaper, "If-Match", "\"1\"");
    assertThat(late.statusCode()).isEqualTo(412);
    assertThat(code(late)).isEqualTo("shipping_changed");
    assertThat(patch("/zones/" + id(zone), "{}", "If-Match", "\"1\"").statusCode()).isEqualTo(412);

    var book = JSON.readTree(client.get(path(""), headers()).body());
    assertThat(book.at("/zones/0/rates/0/price/amount_minor").longValue()).isEqualTo(250);
    assertThat(delete("/rates/" + id(rate))).isEqualTo(204);
    assertThat(delete("/zones/" + id(zone))).isEqualTo(204);
    assertThat(JSON.readTree(client.get(path(""), headers()).body()).at("/zones/0").isMissingNode())
        .isTrue();
    var audit = web.get(world.member(store, Role.OWNER), "/s/" + store.slug() + "/audit");
    assertThat(new String(audit.getContentAsByteArray(), UTF_8))
        .contains("Carrier", "Shipping zone created", "Rate deleted");
  }

  /** What is of no use to a rate of pickup is not asked for, and what it needs is kept. */
  @Test
  void keepsWhatIsLeftOut() {
    var cold = profiles.create(store, "Chilled", Actor.SYSTEM);
    var area = Area.of(Set.of("DE", "AT"));
    var draft = new ZoneDraft("North", Method.SHIPPING, area, store.money(100));
    var zone = zones.create(store, draft, false, Actor.SYSTEM);
    var made =
        created(
            post(
                "/rates",
                "{\"name\": \"Cold\", \"zone\": \"%s\", \"profile\": \"%s\", \"days_to\": 3,"
                        .formatted(zone, cold)
                    + " \"price\": {\"amount_minor\": 5}, \"free_from\": {\"amount_minor\": 9}}",
                "cold"));
    var named = JSON.readTree(patch("/rates/" + id(made), "{\"name\": \"Ice\"}").body());
    assertThat(named.get("profile").stringValue()).isEqualTo(cold);
    assertThat(named.get("days_from").intValue()).isEqualTo(3);
    assertThat(named.at("/free_from/amount_minor").intValue()).isEqualTo(9);
    var none =
        patch(
            "/rates/" + id(made),
            "{\"profile\": \"\", \"days_from\": 0, \"days_to\": 0, \"active\": false,"
                + " \"free_from\": {\"amount_minor\": 0}}");
    var emptied = JSON.readTree(none.body());
    for (var member : List.of("profile", "days_from", "days_to", "free_from"))
      assertThat(emptied.get(member).isNull()).as(member).isTrue();
    assertThat(emptied.get("active").booleanValue()).isFalse();
    var wider = JSON.readTree(patch("/zones/" + zone, "{\"postcodes\": [\"10\"]}").body());
    assertThat(wider.get("countries").toString()).isEqualTo("[\"AT\",\"DE\"]");
    assertThat(wider.at("/minimum/amount_minor").intValue()).isEqualTo(100);

    var counter =
        created(
            post(
                "/rates",
                "{\"name\": \"Counter\", \"price\": {\"amount_minor\": 0}, \"lead_minutes\": 20,"
                    + " \"eaten_here\": true, \"days_from\": 2, \"cutoff\": \"10:00\"}",
                "counter"));
    assertThat(counter.get("method").stringValue()).isEqualTo("pickup");
    assertThat(counter.get("eaten_here").booleanValue()).isTrue();
    assertThat(counter.get("days_from").isNull() && counter.get("cutoff").isNull()).isTrue();
    var usual = patch("/rates/" + id(counter), "{\"lead_minutes\": -1}");
    assertThat(JSON.readTree(usual.body()).get("lead_minutes").isNull()).isTrue();
  }

  @Test
  void saysWhatIsWrongAndWhere() {
    var area = Area.of(Set.of("DE"));
    var zone =
        zones.create(store, new ZoneDraft("", Method.SHIPPING, area, null), false, Actor.SYSTEM);
    var foreign = world.rate(world.store(), Method.SHIPPING, 490);
    var its = "\"name\": \"P\", \"zone\": \"" + zone + "\", ";
    var band = "{\"price\": {\"amount_minor\": 1}, \"up_to\": ";
    refused("/zones", "{}", "/method", "/countries");
    refused("/zones", "{\"method\": \"pickup\", \"countries\": [\"DE\"]}", "/method");
    var somewhere = "{\"method\": \"shipping\", \"countries\": [\"%s\"], ";
    refused("/zones", somewhere.formatted("Narnia") + "\"name\": \"\"}", "/countries");
    var here = somewhere.formatted("DE");
    refused("/zones", here + "\"regions\": [\"US-NY\"]}", "/regions");
    refused("/zones", here + "\"postcodes\": [\"12..10\"]}", "/postcodes");
    refused("/zones", here + "\"except\": [\"10-A9\"]}", "/except");
    refused(
        "/zones",
        here + "\"minimum\": {\"amount_minor\": 1, \"currency\": \"USD\"}}",
        "/minimum/currency");
    refused("/rates", "{}", "/name", "/price");
    refused(
        "/rates",
        "{\"name\": \"P\", \"zone\": \"" + foreign + "\", \"price\": {\"amount_minor\": 1}}",
        "/zone");
    refused("/rates", "{" + its + "\"basis\": \"weight\"}", "/bands");
    refused(
        "/rates",
        "{" + its + "\"basis\": \"weight\", \"bands\": [" + band + "9}, " + band + "9}]}",
        "/bands/1/up_to");
    refused(
        "/rates",
        "{" + its + "\"basis\": \"value\", \"bands\": [" + band + "null}, " + band + "9}]}",
        "/bands/0/up_to");
    refused(
        "/rates", "{" + its + "\"basis\": \"distance\", \"bands\": [" + band + "9}]}", "/basis");
    refused(
        "/rates",
        "{" + its + "\"bands\": [" + band + "9}], \"price\": {\"amount_minor\": 1}}",
        "/basis");
    var flat = "{" + its + "\"price\": {\"amount_minor\": 1}, ";
    refused("/rates", flat + "\"days_from\": 5, \"days_to\": 2}", "/days_to");
    refused("/rates", flat + "\"cutoff\": \"25:00\"}", "/cutoff");
    refused("/rates", flat + "\"profile\": \"none\"}", "/profile");
    var counter = "{\"name\": \"C\", \"price\": {\"amount_minor\": 0}, ";
    refused("/rates", counter + "\"location\": \"" + PublicId.random() + "\"}", "/location");
    assertThat(pointers(patch("/zones/" + zone, "{\"method\": \"delivery\"}")))
        .containsExactly("/method");
    var rate = created(post("/rates", flat + "\"active\": true}", "one"));
    assertThat(pointers(patch("/rates/" + id(rate), "{\"zone\": \"\"}"))).containsExactly("/zone");
    assertThat(patch("/rates/" + foreign, "{}").statusCode()).isEqualTo(404);
    assertThat(delete("/rates/" + foreign)).isEqualTo(404);
    assertThat(delete("/zones/" + foreign)).isEqualTo(404);
  }

  @Test
  void isForKeysWithItsScopeAloneAndEndsSomewhere() {
    var till = keys.make(store, "Till", EnumSet.of(KeyScope.STOCK_WRITE), null, Actor.SYSTEM);
    var refused = client.get(path(""), "Authorization", "Bearer " + till);
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(code(refused)).isEqualTo("scope_missing");
    assertThat(client.get(path("")).statusCode()).isEqualTo(401);
    var draft = new ZoneDraft("", Method.SHIPPING, Area.of(Set.of("DE")), null);
    for (int i = 0; i < ZoneChanges.MOST; i++) zones.create(store, draft, false, Actor.SYSTEM);
    var many = post("/zones", ZoneBody.NEW, "many");
    assertThat(many.statusCode()).isEqualTo(422);
    assertThat(many.body()).contains("at most " + ZoneChanges.MOST);
  }

  private void refused(String path, String body, String... at) {
    assertThat(pointers(post(path, body, PublicId.random()))).as(body).containsExactly(at);
  }

  private static List<String> pointers(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(code(answer)).isEqualTo("validation_failed");
    var errors = JSON.readTree(answer.body()).get("errors");
    assertThat(errors.valueStream().map(it -> it.get("detail").stringValue()))
        .allMatch(it -> it.endsWith(".") && !it.contains("wrong."));
    return errors.valueStream().map(it -> it.get("pointer").stringValue()).toList();
  }

  private List<String> quoted(String variant, String postcode) {
    var body =
        """
        {"address": {"country": "DE", "postal_code": "%s", "city": "Berlin", "line1": "Weg 1"},
         "items": [{"variant_id": "%s", "quantity": 1}]}"""
            .formatted(postcode, variant);
    var answer = new Client(port).json(path("/quote"), body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body())
        .get("rates")
        .valueStream()
        .map(it -> it.get("name").stringValue() + " " + it.at("/price/amount_minor").longValue())
        .toList();
  }

  private static JsonNode created(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return JSON.readTree(answer.body());
  }

  private HttpResponse<String> post(String path, String body, String key) {
    return client.json(
        path(path), body, "Authorization", "Bearer " + token, "Idempotency-Key", key);
  }

  private HttpResponse<String> patch(String path, String body) {
    return client.patch(path(path), body, headers());
  }

  private HttpResponse<String> patch(String path, String body, String header, String value) {
    return client.patch(path(path), body, "Authorization", "Bearer " + token, header, value);
  }

  private int delete(String path) {
    return client.delete(path(path), headers()).statusCode();
  }

  private String[] headers() {
    return new String[] {"Authorization", "Bearer " + token};
  }

  private String path(String path) {
    return "/api/v1/stores/" + store.slug() + "/shipping" + path;
  }

  private static String id(JsonNode of) {
    return of.get("id").stringValue();
  }

  private static String code(HttpResponse<String> answer) {
    return JSON.readTree(answer.body()).path("code").asString("");
  }
}
