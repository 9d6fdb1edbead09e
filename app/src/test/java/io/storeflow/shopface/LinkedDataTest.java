package io.storeflow.shopface;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Browsing;
import io.storeflow.testing.World;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What pages of the shop say to search engines, held against what these ask for. */
@AppTest
class LinkedDataTest {
  private static final Pattern SCRIPT =
      Pattern.compile("<script type=\"application/ld\\+json\">(.*?)</script>", Pattern.DOTALL);

  @Autowired World world;
  @Autowired Browsing web;

  @Test
  void theHomePageSaysWhoSells() {
    var store = world.store();
    var who = of("Organization", data(store.shop("")));
    assertThat(who.path("name").asString()).isEqualTo(store.name());
    assertThat(who.path("url").asString()).isEqualTo("http://localhost" + store.shop(""));
  }

  @Test
  void theTitleOfTheHomePageNamesTheStoreOnce() {
    var store = world.store();
    var page = web.get(null, store.shop(""));
    var title =
        new String(page.getContentAsByteArray(), StandardCharsets.UTF_8).split("</?title>")[1];
    assertThat(title).containsOnlyOnce(store.name());
  }

  @Test
  void aProductSaysWhatItCostsAndTheWayToIt() {
    Store store = world.store();
    var goods = world.goods(store, 1490, 3);
    var address = store.shop("/p/" + goods.productSlug());
    var data = data(address);
    var offer = of("Product", data).path("offers").path(0);
    assertThat(offer.path("price").asString()).isEqualTo("14.90");
    assertThat(offer.path("priceCurrency").asString()).hasSize(3);
    assertThat(offer.path("availability").asString()).isEqualTo("https://schema.org/InStock");
    assertThat(offer.path("url").asString()).isEqualTo("http://localhost" + address);
    var steps = of("BreadcrumbList", data).path("itemListElement");
    int position = 1;
    for (var step : steps) {
      assertThat(step.path("position").asInt()).isEqualTo(position++);
      assertThat(step.path("name").asString()).isNotBlank();
      assertThat(step.path("item").asString()).startsWith("http://localhost/shop/");
    }
    assertThat(position).isGreaterThan(2);
    assertThat(steps.path(steps.size() - 1).path("item").asString()).endsWith(address);
  }

  private static JsonNode of(String type, Map<String, JsonNode> data) {
    return Objects.requireNonNull(data.get(type), type);
  }

  /** By type; each is of schema.org. */
  private Map<String, JsonNode> data(String address) {
    var answer = web.get(null, address);
    var page = new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
    var found = new HashMap<String, JsonNode>();
    var scripts = SCRIPT.matcher(page);
    while (scripts.find()) {
      var data = JsonMapper.shared().readTree(scripts.group(1));
      assertThat(data.path("@context").asString()).isEqualTo("https://schema.org");
      found.put(data.path("@type").asString(), data);
    }
    return found;
  }
}
