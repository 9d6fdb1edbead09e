package io.storeflow.productapi;

import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.apikey.ApiKeys;
import io.storeflow.apikey.KeyScope;
import io.storeflow.modifier.GroupDraft;
import io.storeflow.modifier.ModifierGroups;
import io.storeflow.product.ProductState;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Client;
import io.storeflow.testing.World;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a program says of a product beside its words and prices. */
@AppTest
class ProductDetailsApiTest {
  private static final JsonMapper JSON = JsonMapper.shared();

  @Autowired World world;
  @Autowired ApiKeys keys;
  @Autowired ModifierGroups groups;
  @Autowired DSLContext db;
  @LocalServerPort int port;

  Store store;
  World.Goods goods;
  String token;

  @BeforeEach
  void open() {
    store = world.store();
    goods = world.goods(store, 1290, 5);
    token = keys.make(store, "Sync", EnumSet.of(KeyScope.PRODUCTS_WRITE), null, Actor.SYSTEM);
  }

  @Test
  void costDetailsAndWordsForSearchEnginesAreWrittenAndRead() {
    var sent =
        """
        {"seo_title": "Sencha, fresh", "seo_description": "From Uji",
         "details": [{"name": "Harvest", "value": "Spring"}, {"name": "Origin", "value": "Uji"}],
         "variants": [{"id": "%s", "cost": {"amount_minor": 700}}]}"""
            .formatted(goods.publicId());
    var now = right(patch(sent));
    assertThat(now.at("/seo_title").stringValue()).isEqualTo("Sencha, fresh");
    assertThat(now.at("/seo_description").stringValue()).isEqualTo("From Uji");
    assertThat(now.at("/details/1/value").stringValue()).isEqualTo("Uji");
    assertThat(now.at("/variants/0/cost/amount_minor").intValue()).isEqualTo(700);
    assertThat(right(patch("{}"))).as("read again").isEqualTo(now);
    var fewer = right(patch("{\"details\": [], \"seo_title\": \"\"}"));
    assertThat(fewer.at("/details")).isEmpty();
    assertThat(fewer.at("/seo_title").stringValue()).isEmpty();
    assertThat(fewer.at("/seo_description").stringValue()).isEqualTo("From Uji");
    var shop = new Client(port).get("/api/v1/stores/" + store.slug() + "/products").body();
    assertThat(shop).as("shoppers never see what it costs the merchant").doesNotContain("cost");
  }

  @Test
  void goesOnSaleAtItsTimeAndIsADraftUntilThen() {
    var at = Instant.now().plus(Duration.ofDays(3)).truncatedTo(ChronoUnit.SECONDS);
    var planned = right(patch("{\"publish_at\": \"" + at + "\"}"));
    assertThat(planned.at("/state").stringValue()).isEqualTo("draft");
    assertThat(Instant.parse(planned.at("/publish_at").stringValue())).isEqualTo(at);
    assertThat(right(patch("{\"title\": \"Later\"}")).at("/publish_at").isNull()).isFalse();
    assertThat(state()).isEqualTo(ProductState.DRAFT);
    var never = right(patch("{\"publish_at\": \"\"}"));
    assertThat(never.at("/state").stringValue()).isEqualTo("draft");
    assertThat(never.at("/publish_at").isNull()).isTrue();
  }

  @Test
  void offersGroupsOfModifiersInTheirOrder() {
    var egg = group("Toppings", 180);
    var broth = group("Broth", -1290);
    var now = right(patch("{\"modifier_groups\": [\"" + broth + "\", \"" + egg + "\"]}"));
    assertThat(now.at("/modifier_groups/0/id").stringValue()).isEqualTo(broth);
    assertThat(now.at("/modifier_groups/1/name").stringValue()).isEqualTo("Toppings");
    assertThat(right(patch("{\"title\": \"Same\"}")).at("/modifier_groups")).hasSize(2);
    var twice = "{\"modifier_groups\": [\"" + egg + "\", \"" + egg + "\"]}";
    assertThat(pointers(twice)).isEqualTo("/modifier_groups/1");
    var foreign = groups.create(world.store(), draft("Toppings", 180), Actor.SYSTEM);
    assertThat(pointers("{\"modifier_groups\": [\"" + foreign + "\"]}"))
        .isEqualTo("/modifier_groups/0");
    var less = group("Less", -1291);
    var refused = patch("{\"title\": \"Not kept\", \"modifier_groups\": [\"" + less + "\"]}");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("could take €12.91 off");
    var kept = right(patch("{}"));
    assertThat(kept.at("/title").stringValue()).as("all or none").isEqualTo("Same");
    assertThat(kept.at("/modifier_groups")).hasSize(2);
    assertThat(right(patch("{\"modifier_groups\": []}")).at("/modifier_groups")).isEmpty();
  }

  private String group(String title, long minor) {
    return groups.create(store, draft(title, minor), Actor.SYSTEM);
  }

  private GroupDraft draft(String title, long minor) {
    var entry = new GroupDraft.Entry(null, title + " one", store.money(minor), false, null);
    return new GroupDraft(title, 0, 1, List.of(entry));
  }

  @Test
  void refusesWhatThePagesRefuse() {
    assertThat(pointers("{\"publish_at\": \"tomorrow\"}")).isEqualTo("/publish_at");
    assertThat(pointers("{\"publish_at\": \"2099-01-01T00:00:00Z\"}")).isEqualTo("/publish_at");
    var at = Instant.now().plus(Duration.ofDays(3));
    assertThat(pointers("{\"state\": \"draft\", \"publish_at\": \"" + at + "\"}"))
        .isEqualTo("/state");
    var twice =
        "{\"details\": [{\"name\": \"A\", \"value\": \"1\"}, {\"name\": \"a\", \"value\": \"2\"}]}";
    assertThat(pointers(twice)).isEqualTo("/details/1/name");
    assertThat(pointers("{\"images\": [{\"id\": \"none\"}]}")).isEqualTo("/images/0/id");
    assertThat(state()).isEqualTo(ProductState.ACTIVE);
  }

  private ProductState state() {
    var p = only(store, PRODUCT);
    return db.select(p.STATE).from(p).where(p.PUBLIC_ID.eq(goods.product())).fetchSingle(p.STATE);
  }

  private HttpResponse<String> patch(String body) {
    var path = "/api/v1/stores/" + store.slug() + "/products/" + goods.product();
    return new Client(port).patch(path, body, "Authorization", "Bearer " + token);
  }

  private String pointers(String body) {
    var answer = patch(body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    return JSON.readTree(answer.body()).at("/errors/0/pointer").stringValue();
  }

  private static JsonNode right(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }
}
