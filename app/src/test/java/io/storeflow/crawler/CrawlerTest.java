package io.storeflow.crawler;

import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.product.ProductState;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Client;
import io.storeflow.testing.World;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@AppTest
class CrawlerTest {
  @Autowired World world;
  @Autowired DSLContext db;
  @Autowired StoreSitemap sitemaps;
  @LocalServerPort int port;

  Client client;
  Store store;

  @BeforeEach
  void open() {
    client = new Client(port);
    store = world.store();
  }

  @Test
  void tellsSearchEnginesWhereTheyMayGo() {
    var robots = client.get("/robots.txt");
    assertThat(robots.statusCode()).isEqualTo(200);
    assertThat(robots.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
    assertThat(robots.headers().firstValue("Set-Cookie")).isEmpty();
    assertThat(robots.body())
        .contains("User-agent: *", "Disallow: /s/", "Sitemap: http://localhost/sitemap.xml")
        .doesNotContain("Disallow: /shop/\n", "Disallow: /\n");
  }

  @Test
  void namesNoMerchantInItsOwnMap() throws Exception {
    assertThat(addresses(client.get("/sitemap.xml").body()))
        .containsExactly("http://localhost/", "http://localhost/signup");
  }

  @Test
  void mapsWhatIsOnSaleAndNothingElse() throws Exception {
    var shown = world.goods(store, 1290, 10);
    var draft = world.goods(store, 1290, 10);
    set(draft, ProductState.DRAFT);
    var other = world.goods(world.store(), 1290, 10);
    var home = "http://localhost/shop/" + store.slug();
    var map = client.get("/shop/" + store.slug() + "/sitemap.xml");
    assertThat(map.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/xml");
    assertThat(addresses(map.body()))
        .contains(home, home + "/all", home + "/p/" + shown.productSlug())
        .doesNotContain(home + "/p/" + draft.productSlug(), home + "/p/" + other.productSlug());
    assertThat(client.get("/shop/" + store.slug()).body())
        .as("the shop names its map")
        .contains("rel=\"sitemap\"", "/shop/" + store.slug() + "/sitemap.xml");
    assertThat(client.get("/shop/" + store.slug() + "/sitemap-2.xml").statusCode()).isEqualTo(404);
    assertThat(client.get("/shop/nobody-" + store.slug() + "/sitemap.xml").statusCode())
        .isEqualTo(404);
  }

  @Test
  void mapsALargeStoreInParts() {
    var entry =
        new Sitemap.Entry("http://localhost/shop/a/p/b&c", Instant.parse("2026-01-02T03:04:05.6Z"));
    var xml = new Sitemap(false, List.of(entry)).xml();
    assertThat(xml)
        .contains("<loc>http://localhost/shop/a/p/b&amp;c</loc><lastmod>2026-01-02T03:04:05Z<");
    assertThat(new Sitemap(true, List.of(entry)).xml()).contains("<sitemapindex", "<sitemap><loc>");
    var parts =
        IntStream.rangeClosed(1, 3).mapToObj(n -> StoreSitemap.parts(n * StoreSitemap.PART));
    assertThat(parts).containsExactly(1, 2, 3);
    assertThat(StoreSitemap.parts(StoreSitemap.PART + 1)).isEqualTo(2);
  }

  private void set(World.Goods goods, ProductState state) {
    var p = only(store, PRODUCT);
    db.update(p).set(p.STATE, state).where(p.ID.eq(goods.productId())).execute();
  }

  private static List<String> addresses(String xml) throws Exception {
    var found =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
            .getElementsByTagName("loc");
    return IntStream.range(0, found.getLength())
        .mapToObj(index -> found.item(index).getTextContent())
        .toList();
  }
}
