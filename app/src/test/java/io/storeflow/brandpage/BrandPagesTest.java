package io.storeflow.brandpage;

import static io.storeflow.db.Tables.PRODUCT;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.account.Person;
import io.storeflow.brand.StoreBrands;
import io.storeflow.label.Brands;
import io.storeflow.safety.Contact;
import io.storeflow.safety.Safety;
import io.storeflow.safetypage.SafetyStatements;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Browsing;
import io.storeflow.testing.World;
import java.nio.charset.StandardCharsets;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

@AppTest
class BrandPagesTest {
  private static final Safety SAID =
      new Safety(new Contact("Seki", "Seki", "a@seki.example"), "JP", Contact.NONE, "", false);

  @Autowired World world;
  @Autowired Browsing web;
  @Autowired StoreBrands brands;
  @Autowired Brands labels;
  @Autowired SafetyStatements statements;
  @Autowired DSLContext db;

  Store store;
  Person owner;
  String base;
  World.Goods knife;
  World.Goods bowl;

  @BeforeEach
  void open() {
    store = world.store();
    owner = world.member(store, Role.OWNER);
    base = store.page("/brands");
    knife = goods("Kanetsune");
    bowl = goods("Mino Kiln");
  }

  @Test
  void aBrandHasAPageOfItsGoodsInTheShop() {
    var page = shown("/brands/kanetsune");
    assertThat(page)
        .contains(knife.productSlug(), "rel=\"canonical\"", "BreadcrumbList")
        .contains("/brands/kanetsune\"")
        .doesNotContain(bowl.productSlug());
    assertThat(shown("/sitemap.xml"))
        .contains("/brands/kanetsune</loc>", "/brands/mino-kiln</loc>");
    assertThat(shown("/p/" + knife.productSlug())).contains("/brands/kanetsune");
    assertThat(web.get(null, store.shop("/brands/nobody")).getStatus()).isEqualTo(404);
  }

  @Test
  void aNewNameIsThatOfItsProductsAndTheOldAddressLeadsToTheNewOne() {
    assertThat(facets()).contains("Kanetsune", "Mino Kiln");
    post(at("Kanetsune"), "version", "1", "name", "Seki", "slug", "seki", "text", "Since 1870.");
    assertThat(shown("/brands/seki"))
        .contains(knife.productSlug(), "Since 1870.", "Seki")
        .doesNotContain("Kanetsune", "kanetsune", bowl.productSlug());
    assertThat(shown("/p/" + knife.productSlug()))
        .contains("/brands/seki")
        .doesNotContain("Kanetsune", "/brands/kanetsune");
    assertThat(shown("/sitemap.xml"))
        .contains("/brands/seki</loc>")
        .doesNotContain("/brands/kanetsune");
    assertThat(words(web.get(owner, base))).contains("Seki").doesNotContain("Kanetsune");
    var old = web.get(null, store.shop("/brands/kanetsune"));
    assertThat(old.getStatus()).isEqualTo(308);
    assertThat(old.getHeader("Location")).endsWith("/brands/seki");
    assertThat(facets()).contains("Seki").doesNotContain("Kanetsune");
    assertThat(words(web.get(owner, store.page("/audit")))).contains("Brand changed");
  }

  @Test
  void namesAndAddressesOfOthersAreRefusedAndTheNewestIsNotOverwritten() {
    var id = at("Kanetsune");
    assertThat(words(send(id, "version", "1", "name", "MINO kiln"))).contains("put both together");
    assertThat(words(send(id, "version", "1", "name", "Seki", "slug", "mino-kiln")))
        .contains("has this address", "value=\"Seki\"");
    assertThat(send(id, "version", "1", "name", "").getStatus()).isEqualTo(422);
    assertThat(send(id, "version", "7", "name", "Seki").getStatus()).isEqualTo(409);
    assertThat(brands.named(store, "Kanetsune")).isPresent();
  }

  @Test
  void twoBrandsBecomeOne() {
    assertThat(words(send(at("Kanetsune") + "/merger", "into", "Nobody")))
        .contains("Name a brand that exists", "value=\"Nobody\"");
    post(at("Kanetsune") + "/merger", "into", "mino KILN");
    assertThat(brands.named(store, "Kanetsune")).isEmpty();
    assertThat(shown("/brands/mino-kiln")).contains(knife.productSlug(), bowl.productSlug());
    assertThat(web.get(null, store.shop("/brands/kanetsune")).getHeader("Location"))
        .endsWith("/brands/mino-kiln");
    assertThat(facets()).doesNotContain("Kanetsune");
    assertThat(shown("/sitemap.xml")).doesNotContain("/brands/kanetsune");
    assertThat(shown("/p/" + knife.productSlug()))
        .contains("/brands/mino-kiln")
        .doesNotContain("Kanetsune");
    assertThat(words(web.get(owner, base))).doesNotContain("Kanetsune");
  }

  @Test
  void productsOfADeletedBrandKeepOrLoseWhatItSaid() {
    statements.sayOfBrand(store, id("Kanetsune"), SAID, Actor.SYSTEM);
    statements.sayOfBrand(store, id("Mino Kiln"), SAID, Actor.SYSTEM);
    post(at("Kanetsune") + "/deletion", "keepSafety", "true");
    post(at("Mino Kiln") + "/deletion");
    assertThat(shown("/p/" + knife.productSlug())).contains("Product safety", "a@seki.example");
    assertThat(shown("/p/" + bowl.productSlug()))
        .doesNotContain("Product safety", "a@seki.example", "Mino Kiln", "/brands/");
    assertThat(web.get(null, store.shop("/brands/kanetsune")).getStatus()).isEqualTo(404);
    assertThat(shown("/sitemap.xml")).doesNotContain("/brands/");
    assertThat(words(web.get(owner, base))).contains("No brands yet");
  }

  @Test
  void theListIsSearchedAndSaysWhatIsMissing() {
    var list = words(web.get(owner, base));
    assertThat(list).contains("Kanetsune", "Mino Kiln");
    assertThat(words(web.get(owner, base + "?q=KILN")))
        .contains("Mino Kiln")
        .doesNotContain("Kanetsune");
    assertThat(words(web.get(owner, base + "?q=nothing"))).contains("No brand is called so");
  }

  private String facets() {
    return words(
        web.get(null, "/api/v1/stores/" + store.slug() + "/products?facets=true&brand=Mino+Kiln"));
  }

  private World.Goods goods(String brand) {
    var goods = world.goods(store, 1000, 50);
    var p = only(store, PRODUCT);
    var id = labels.named(store, brand, goods.productId());
    db.update(p).set(p.BRAND_ID, id).where(p.ID.eq(goods.productId())).execute();
    return goods;
  }

  private String id(String brand) {
    return brands.named(store, brand).orElseThrow().publicId();
  }

  private String at(String brand) {
    return base + "/" + id(brand);
  }

  private String shown(String path) {
    return words(web.get(null, store.shop(path)));
  }

  private void post(String at, String... fields) {
    var answer = send(at, fields);
    assertThat(answer.getStatus()).as(words(answer)).isEqualTo(302);
  }

  private MockHttpServletResponse send(String at, String... fields) {
    var call = MockMvcRequestBuilders.post(at);
    for (int i = 0; i < fields.length; i += 2) call.param(fields[i], fields[i + 1]);
    return web.send(owner, call);
  }

  private static String words(MockHttpServletResponse answer) {
    return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
  }
}
