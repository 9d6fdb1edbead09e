package io.storeflow.productapi;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.apikey.ApiKeys;
import io.storeflow.apikey.KeyScope;
import io.storeflow.catalog.ProductChange;
import io.storeflow.inventory.StockLaw;
import io.storeflow.modifier.GroupDraft;
import io.storeflow.modifier.ModifierGroups;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Browsing;
import io.storeflow.testing.Client;
import io.storeflow.testing.World;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Products that a program creates and changes. */
@AppTest
class ProductApiTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  @Autowired World world;
  @Autowired ApiKeys keys;
  @Autowired Browsing web;
  @Autowired StockLaw law;
  @Autowired ModifierGroups groups;
  @LocalServerPort int port;

  Store store;
  String token;

  @BeforeEach
  void open() {
    store = world.store();
    token = keys.make(store, "Sync", EnumSet.of(KeyScope.PRODUCTS_WRITE), null, Actor.SYSTEM);
  }

  @Test
  void createsAProductOnceThatTheShopSells() {
    var made = create(ProductBody.NEW, "k");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    assertThat(made.headers().firstValue("ETag")).contains("\"1\"");
    assertThat(create(ProductBody.NEW, "k").body()).isEqualTo(made.body());
    var product = JSON.readTree(made.body());
    assertThat(product.at("/variants/1/title").stringValue()).isEqualTo("250 g");
    assertThat(product.at("/variants/0/on_hand").intValue()).isEqualTo(20);
    var list = JSON.readTree(new Client(port).get(path("/products")).body());
    assertThat(list.get("data")).hasSize(1);
    assertThat(list.at("/data/0/variants/0/options/Size").stringValue()).isEqualTo("100 g");
    assertThat(list.at("/data/0/tags/0").stringValue()).isEqualTo("tea");
    assertThat(law.breaches(store, 5)).isEmpty();
    var person = world.member(store, Role.OWNER);
    var audit = web.get(person, "/s/" + store.slug() + "/audit");
    assertThat(new String(audit.getContentAsByteArray(), StandardCharsets.UTF_8))
        .contains("Sync", "sf_");
  }

  @Test
  void saysWhatAProductIsForTheTaxAndWhatAUnitHolds() {
    var made = JSON.readTree(create(ProductBody.NEW, "k").body());
    assertThat(made.get("tax_class").stringValue()).isEqualTo("standard");
    assertThat(made.get("gift_card").booleanValue()).isFalse();
    var id = made.get("id").stringValue();
    var body =
        """
        {"tax_class": "food", "gift_card": true,
         "variants": [{"sku": "TEA-100", "content": "100g/100g"}]}""";
    var now = JSON.readTree(patch(id, body, "\"1\"").body());
    assertThat(now.get("tax_class").stringValue()).isEqualTo("food");
    assertThat(now.get("gift_card").booleanValue()).isTrue();
    assertThat(now.at("/variants/0/content").stringValue()).isEqualTo("100 g / 100 g");
    assertThat(now.at("/variants/1")).isEqualTo(made.at("/variants/1"));
    assertThat(patch(id, "{\"tax_class\": \"none\"}", "\"2\"").body()).contains("/tax_class");
    var other = patch(id, "{\"title\": \"Gyokuro\"}", "\"2\"").body();
    assertThat(JSON.readTree(other).get("tax_class").stringValue()).isEqualTo("food");
  }

  /** A gift card costs what is on it: choices with prices go before it becomes one. */
  @Test
  void aGiftCardHasNoChoicesWithPrices() {
    var id = JSON.readTree(create(ProductBody.NEW, "k").body()).get("id").stringValue();
    var ribbon = new GroupDraft.Entry(null, "Ribbon", store.money(150), false, null);
    var group = groups.create(store, new GroupDraft("Extras", 0, 1, List.of(ribbon)), Actor.SYSTEM);
    groups.offer(store, id, List.of(group), Actor.SYSTEM);
    var refused = patch(id, "{\"gift_card\": true}", "\"1\"");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("/modifier_groups", "is a gift card and costs what is on");
    var both = patch(id, "{\"gift_card\": true, \"modifier_groups\": []}", "\"1\"");
    assertThat(both.statusCode()).as(both.body()).isEqualTo(200);
    var back = "{\"gift_card\": false, \"modifier_groups\": [\"%s\"]}".formatted(group);
    assertThat(patch(id, back, "\"2\"").statusCode()).isEqualTo(200);
  }

  @Test
  void changesWhatIsSentAndNothingElse() {
    var made = JSON.readTree(create(ProductBody.NEW, "k").body());
    var id = made.get("id").stringValue();
    var second = made.at("/variants/1/id").stringValue();
    var body =
        """
        {"title": "Gyokuro", "variants": [{"id": "%s", "price": {"amount_minor": 1990},
          "compare_at_price": {"amount_minor": 2790}}]}"""
            .formatted(second);
    var changed = patch(id, body, "\"1\"");
    assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
    var now = JSON.readTree(changed.body());
    assertThat(now.get("title").stringValue()).isEqualTo("Gyokuro");
    assertThat(now.get("slug")).isEqualTo(made.get("slug"));
    assertThat(now.at("/variants/0")).isEqualTo(made.at("/variants/0"));
    assertThat(now.at("/variants/1/price/amount_minor").intValue()).isEqualTo(1990);
    assertThat(now.at("/variants/1/on_hand").intValue()).isEqualTo(8);
    assertThat(now.get("version").intValue()).isEqualTo(2);

    assertThat(code(patch(id, body, "\"1\""))).isEqualTo("product_changed");
    var same = patch(id, body, null);
    assertThat(same.headers().firstValue("ETag")).as("it was so").contains("\"2\"");
    assertThat(patch(id, "{}", "\"2\"").statusCode()).isEqualTo(200);

    var added =
        """
        {"variants": [{"options": {"Size": "100 g"}, "price": {"amount_minor": 1}}]}""";
    assertThat(pointer(patch(id, added, null))).isEqualTo("/variants/0/options");
    assertThat(patch("nothing", "{}", null).statusCode()).isEqualTo(404);
  }

  @Test
  void takesAsManyValuesAsTheEditor() {
    assertThat(create(ofValues(ProductChange.MOST_VALUES), "most").statusCode()).isEqualTo(201);
    assertThat(pointers(create(ofValues(ProductChange.MOST_VALUES + 1), "more")))
        .contains("/options/0/values");
  }

  private static String ofValues(int count) {
    var values =
        IntStream.rangeClosed(1, count).mapToObj(i -> "\"v" + i + "\"").collect(joining(","));
    return """
        {"title": "x", "options": [{"name": "Shade", "values": [%s]}],
         "variants": [{"options": {"Shade": "v%d"}, "price": {"amount_minor": 5}}]}"""
        .formatted(values, count);
  }

  @Test
  void saysWhatIsWrongWhere() {
    assertThat(pointers(create("{}", "a"))).contains("/title", "/variants");
    assertThat(
            pointers(
                create(
                    """
                    {"title": "x", "state": "sold", "category": "no", "tags": ["a,b"],
                     "options": [{"name": "Size", "values": ["S", "s"]}],
                     "variants": [{"options": {"Size": "M", "Colour": "red"},
                       "price": {"amount_minor": 5, "currency": "USD"},
                       "compare_at_price": {"amount_minor": 4}, "barcode": "1.23E+11"}]}""",
                    "b")))
        .contains(
            "/state",
            "/category",
            "/tags/0",
            "/options/0/values/1",
            "/variants/0/options",
            "/variants/0/price/currency",
            "/variants/0/compare_at_price",
            "/variants/0/barcode");
    var options = "{\"name\": \"%s\", \"values\": [\"x\"]}";
    var four = Stream.of("A", "B", "C", "D").map(options::formatted).collect(joining(","));
    var many = create("{\"title\": \"x\", \"options\": [" + four + "], \"variants\": []}", "c");
    assertThat(JSON.readTree(many.body()).at("/errors").valueStream().map(JsonNode::toString))
        .anyMatch(it -> it.contains("\"/options\"") && it.contains("at most 3"));
    var tags = "{\"tags\": [" + String.join(",", Collections.nCopies(51, "\"a\"")) + "]}";
    assertThat(pointers(create(tags, "d"))).contains("/tags");
    var reader = keys.make(store, "r", EnumSet.of(KeyScope.STOCK_READ), null, Actor.SYSTEM);
    var refused =
        new Client(port).json(path("/products"), "{}", "Authorization", "Bearer " + reader);
    assertThat(refused.statusCode()).isEqualTo(403);
  }

  private HttpResponse<String> create(String body, String key) {
    return new Client(port)
        .json(path("/products"), body, "Authorization", "Bearer " + token, "Idempotency-Key", key);
  }

  private HttpResponse<String> patch(
      String id, String body, @org.jspecify.annotations.Nullable String match) {
    var client = new Client(port);
    var at = path("/products/" + id);
    return match == null
        ? client.patch(at, body, "Authorization", "Bearer " + token)
        : client.patch(at, body, "Authorization", "Bearer " + token, "If-Match", match);
  }

  private String path(String path) {
    return "/api/v1/stores/" + store.slug() + path;
  }

  private static String code(HttpResponse<String> answer) {
    return JSON.readTree(answer.body()).path("code").asString(answer.body());
  }

  private static String pointer(HttpResponse<String> answer) {
    return JSON.readTree(answer.body()).at("/errors/0/pointer").asString(answer.body());
  }

  private static java.util.List<String> pointers(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    return JSON.readTree(answer.body())
        .get("errors")
        .valueStream()
        .map((JsonNode it) -> it.get("pointer").stringValue())
        .toList();
  }
}
