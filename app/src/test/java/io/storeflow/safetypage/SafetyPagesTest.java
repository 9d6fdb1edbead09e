package io.storeflow.safetypage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storeflow.db.Tables;
import io.storeflow.safety.Contact;
import io.storeflow.safety.Safety;
import io.storeflow.store.Actor;
import io.storeflow.store.Owned;
import io.storeflow.store.Role;
import io.storeflow.testing.AppTest;
import org.junit.jupiter.api.Test;

@AppTest
class SafetyPagesTest extends AtSafetyPages {
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
}
