package io.storeflow.lookup;

import static io.storeflow.db.Tables.SKU_PART;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storeflow.catalog.Products;
import io.storeflow.catalog.Shelves;
import io.storeflow.order.FulfilmentState;
import io.storeflow.product.ProductState;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Placed;
import io.storeflow.testing.Staff;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The same words find the same goods, whoever searches, and wherever. */
@AppTest
class SearchTest {
  private static final List<String> TITLES = List.of("Weißwurst", "生ビール", "ハイヒール");

  @Autowired private World world;
  @Autowired private Staff staff;
  @Autowired private Products products;
  @Autowired private ProductTexts texts;
  @Autowired private DSLContext db;
  @Autowired private Placed placed;
  @Autowired private Statements statements;
  @Autowired private Clock clock;

  @Test
  void findsTheSameOnEveryPage() {
    var store = world.store();
    add(store, TITLES.get(0), "WU-1");
    add(store, TITLES.get(1), "BEER 2");
    add(store, TITLES.get(2), "HEEL-3");
    world.readEvents(store);
    finds(store, "weisswurst", "Weißwurst");
    finds(store, "WURST weiß", "Weißwurst");
    finds(store, "ﾋﾞｰﾙ", "生ビール");
    finds(store, "びーる", "生ビール");
    finds(store, "ひーる", "ハイヒール");
    finds(store, "wu1", "Weißwurst");
    finds(store, "ｂｅｅｒ ２", "生ビール");
    finds(store, "_", "");
    finds(store, "bratwurst", "");
  }

  private void finds(Store store, String words, String title) {
    var visitor = staff.visitor(store, Role.OWNER);
    var q = "?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8);
    var desk = "/s/" + store.slug();
    for (var page :
        List.of(
            "/shop/" + store.slug() + "/search" + q,
            "/api/v1/stores/" + store.slug() + "/products" + q,
            "/api/v1/stores/" + store.slug() + "/products" + q + "&sort=title",
            desk + "/products" + q,
            desk + "/products" + q + "&sort=-price",
            desk + "/inventory" + q,
            desk + "/search" + q)) {
      var body = visitor.get(page).body();
      for (var each : TITLES)
        assertThat(body.contains(each)).as(page + " has " + each).isEqualTo(each.equals(title));
    }
  }

  @Test
  void staffFindSkusByTheirPartsToo() {
    var store = world.store();
    add(store, TITLES.get(0), "SENCHA-S100");
    add(store, TITLES.get(1), "TEE.RED_61750");
    world.readEvents(store);
    var visitor = staff.visitor(store, Role.OWNER);
    for (var list : List.of("products", "inventory", "inventory/ledger", "search")) {
      finds(visitor, store, list, "s100", TITLES.get(0));
      finds(visitor, store, list, "61750", TITLES.get(1));
      finds(visitor, store, list, "red-6", TITLES.get(1));
      finds(visitor, store, list, "100", "");
    }
  }

  private static void finds(
      Staff.Visitor visitor, Store store, String list, String q, String title) {
    var body = visitor.get(store.page("/" + list) + "?q=" + q).body();
    for (var each : TITLES.subList(0, 2))
      assertThat(body.contains(each)).as(list + " has " + each).isEqualTo(each.equals(title));
  }

  /** An SKU that is changed, or goes, is not found by what it held. */
  @Test
  void findsPartsOfSkusAsTheyAreNow() {
    var store = world.store();
    add(store, TITLES.get(0), "SENCHA-S100");
    world.readEvents(store);
    var part = only(store, SKU_PART);
    db.deleteFrom(part).execute();
    assertThat(texts.catchUp(store, Long.MIN_VALUE).written()).isOne();
    assertThat(texts.catchUp(store, Long.MIN_VALUE).written()).isZero();
    assertThat(db.fetchValues(part.PART)).containsExactly("s100");
    db.update(part).set(part.PART, "s99").execute();
    assertThat(texts.catchUp(store, Long.MIN_VALUE).written()).isOne();
    assertThat(db.fetchValues(part.PART)).containsExactly("s100");
  }

  @Test
  void findsTheVariantInTheListOfStock() {
    var store = world.store();
    var large = Shelves.variant(store, "Groß", 900, 3);
    var small = Shelves.variant(store, "Klein", 700, 3);
    products.create(store, Shelves.product("Ramen", null, List.of(large, small)), Actor.SYSTEM);
    world.readEvents(store);
    var visitor = staff.visitor(store, Role.OWNER);
    var list = "/s/" + store.slug() + "/inventory?q=";
    assertThat(visitor.get(list + "ramen").body()).contains("Groß", "Klein");
    assertThat(visitor.get(list + "gross+ramen").body()).contains("Groß").doesNotContain("Klein");
    var one = statements.ofRequests(() -> visitor.get(list + "ramen"));
    for (int i = 0; i < 30; i++)
      products.create(store, Shelves.product(store, "Ramen " + i, 500), Actor.SYSTEM);
    world.readEvents(store);
    assertThat(statements.ofRequests(() -> visitor.get(list + "ramen"))).hasSameSizeAs(one);
  }

  /** By the job that is woken, not by the test. */
  @Test
  void findsSoonAfterwardsWhatWasAddedOrRenamed() {
    var store = world.store();
    var visitor = staff.visitor(store, Role.OWNER);
    var list = "/s/" + store.slug() + "/products?q=";
    var id = products.create(store, Shelves.product(store, "Weißwurst", 500), Actor.SYSTEM);
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> visitor.get(list + "weisswurst").body().contains(id));
    var version = products.get(store, id).version();
    products.change(store, id, version, Shelves.product(store, "Bratwurst", 500), Actor.SYSTEM);
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> visitor.get(list + "bratwurst").body().contains(id));
    assertThat(visitor.get(list + "weisswurst").body()).doesNotContain(id);
  }

  /** Digits may be a number, or the end of a phone number: both are shown. */
  @Test
  void findsOrdersBesideProductsAndLeadsToANumberAtOnce() {
    var store = world.store();
    long number = placed.order(store, clock.instant(), FulfilmentState.NEW);
    var visitor = staff.visitor(store, Role.OWNER);
    var search = "/s/" + store.slug() + "/search?q=";
    assertThat(visitor.get(search + "yilmaz").body()).contains("#" + number);
    assertThat(visitor.get(search + "nobody").body()).contains("last digits of the phone");
    assertThat(visitor.get(search + number).statusCode()).isEqualTo(302);
    long other =
        placed.order(
            store,
            clock.instant(),
            FulfilmentState.NEW,
            row -> row.setCustomerPhone("+49 30 " + number));
    assertThat(visitor.get(search + number).body()).contains("#" + number, "#" + other);
    assertThat(visitor.get(search + "%23" + number).statusCode()).isEqualTo(302);
    assertThat(visitor.get(search + "030+" + number).body())
        .contains("#" + other)
        .doesNotContain("orders/" + number);
  }

  private void add(Store store, String title, String sku) {
    var variant = Shelves.variant(null, "", sku, store.money(500), null, true, true, 3, 0);
    var active = ProductState.ACTIVE;
    products.create(
        store,
        Shelves.product(title, "", "", "", null, null, "", active, List.of(variant)),
        Actor.SYSTEM);
  }
}
