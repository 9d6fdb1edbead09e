package io.storeflow.safetypage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storeflow.account.Person;
import io.storeflow.brand.StoreBrands;
import io.storeflow.catalog.ProductChange;
import io.storeflow.catalog.ProductChange.VariantChange;
import io.storeflow.catalog.Products;
import io.storeflow.db.Tables;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.form.Parts;
import io.storeflow.safety.Contact;
import io.storeflow.safety.Safety;
import io.storeflow.sharing.Rate;
import io.storeflow.sharing.ShareWay;
import io.storeflow.sharing.Sharing;
import io.storeflow.store.Actor;
import io.storeflow.store.Merchant;
import io.storeflow.store.Owned;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Browsing;
import io.storeflow.testing.World;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

@AppTest
class SafetyPagesTest {
  private static final Contact MAKER =
      new Contact("Seki Hamono", "1-2 Honmachi\n501-3857 Seki", "hello@seki.example");
  private static final Safety SAID = new Safety(MAKER, "JP", Contact.NONE, "Sharp edge.", false);

  @Autowired World world;
  @Autowired Browsing web;
  @Autowired Products products;
  @Autowired StoreBrands brands;
  @Autowired SafetyStatements statements;
  @Autowired Sharing sharing;
  @Autowired Transactions transactions;
  @Autowired DSLContext db;

  Merchant merchant;
  Store store;
  Person owner;
  String product;
  World.Goods goods;

  @BeforeEach
  void open() {
    merchant = world.merchant();
    store = world.store(merchant, 24 * 60);
    owner = world.member(store, Role.OWNER);
    goods = world.goods(store, 1000, 50);
    var p = Owned.only(store, Tables.PRODUCT);
    product = db.select(p.PUBLIC_ID).from(p).fetchSingle(p.PUBLIC_ID);
    brand("Kanetsune");
  }

  @Test
  void whatTheBrandSaysIsToldOfItsProductsOnPageAndInTheApi() {
    var id = brands.named(store, "KANETSUNE").orElseThrow().publicId();
    var form = store.page("/brands/" + id + "/safety");
    post(
        form,
        "makerName",
        "Seki Hamono",
        "makerAddress",
        "1-2 Honmachi\n501-3857 Seki",
        "makerCountry",
        "jp",
        "makerContact",
        "hello@seki.example",
        "warnings",
        "Sharp edge.");
    var page = shown();
    assertThat(page)
        .contains("Product safety", "Seki Hamono", "501-3857 Seki", "Japan", "Sharp edge.")
        .contains("mailto:hello@seki.example")
        .contains("/brands/kanetsune");
    assertThat(words(web.get(null, "/api/v1/stores/" + store.slug() + "/products")))
        .contains("\"manufacturer\":{\"name\":\"Seki Hamono\"", "\"country\":\"JP\"")
        .contains("\"responsible_person\":null", "\"warnings\":\"Sharp edge.\"");
    assertThat(words(web.get(owner, form))).contains("responsible person in the Union");
    assertThat(words(web.get(owner, store.page("/audit")))).contains("Brand changed");
  }

  @Test
  void aProductSaysItForItself() {
    var id = brands.named(store, "Kanetsune").orElseThrow().publicId();
    statements.sayOfBrand(store, id, SAID, Actor.SYSTEM);
    var form = store.page("/products/" + product + "/safety");
    post(
        form, "makerName", "Solingen AG", "makerCountry", "DE", "makerContact", "solingen.example");
    assertThat(shown())
        .contains("Solingen AG", "Germany", "https://solingen.example", "Sharp edge.")
        .doesNotContain("Seki Hamono");
    assertThat(words(web.get(owner, form))).contains("taken from the brand", "Seki Hamono");
  }

  @Test
  void whatCannotBeReadIsSaidAndStaysAsTyped() {
    var form = store.page("/products/" + product + "/safety");
    var refused = send(form, "makerName", "Me", "makerContact", "call me", "makerCountry", "XQ");
    assertThat(refused.getStatus()).isEqualTo(422);
    assertThat(words(refused))
        .contains(
            "no e-mail or web address", "Choose a country", "value=\"call me\"", "value=\"Me\"");
    assertThat(shown()).doesNotContain("Product safety");
  }

  /**
   * What one of two alone changed is taken; where both did, both are seen, and nothing is saved.
   */
  @Test
  void nobodyOverwritesWhatSomebodyElseHasSaidMeanwhile() {
    var form = store.page("/products/" + product + "/safety");
    post(form, "makerName", "Seki Hamono", "makerCountry", "JP", "warnings", "Sharp edge.");
    var seen = version(form);
    post(form, "makerName", "Seki & Sons", "warnings", "Sharp edge.", "exempt", "false");
    assertThat(statements.ofProduct(store, product).said().country()).as("kept").isEqualTo("JP");
    var late =
        sendSeen(
            seen, form, "makerName", "Kanetsune", "makerCountry", "JP", "warnings", "Very sharp.");
    assertThat(late.getStatus()).isEqualTo(409);
    assertThat(words(late))
        .contains("value=\"Kanetsune\"", "Saved by somebody else meanwhile: ", "Seki &amp; Sons")
        .contains("Very sharp.")
        .doesNotContain("Saved by somebody else meanwhile: Sharp edge.");
    assertThat(statements.ofProduct(store, product).said().maker().name()).isEqualTo("Seki & Sons");
    var apart = sendSeen(seen, form, "makerName", "Seki Hamono", "warnings", "Very sharp.");
    assertThat(words(apart))
        .contains("value=\"Seki &amp; Sons\"", "of other fields than you", "Very sharp.");
    assertThat(sendSeen("", form, "makerName", "Lost").getStatus()).isEqualTo(409);
    post(form, "makerName", "Kanetsune");
    assertThat(statements.ofProduct(store, product).said().maker().name()).isEqualTo("Kanetsune");
    var brand = brands.named(store, "Kanetsune").orElseThrow().publicId();
    var ofBrand = store.page("/brands/" + brand + "/safety");
    var before = version(ofBrand);
    post(ofBrand, "makerName", "Seki");
    assertThat(sendSeen(before, ofBrand, "makerName", "Solingen").getStatus()).isEqualTo(409);
    assertThat(statements.ofBrand(store, brand).said().maker().name()).isEqualTo("Seki");
  }

  @Test
  void linkedProductsAndTheirBrandsElsewhereSayTheSame() {
    var id = brands.named(store, "Kanetsune").orElseThrow().publicId();
    statements.sayOfBrand(store, id, SAID, Actor.SYSTEM);
    var market = world.store(merchant);
    var copy = share(market);
    assertThat(statements.ofProduct(market, copy).brand()).isEqualTo(SAID);
    var moved = new Safety(new Contact("Seki", "Tokyo", "a@seki.example"), "JP", MAKER, "", false);
    statements.sayOfBrand(store, id, moved, Actor.SYSTEM);
    await().until(() -> statements.ofProduct(market, copy).brand().equals(moved));
    statements.sayOfProduct(store, product, SAID, Actor.SYSTEM);
    await().until(() -> statements.ofProduct(market, copy).said().equals(SAID));
  }

  @Test
  void whatSomebodySaysOfTheBrandElsewhereStays() {
    var id = brands.named(store, "Kanetsune").orElseThrow().publicId();
    var market = world.store(merchant);
    var copy = share(market);
    var there = brands.named(market, "Kanetsune").orElseThrow().publicId();
    var own = new Safety(MAKER, "DE", Contact.NONE, "Own words.", false);
    statements.sayOfBrand(market, there, own, Actor.SYSTEM);
    statements.sayOfBrand(store, id, SAID, Actor.SYSTEM);
    statements.sayOfProduct(store, product, SAID, Actor.SYSTEM);
    await().until(() -> statements.ofProduct(market, copy).said().equals(SAID));
    assertThat(statements.ofProduct(market, copy).brand()).isEqualTo(own);
  }

  @Test
  void aStoreOfGoodsInTheUnionIsToldOfHowManyItIsNotSaid() {
    var market = world.store(merchant, 24 * 60);
    world.goods(market, 1000, 50);
    var keeper = world.member(market, Role.OWNER);
    var listed = market.page("/products?missing=safety");
    assertThat(words(web.get(keeper, market.page(""))))
        .contains("1 product on sale does not say all", listed);
    var p = Owned.only(market, Tables.PRODUCT);
    var id = db.select(p.PUBLIC_ID).from(p).fetchSingle(p.PUBLIC_ID);
    statements.sayOfProduct(market, id, SAID, Actor.SYSTEM);
    var editor = market.page("/products/" + id);
    assertThat(words(web.get(keeper, market.page("")))).contains("1 product on sale");
    assertThat(words(web.get(keeper, listed))).contains(editor, "Incomplete");
    assertThat(words(web.get(keeper, editor))).contains("responsible person in the Union");
    var whole = new Safety(MAKER, "JP", MAKER, "", false);
    statements.sayOfProduct(market, id, whole, Actor.SYSTEM);
    assertThat(words(web.get(keeper, market.page("")))).doesNotContain("does not say all");
    assertThat(words(web.get(keeper, listed))).doesNotContain(editor);
    assertThat(words(web.get(keeper, editor))).doesNotContain("responsible person");
    var kitchen = world.store(merchant);
    world.goods(kitchen, 1000, 50);
    var cook = world.member(kitchen, Role.OWNER);
    assertThat(words(web.get(cook, kitchen.page(""))))
        .as("food")
        .doesNotContain("does not say all");
  }

  private String shown() {
    return words(web.get(null, store.shop("/p/" + goods.productSlug())));
  }

  private void brand(String name) {
    var now = products.get(store, product);
    var same = ProductChange.copy(now, now.title());
    var variants =
        now.variants().stream()
            .map(it -> new VariantChange(it.publicId(), List.of(), it.fields(), 0))
            .toList();
    var traits = Parts.with(now.fields().traits(), Map.of("brand", name));
    var fields = Parts.with(now.fields(), Map.of("traits", traits));
    products.change(
        store,
        product,
        now.version(),
        new ProductChange(fields, "", same.options(), variants, Set.of()),
        Actor.SYSTEM);
  }

  /** Public id of the product there that follows this one. */
  private String share(Store market) {
    var seen = sharing.look(store, products.get(store, product).id(), market);
    var rate = Rate.same(store.currency());
    return transactions
        .write(() -> sharing.make(store, seen, market, ShareWay.LINK, rate, Actor.SYSTEM))
        .orElseThrow()
        .publicId();
  }

  private MockHttpServletResponse post(String at, String... fields) {
    var answer = send(at, fields);
    assertThat(answer.getStatus()).as(words(answer)).isEqualTo(302);
    return answer;
  }

  /** As who has just opened the page. */
  private MockHttpServletResponse send(String at, String... fields) {
    return sendSeen(version(at), at, fields);
  }

  private String version(String at) {
    var field = Pattern.compile("name=\"version\" value=\"([0-9a-f]+)\"");
    var found = field.matcher(words(web.get(owner, at)));
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private MockHttpServletResponse sendSeen(String version, String at, String... fields) {
    var call = MockMvcRequestBuilders.post(at).param("version", version);
    for (int i = 0; i < fields.length; i += 2) call.param(fields[i], fields[i + 1]);
    return web.send(owner, call);
  }

  private static String words(MockHttpServletResponse answer) {
    return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
  }
}
