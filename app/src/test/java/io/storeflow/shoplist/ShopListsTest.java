package io.storeflow.shoplist;

import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.db.Tables.PRODUCT_TAG;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.catalog.Products;
import io.storeflow.catalog.Shelves;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Client;
import io.storeflow.testing.World;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@AppTest
class ShopListsTest {
  private static final Pattern TITLE = Pattern.compile("/p/[a-z0-9-]+\"><bdi[^>]*>([^<]+)</bdi>");

  @Autowired World world;
  @Autowired Products products;
  @Autowired DSLContext db;
  @LocalServerPort int port;

  Client client;
  Store store;

  @BeforeEach
  void open() {
    client = new Client(port);
    store = world.store();
    for (int i = 1; i <= 9; i++) {
      var small = Shelves.variant(store, "Small", 1000L * i, i == 1 ? 0 : 5);
      var large = Shelves.variant(store, "Large", 1000L * i + 500, i > 6 ? 5 : 0);
      var change = Shelves.product("Tin " + i, null, List.of(small, large));
      products.create(store, change, Actor.SYSTEM);
    }
  }

  @Test
  void sortsAndPutsWhatIsSoldOutLast() {
    assertThat(titles("/all?sort=-price"))
        .containsExactly(
            "Tin 9", "Tin 8", "Tin 7", "Tin 6", "Tin 5", "Tin 4", "Tin 3", "Tin 2", "Tin 1");
    assertThat(titles("/all?sort=price")).startsWith("Tin 2").endsWith("Tin 9", "Tin 1");
    assertThat(titles("/search?q=tin&sort=title")).startsWith("Tin 2").endsWith("Tin 1");
  }

  @Test
  void narrowsByAPlainFormAndSaysWhatIsInForce() {
    var page = get("/all?option.size=large&available=true&from=&to=80&junk=1");

    assertThat(titlesOf(page)).containsExactly("Tin 7", "Tin 8");
    assertThat(page)
        .contains("name=\"option.Size\" value=\"Large\"", "2 products", "Remove all filters")
        .contains("<meta name=\"robots\" content=\"noindex\">")
        .contains("rel=\"canonical\" href=\"http://localhost/shop/" + store.slug() + "/all\"")
        .contains("href=\"/shop/" + store.slug() + "/all?to=80&amp;available=true\"");
    assertThat(get("/all")).doesNotContain("content=\"noindex\"").contains("9 products");
    for (var list : List.of("", "/all", "/search?q=tin"))
      assertThat(get(list)).as(list).contains("Prices include tax.");
    assertThat(get("/search?q=nothing")).doesNotContain("Prices include tax.");
  }

  /** Who opens it comes to type; who has results comes to read. */
  @Test
  void theFieldOfAnEmptySearchHasTheFocus() {
    assertThat(get("/search")).contains("autofocus");
    assertThat(get("/search?q=tin")).doesNotContain("autofocus");
  }

  @Test
  void hasAWayToLabelsThatFewGoodsHave() {
    var p = only(store, PRODUCT);
    long tin = db.select(p.ID).from(p).where(p.TITLE.eq("Tin 2")).fetchSingle(p.ID);
    for (int i = 1; i <= 27; i++)
      db.insertInto(PRODUCT_TAG)
          .set(PRODUCT_TAG.STORE_ID, store.id())
          .set(PRODUCT_TAG.PRODUCT_ID, tin)
          .set(PRODUCT_TAG.FOLDED, "kind %02d".formatted(i))
          .set(PRODUCT_TAG.TAG, "Kind %02d".formatted(i))
          .set(PRODUCT_TAG.POSITION, i)
          .execute();
    var page = get("/all");
    assertThat(page.indexOf("value=\"Kind 20\""))
        .isPositive()
        .isLessThan(page.indexOf("Show 7 more"));
    assertThat(page.indexOf("value=\"Kind 27\"")).isGreaterThan(page.indexOf("Show 7 more"));
    assertThat(page).contains("<details class=\"listing-more opens\">");
    assertThat(get("/all?tag=Kind+27")).contains("<details class=\"listing-more opens\" open");
  }

  @Test
  void sortsFewGoodsTooAndNarrowsThemNot() {
    var small = world.store();
    for (int i = 1; i <= 3; i++) {
      var one = List.of(Shelves.variant(small, "", 100L * i, 5));
      products.create(small, Shelves.product("Cup " + i, null, one), Actor.SYSTEM);
    }
    var page = client.get(small.shop("/all?sort=-price")).body();
    assertThat(titlesOf(page)).containsExactly("Cup 3", "Cup 2", "Cup 1");
    assertThat(client.get(small.shop("/all")).body())
        .contains("name=\"sort\"")
        .doesNotContain("listing-filters");
  }

  @Test
  void offersAWayOutOfNothing() {
    assertThat(get("/all?option.Size=Huge"))
        .contains("Nothing fits all of these filters", "No products")
        .contains("href=\"/shop/" + store.slug() + "/all\"");
  }

  @Test
  void bearsWhateverIsTyped() {
    for (var odd :
        List.of(
            "from=abc",
            "from=90&to=10",
            "to=1e9",
            "from=-5",
            "sort=nonsense",
            "available=maybe",
            "brand=%00%F0%9F%8D%9C",
            "option.=x",
            "option.Size=" + "x".repeat(3_000),
            "brand=a&brand=b&brand=%3Cscript%3E",
            "tag=" + "&tag=t".repeat(200))) {
      var answer = client.get("/shop/" + store.slug() + "/all?" + odd);
      assertThat(answer.statusCode()).as(odd).isEqualTo(200);
      assertThat(answer.body()).as(odd).doesNotContain("<script>");
    }
    assertThat(get("/all?from=abc")).contains("Write prices as", "value=\"abc\"");
    assertThat(get("/all?from=90&to=10")).contains("Write prices as", "9 products");
    assertThat(client.get("/shop/" + store.slug() + "/all?cursor=x").statusCode()).isEqualTo(400);
  }

  @Test
  void theFrontEndsWithAWayToAllWhereItDoesNotShowThem() {
    assertThat(get("")).doesNotContain("All 9 products");
    var dear = Shelves.variant(store, "", 10_050, 5);
    products.create(store, Shelves.product("Tin 10", null, List.of(dear)), Actor.SYSTEM);
    assertThat(get("")).contains("All 10 products", "href=\"/shop/" + store.slug() + "/all\"");
    assertThat(get("/all")).contains("placeholder=\"€10.00\"", "placeholder=\"€101.00\"");
  }

  @Test
  void countsForPrograms() {
    var api = "/api/v1/stores/" + store.slug() + "/products";
    var counted = client.get(api + "?facets=true&limit=2&sort=price&option.Size=Large");
    assertThat(counted.body())
        .contains("\"total\":9", "\"field\":\"option.Size\"", "{\"value\":\"Large\",\"count\":9}");
    assertThat(client.get(api + "?limit=1").body()).doesNotContain("\"facets\"", "\"total\"");
    assertThat(client.get(api + "?brand=None").body()).contains("\"data\":[]");
    assertThat(client.get(api + "?sort=popular").statusCode()).isEqualTo(200);
  }

  private List<String> titles(String path) {
    return titlesOf(get(path));
  }

  private static List<String> titlesOf(String page) {
    var titles = new ArrayList<String>();
    var found = TITLE.matcher(page);
    while (found.find()) titles.add(found.group(1));
    return titles;
  }

  private String get(String path) {
    var answer = client.get("/shop/" + store.slug() + path);
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }
}
