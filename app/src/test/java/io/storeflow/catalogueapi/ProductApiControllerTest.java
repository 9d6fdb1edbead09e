package io.storeflow.catalogueapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.storeflow.catalog.Products;
import io.storeflow.catalog.Shelves;
import io.storeflow.category.Categories;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Browsing;
import io.storeflow.testing.World;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;

@AppTest
class ProductApiControllerTest {
  @Autowired World world;
  @Autowired Browsing web;
  @Autowired Products products;
  @Autowired Categories categories;

  Store store;

  @BeforeEach
  void open() {
    store = world.store();
  }

  @Test
  void readsAStore() {
    var body = body(web.get(null, "/api/v1/stores/" + store.slug()));
    assertThat(JsonPath.<Object>read(body, "$"))
        .isEqualTo(
            java.util.Map.of(
                "id",
                store.publicId(),
                "slug",
                store.slug(),
                "name",
                store.name(),
                "currency",
                "EUR",
                "currencies",
                List.of("EUR"),
                "country",
                "DE",
                "time_zone",
                "Europe/Berlin",
                "locale",
                "en"));
  }

  @Test
  void listsAsTheContractSays() {
    var category = categories.create(store, "Ramen", Actor.SYSTEM);
    var variant =
        Shelves.variant(
            null, "Large", "L-1", store.money(1290), store.money(1490), true, true, 7, 0);
    var free = Shelves.variant(store, "Free", 2000, 0);
    products.create(
        store, Shelves.product("Tonkotsu", category, List.of(variant, free)), Actor.SYSTEM);
    var body = body(list(""));
    assertThat(JsonPath.<java.util.Set<String>>read(body, "$.data[0].keys()"))
        .containsExactlyInAnyOrder(
            "id",
            "slug",
            "title",
            "description",
            "description_html",
            "image_url",
            "images",
            "category",
            "brand",
            "type",
            "tags",
            "featured",
            "attributes",
            "price",
            "options",
            "variants",
            "modifier_groups",
            "food",
            "product_safety");
    assertThat(JsonPath.<String>read(body, "$.data[0].category")).isEqualTo("ramen");
    assertThat(JsonPath.<Integer>read(body, "$.data[0].price.amount_minor")).isEqualTo(1290);
    assertThat(JsonPath.<String>read(body, "$.data[0].price.formatted")).isEqualTo("€12.90");
    assertThat(JsonPath.<Object>read(body, "$.data[0].image_url")).isNull();
    assertThat(JsonPath.<java.util.Set<String>>read(body, "$.data[0].variants[0].keys()"))
        .containsExactlyInAnyOrder(
            "id",
            "sku",
            "barcode",
            "title",
            "image_url",
            "options",
            "weight_grams",
            "attributes",
            "price",
            "compare_at_price",
            "available",
            "quantity",
            "unit_price");
    assertThat(JsonPath.<Object>read(body, "$.data[0].options"))
        .hasToString("[{\"name\":\"Size\",\"values\":[\"Large\",\"Free\"]}]");
    assertThat(JsonPath.<String>read(body, "$.data[0].variants[1].options.Size")).isEqualTo("Free");
    assertThat(JsonPath.<Integer>read(body, "$.data[0].variants[0].quantity")).isEqualTo(7);
    assertThat(JsonPath.<Boolean>read(body, "$.data[0].variants[1].available")).isFalse();
    assertThat(JsonPath.<Object>read(body, "$.next_cursor")).isNull();
    var id = JsonPath.<String>read(body, "$.data[0].id");
    var one = body(web.get(null, "/api/v1/stores/" + store.slug() + "/products/" + id));
    assertThat(JsonPath.<Object>read(one, "$")).isEqualTo(JsonPath.<Object>read(body, "$.data[0]"));
    assertThat(list("?category=ramen&in_stock=true&min_price=1290&max_price=1290").getStatus())
        .isEqualTo(200);
  }

  @Test
  void walksByCursorAndRefusesItElsewhere() {
    for (int i = 0; i < 5; i++)
      products.create(store, Shelves.product(store, "P" + i, i), Actor.SYSTEM);
    var seen = new ArrayList<String>();
    var cursor = "";
    String next;
    do {
      var body = body(list("?limit=2&sort=price" + cursor));
      seen.addAll(JsonPath.<List<String>>read(body, "$.data[*].title"));
      next = JsonPath.read(body, "$.next_cursor");
      cursor = "&cursor=" + next;
      if (next != null) {
        assertThat(list("?limit=2&sort=title" + cursor).getStatus()).isEqualTo(400);
        assertThat(list("?limit=2&sort=price&q=P" + cursor).getStatus()).isEqualTo(400);
        assertThat(list("?limit=3&sort=price" + cursor).getStatus()).isEqualTo(200);
      }
    } while (next != null);
    assertThat(seen).containsExactly("P0", "P1", "P2", "P3", "P4");
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0,422,limit",
    "limit=101,422,limit",
    "limit=-1,422,limit",
    "limit=abc,400,limit",
    "limit=1.5,400,limit",
    "limit=99999999999999999999,400,limit",
    "sort=cheap,422,sort",
    "in_stock=maybe,400,in_stock",
    "min_price=-1,422,min_price",
    "min_price=1.50,400,min_price",
    "max_price=x,400,max_price",
    "min_price=5&max_price=4,422,max_price",
    "category=unknown,422,category",
    "category=%F0%9F%8D%9C,422,category",
    "cursor=nonsense,400,cursor",
  })
  void saysWhichParameterIsWrong(String query, int status, String name) {
    var answer = list("?" + query);
    assertThat(answer.getStatus()).isEqualTo(status);
    assertThat(answer.getContentType()).startsWith("application/problem+json");
    var body = body(answer);
    assertThat(JsonPath.<String>read(body, "$.code")).isEqualTo("validation_failed");
    assertThat(JsonPath.<String>read(body, "$.errors[0].pointer")).isEqualTo(name);
  }

  @Test
  void saysAllThatIsWrongAtOnce() {
    var malformed = list("?category=unknown&in_stock=maybe&min_price=x&max_price=-1&limit=abc");
    assertThat(malformed.getStatus()).isEqualTo(400);
    assertThat(JsonPath.<List<String>>read(body(malformed), "$.errors[*].pointer"))
        .containsExactly("category", "in_stock", "min_price", "max_price", "limit");
    var invalid = list("?sort=cheap&min_price=5&max_price=4&limit=0");
    assertThat(invalid.getStatus()).isEqualTo(422);
    assertThat(JsonPath.<List<String>>read(body(invalid), "$.errors[*].pointer"))
        .containsExactly("sort", "limit", "max_price");
  }

  @Test
  void refusesEndlessWords() {
    assertThat(list("?q=" + "x".repeat(101)).getStatus()).isEqualTo(422);
    assertThat(list("?q=" + "x".repeat(100)).getStatus()).isEqualTo(200);
  }

  @Test
  void hidesProductsOfOtherStores() {
    var other = world.store();
    var theirs = products.create(other, Shelves.product(other, "Theirs", 100), Actor.SYSTEM);
    var address = "/api/v1/stores/" + store.slug() + "/products/" + theirs;
    assertThat(web.get(null, address).getStatus()).isEqualTo(404);
    categories.create(other, "Theirs", Actor.SYSTEM);
    assertThat(list("?category=theirs").getStatus()).isEqualTo(422);
  }

  private MockHttpServletResponse list(String query) {
    return web.send(
        null,
        org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get(
            java.net.URI.create("/api/v1/stores/" + store.slug() + "/products" + query)));
  }

  private static String body(MockHttpServletResponse answer) {
    return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
  }
}
