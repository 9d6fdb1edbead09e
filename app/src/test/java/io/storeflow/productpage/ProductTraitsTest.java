package io.storeflow.productpage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storeflow.catalog.ProductChange;
import io.storeflow.catalog.ProductFields;
import io.storeflow.catalog.Products;
import io.storeflow.catalog.Shelves;
import io.storeflow.label.UsedLabels;
import io.storeflow.modifier.GroupDraft;
import io.storeflow.modifier.ModifierGroups;
import io.storeflow.product.Attribute;
import io.storeflow.product.ProductState;
import io.storeflow.product.ProductTraits;
import io.storeflow.rates.ShippingProfileChanges;
import io.storeflow.store.Actor;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Statements;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;

/** Brand, tags, details, search texts and the time of publishing: from the form to the shop. */
@AppTest
class ProductTraitsTest extends OnProductPages {
  private static final Map<String, String> ALL =
      Map.of(
          "traits.featured", "true",
          "traits.type", "Knife",
          "traits.brand", "Hanami & Sons",
          "traits.tags", "Carbon steel, by hand; carbon STEEL",
          "traits.attributes[0].name", "Material",
          "traits.attributes[0].value", "Shirogami <2>",
          "traits.seoTitle", "A santoku that lasts",
          "traits.seoText", "Forged in Sakai.",
          "variants[0].barcode", "4006381333931",
          "variants[0].attributes", "Edge: 165 mm; Weight: 140 g");

  @Autowired Products products;
  @Autowired UsedLabels labels;
  @Autowired Statements statements;
  @Autowired ShippingProfileChanges profiles;
  @Autowired ModifierGroups groups;

  @Test
  void whatIsSaidOfAProductStandsInItsFormAndInTheShop() {
    var id = create(ALL);
    var traits = products.get(store, id).fields().traits();
    assertThat(traits.tags()).containsExactly("Carbon steel", "by hand");
    assertThat(traits.attributes()).containsExactly(new Attribute("Material", "Shirogami <2>"));
    var form = ProductPages.content(web.get(person, pages.base() + "/" + id));
    assertThat(form)
        .contains("value=\"Hanami &amp; Sons\"", "value=\"Carbon steel, by hand\"")
        .contains("Edge: 165 mm; Weight: 140 g", ">A santoku that lasts</bdi>");
    var page = shop(id);
    assertThat(page)
        .contains("<title>A santoku that lasts</title>")
        .contains("name=\"description\" content=\"Forged in Sakai.\"")
        .contains("property=\"og:title\" content=\"A santoku that lasts\"")
        .contains("property=\"og:type\" content=\"product\"")
        .contains("Hanami &amp; Sons", "Shirogami &lt;2&gt;", "165 mm")
        .contains("\"brand\":{", "\"gtin\":\"4006381333931\"");
  }

  @Test
  void isAGiftCardWhereItSaysSo() {
    var id = create(Map.of("traits.giftCard", "true"));
    assertThat(products.get(store, id).fields().traits().giftCard()).isTrue();
    assertThat(ProductPages.content(web.get(person, pages.base() + "/" + id)))
        .containsPattern("name=\"traits.giftCard\"[^>]*checked");
    assertThat(products.get(store, create(Map.of())).fields().traits().giftCard()).isFalse();
  }

  /** It costs what is on it: what is chosen with it may have no price. */
  @Test
  void becomesNoGiftCardWhileSomethingWithAPriceGoesWithIt() {
    var id = create(Map.of());
    var ribbon = new GroupDraft.Entry(null, "Ribbon", store.money(150), false, null);
    var group = groups.create(store, new GroupDraft("Extras", 0, 1, List.of(ribbon)), Actor.SYSTEM);
    groups.offer(store, id, List.of(group), Actor.SYSTEM);
    var before = products.get(store, id);
    assertThat(ProductPages.content(sent(id, Map.of("traits.giftCard", "true"))))
        .contains("is a gift card and costs what is on it", "€1.50");
    assertThat(products.get(store, id).version()).isEqualTo(before.version());
    groups.offer(store, id, List.of(), Actor.SYSTEM);
    change(id, Map.of("traits.giftCard", "true"));
    assertThat(products.get(store, id).fields().traits().giftCard()).isTrue();
  }

  @Test
  void isSentWithTheGoodsOfItsProfile() {
    var none = create(Map.of());
    assertThat(ProductPages.content(web.get(person, pages.base() + "/" + none)))
        .as("a store without profiles is not asked")
        .doesNotContain("shippingProfile");
    var bulky = profiles.create(store, "Bulky", Actor.SYSTEM);
    var id = create(Map.of("traits.shippingProfile", bulky));
    assertThat(products.get(store, id).fields().traits().shippingProfile()).isEqualTo(bulky);
    assertThat(ProductPages.content(web.get(person, pages.base() + "/" + id)))
        .containsPattern("value=\"" + bulky + "\"[^>]*selected");
    profiles.delete(store, bulky, Actor.SYSTEM);
    assertThat(products.get(store, id).fields().traits().shippingProfile()).isNull();
  }

  @Test
  void aBrandIsOneHoweverItIsSpelled() {
    var one = create(Map.of("traits.brand", "Kanetsune"));
    create(Map.of("traits.brand", "KANETSUNE "));
    assertThat(labels.of(store).brands()).containsExactly("Kanetsune");
    create(Map.of("traits.brand", "Önal", "traits.tags", "b, A"));
    create(Map.of("traits.tags", "a, c"));
    assertThat(labels.of(store).brands()).containsExactly("Kanetsune", "Önal");
    assertThat(labels.of(store).tags()).containsExactly("A", "b", "c");
    assertThat(labels.of(world.store()).tags()).isEmpty();
    assertThat(products.get(store, one).fields().traits().brand()).isEqualTo("Kanetsune");
  }

  @Test
  void theOnlyProductOfABrandMaySpellItAnew() {
    var id = create(Map.of("traits.brand", "kanetsune"));
    change(id, Map.of("traits.brand", "Kanetsune"));
    assertThat(products.get(store, id).fields().traits().brand()).isEqualTo("Kanetsune");
  }

  @Test
  void aFullFormCostsNoMoreStatements() {
    var plain = create(Map.of());
    var full = create(ALL);
    var one = statements.during(() -> web.get(person, pages.base() + "/" + plain));
    var other = statements.during(() -> web.get(person, pages.base() + "/" + full));
    assertThat(other).hasSameSizeAs(one);
  }

  @Test
  void anotherDetailHasARowOfItsOwn() {
    var form = ProductPages.good();
    form.putAll(ALL);
    form.put("rows", "detail");
    var page = ProductPages.content(pages.send("", form));
    assertThat(page).contains("traits.attributes[1].name", "value=\"Material\"");
  }

  @Test
  void whatHasATimeIsADraftUntilThen() {
    var day = LocalDate.now(store.timeZone()).plusYears(1).withMonth(1).withDayOfMonth(31);
    var id = create(Map.of("traits.publishDay", "" + day, "traits.publishTime", "09:30"));
    var product = products.get(store, id);
    assertThat(product.state()).isEqualTo(ProductState.DRAFT);
    assertThat(product.fields().traits().publishAt())
        .isEqualTo(day.atTime(9, 30).atZone(store.timeZone()).toInstant());
    var page = ProductPages.content(web.get(person, pages.base() + "/" + id));
    assertThat(page).contains("it goes on sale on", "value=\"" + day + "\"", "value=\"09:30\"");
    change(id, Map.of());
    assertThat(products.get(store, id).state()).isEqualTo(ProductState.ACTIVE);
  }

  @Test
  void aPlannedProductGoesOnSaleByItself() {
    var soon = Instant.now().plusMillis(1500);
    var made = Shelves.product(store, "Soon", 900);
    var fields = made.fields();
    var planned =
        new ProductFields(
            fields.title(),
            "",
            fields.description(),
            "soon",
            null,
            List.of(),
            ProductState.DRAFT,
            ProductTraits.NONE.publishedAt(soon));
    var change = new ProductChange(planned, "", made.options(), made.variants(), made.removed());
    var id = products.create(store, change, Actor.SYSTEM);
    assertThat(web.get(null, "/shop/" + store.slug() + "/p/soon").getStatus()).isEqualTo(404);
    await()
        .atMost(Duration.ofSeconds(15))
        .until(() -> web.get(null, "/shop/" + store.slug() + "/p/soon").getStatus() == 200);
    assertThat(Instant.now()).isAfter(soon);
    var now = products.get(store, id);
    assertThat(now.state()).isEqualTo(ProductState.ACTIVE);
    assertThat(now.version()).isEqualTo(2);
  }

  @Test
  void markupIsShownAsWhatTheSanitizerMadeOfIt() {
    var id =
        create(
            Map.of(
                "marked", "true",
                "description", "<p>One <b>two</b><script>alert(1)</script></p>"));
    assertThat(shop(id)).contains("<p>One <strong>two</strong></p>").doesNotContain("alert(1)");
    assertThat(shop(id)).contains("name=\"description\" content=\"One two\"");
    var plain = create(Map.of("description", "<b>1</b>\r\n\r\nnext"));
    assertThat(shop(plain)).contains("<p>&lt;b&gt;1&lt;/b&gt;</p><p>next</p>");
  }

  private String create(Map<String, String> more) {
    var form = ProductPages.good();
    form.putAll(more);
    return ProductPages.idOf(pages.send("", form));
  }

  private void change(String id, Map<String, String> more) {
    ProductPages.idOf(sent(id, more));
  }

  private MockHttpServletResponse sent(String id, Map<String, String> more) {
    var product = products.get(store, id);
    var form = ProductPages.good();
    form.put("version", Integer.toString(product.version()));
    form.put("variants[0].id", product.variants().getFirst().publicId());
    form.putAll(more);
    return pages.send("/" + id, form);
  }

  private String shop(String id) {
    var slug = products.get(store, id).slug();
    return ProductPages.content(web.get(null, "/shop/" + store.slug() + "/p/" + slug));
  }
}
