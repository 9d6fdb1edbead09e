package io.storeflow.productapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.apikey.ApiKeys;
import io.storeflow.apikey.KeyScope;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Client;
import io.storeflow.testing.World;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A program may name a variant by its SKU, and learns where an SKU is not one variant's alone. */
@AppTest
class VariantsBySkuTest {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String ONE =
      """
      {"title": "%s", "variants": [{"sku": "BK1", "price": {"amount_minor": 100}}]}""";

  @Autowired World world;
  @Autowired ApiKeys keys;
  @LocalServerPort int port;

  private Store store;
  private String token;

  @BeforeEach
  void open() {
    store = world.store();
    token = keys.make(store, "Sync", EnumSet.of(KeyScope.PRODUCTS_WRITE), null, Actor.SYSTEM);
  }

  @Test
  void changesTheVariantThatHasTheSku() {
    var made = create(ProductBody.NEW);
    var now = patch(made, "{\"variants\": [{\"sku\": \"tea 250\", \"backorder\": 50}]}");
    assertThat(now.at("/variants/1/backorder").intValue()).as(now.toString()).isEqualTo(50);
    assertThat(now.at("/variants/1/id")).isEqualTo(made.at("/variants/1/id"));
    assertThat(now.at("/variants/0")).isEqualTo(made.at("/variants/0"));
    assertThat(now.get("variants")).hasSize(2);
  }

  @Test
  void saysHowAVariantIsNamed() {
    var made = create(ONE.formatted("Backer"));
    assertThat(wrongs(patch(made, "{\"variants\": [{\"sku\": \"XX\", \"backorder\": 50}]}")))
        .containsExactly(
            "/variants/0/sku No variant of the product has this SKU. Name the variant by its id, or"
                + " the value of each option for a new one.");
    assertThat(wrongs(patch(made, "{\"variants\": [{\"backorder\": 50}]}")))
        .containsExactly(
            "/variants/0/id Name the variant by its id or by its SKU. A new one names the value of"
                + " each option.");
    var id = made.at("/variants/0/id").stringValue();
    assertThat(
            wrongs(
                patch(
                    made, "{\"variants\": [{\"id\": \"%s\"}, {\"sku\": \"bk-1\"}]}".formatted(id))))
        .containsExactly("/variants/1/sku This was named before.");
  }

  @Test
  void aPriceThatIsMissingIsAskedForInPlainWords() {
    var answer = JSON.readTree(send("{\"title\": \"x\", \"variants\": [{\"sku\": \"S\"}]}").body());
    assertThat(wrongs(answer))
        .containsExactly(
            "/variants/0/price Give a price with its amount_minor, such as 1290 for 12.90.");
  }

  @Test
  void anSkuThatAnotherProductHasTooIsTold() {
    assertThat(create(ONE.formatted("First")).get("shared_skus")).isEmpty();
    var second = create(ONE.formatted("Second"));
    assertThat(second.at("/shared_skus/0").stringValue()).isEqualTo("BK1");
    var other =
        patch(
            second,
            "{\"variants\": [{\"id\": \"%s\", \"sku\": \"BK2\"}]}"
                .formatted(second.at("/variants/0/id").stringValue()));
    assertThat(other.get("shared_skus")).isEmpty();
  }

  @Test
  void eachVariantOfAProductHasItsOwn() {
    var twice = ProductBody.NEW.replace("TEA-250", "tea-100 ");
    assertThat(wrongs(create(twice)))
        .containsExactly(
            "/variants/1/sku Another variant of the product has the SKU TEA-100. Each needs its"
                + " own.");
    var made = create(ProductBody.NEW);
    var second = made.at("/variants/1/id").stringValue();
    assertThat(
            wrongs(
                patch(
                    made,
                    "{\"variants\": [{\"id\": \"%s\", \"sku\": \"Tea-100\"}]}".formatted(second))))
        .containsExactly(
            "/variants/0/sku Another variant of the product has the SKU TEA-100. Each needs its"
                + " own.");
    var swapped =
        patch(
            made,
            "{\"variants\": [{\"id\": \"%s\", \"sku\": \"TEA-100\"}, {\"id\": \"%s\", \"sku\": \"TEA-250\"}]}"
                .formatted(second, made.at("/variants/0/id").stringValue()));
    assertThat(swapped.at("/variants/1/sku").stringValue()).isEqualTo("TEA-100");
  }

  private JsonNode create(String body) {
    return JSON.readTree(send(body).body());
  }

  private java.net.http.HttpResponse<String> send(String body) {
    var key = Integer.toString(body.hashCode());
    return new Client(port)
        .json(path(""), body, "Authorization", "Bearer " + token, "Idempotency-Key", key);
  }

  private JsonNode patch(JsonNode product, String body) {
    var at = path("/" + product.get("id").stringValue());
    return JSON.readTree(
        new Client(port).patch(at, body, "Authorization", "Bearer " + token).body());
  }

  private String path(String path) {
    return "/api/v1/stores/" + store.slug() + "/products" + path;
  }

  private static List<String> wrongs(JsonNode answer) {
    return answer
        .path("errors")
        .valueStream()
        .map(
            it -> it.get("pointer").stringValue() + " " + it.path("detail").asString(it.toString()))
        .toList();
  }
}
