package io.storeflow.productpage;

import static io.storeflow.db.Tables.STOCK;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.storeflow.catalog.ProductChange;
import io.storeflow.catalog.ProductChange.VariantChange;
import io.storeflow.catalog.Products;
import io.storeflow.catalog.Shelves;
import io.storeflow.forsale.ShopCatalogue;
import io.storeflow.forsale.ShopFilter;
import io.storeflow.forsale.ShopProduct;
import io.storeflow.product.ProductState;
import io.storeflow.store.Actor;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Statements;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AppTest
class ProductControllerTest extends OnProductPages {
  @Autowired Products products;
  @Autowired ShopCatalogue shop;
  @Autowired Statements statements;
  @Autowired DSLContext db;

  @Test
  void createsAProductFromWhatWasTyped() {
    var answer = pages.send("", ProductPages.good());
    assertThat(answer.getStatus()).isEqualTo(302);
    var product = products.get(store, ProductPages.idOf(answer));
    assertThat(product.title()).isEqualTo("Tonkotsu Ramen");
    assertThat(product.fields().slug()).isEqualTo("tonkotsu-ramen");
    assertThat(product.fields().description().text()).isEqualTo("Broth\nof bones");
    var variant = product.variants().getFirst();
    assertThat(variant.fields().price()).isEqualTo(store.money(1290));
    assertThat(variant.fields().compareAt()).isEqualTo(store.money(1490));
    assertThat(variant.onHand()).isEqualTo(20);
    assertThat(variant.fields().lowAt()).isEqualTo(3);
    assertThat(variant.fields().tracked()).isTrue();
  }

  @Test
  void showsWhatIsThereForEdit() {
    var id = ProductPages.idOf(pages.send("", ProductPages.good()));
    var page = ProductPages.content(web.get(person, pages.base() + "/" + id));
    assertThat(page).contains("Tonkotsu Ramen", "12.90", "14.90", "RAM-1", "Broth\nof bones");
    assertThat(page).doesNotContain("??");
  }

  /** Ten people at once make a product of the same title: ten products, ten addresses. */
  @Test
  void givesEveryoneAnAddressOfTheirOwn() throws Exception {
    try (var pool = Executors.newFixedThreadPool(5)) {
      var work =
          IntStream.range(0, 10)
              .<Callable<Integer>>mapToObj(
                  i -> () -> pages.send("", ProductPages.good()).getStatus())
              .toList();
      var statuses = pool.invokeAll(work).stream().map(it -> it.resultNow()).toList();
      assertThat(statuses).allMatch(status -> status == 302 || status == 422);
    }
    var slugs =
        shop.products(store, ShopFilter.all(), 20, null).rows().stream()
            .map(ShopProduct::slug)
            .toList();
    assertThat(slugs).doesNotHaveDuplicates().isNotEmpty();
  }

  @Test
  void tellsSomebodyWhoseFormIsOld() {
    var id = ProductPages.idOf(pages.send("", ProductPages.good()));
    var form = ProductPages.good();
    form.put("version", "1");
    form.put("variants[0].id", products.get(store, id).variants().getFirst().publicId());
    form.put("variants[0].onHandWas", "20");
    form.put("title", "First");
    assertThat(pages.send("/" + id, form).getStatus()).isEqualTo(302);
    form.put("title", "Second");
    var answer = pages.send("/" + id, form);
    assertThat(answer.getStatus()).isEqualTo(409);
    assertThat(ProductPages.content(answer))
        .contains("Somebody else changed this product", "value=\"Second\"", ">First</bdi>");
    assertThat(products.get(store, id).title()).isEqualTo("First");
    form.put("version", "2");
    form.put("secondTitle", "Only mine");
    form.put("choices[0].key", "title");
    form.put("choices[0].take", "theirs");
    assertThat(pages.send("/" + id, form).getStatus()).isEqualTo(302);
    var settled = products.get(store, id);
    assertThat(settled.title()).isEqualTo("First");
    assertThat(settled.fields().secondTitle()).isEqualTo("Only mine");
  }

  @Test
  void changesStockByWhatDiffersFromWhatWasSeen() {
    var id = ProductPages.idOf(pages.send("", ProductPages.good()));
    var variant = products.get(store, id).variants().getFirst();
    var form = ProductPages.good();
    form.put("version", "1");
    form.put("variants[0].id", variant.publicId());
    form.put("variants[0].onHandWas", "25");
    form.put("variants[0].onHand", "27");
    form.put("reason", "Two more found");
    assertThat(pages.send("/" + id, form).getStatus()).isEqualTo(302);
    assertThat(products.get(store, id).variants().getFirst().onHand()).isEqualTo(22);
    var ledger =
        ProductPages.content(
            web.get(person, "/s/" + store.slug() + "/inventory/" + variant.publicId()));
    assertThat(ledger).contains("Two more found", "+2", "Receipt", "Adjustment");
  }

  @Test
  void theLedgerSaysThatAVariantWasLeftOut() {
    var both = List.of(Shelves.variant(store, "S", 900, 3), Shelves.variant(store, "M", 900, 7));
    var id = products.create(store, Shelves.product("Shirt", null, both), Actor.SYSTEM);
    var now = products.get(store, id);
    var first = now.variants().getFirst();
    var stays = new VariantChange(first.publicId(), List.of(0), first.fields(), 0);
    var options = List.of(ProductChange.copy(now, now.title()).options().getFirst());
    var gone = Set.of(now.variants().getLast().publicId());
    var change = new ProductChange(now.fields(), "", options, List.of(stays), gone);
    products.change(store, id, now.version(), change, Actor.SYSTEM);
    var all = ProductPages.content(web.get(person, "/s/" + store.slug() + "/inventory/ledger"));
    assertThat(all).contains("−7", "Variant left out");
  }

  @Test
  void standsInTheInventoryAsSoonAsItIsCounted() {
    var form = ProductPages.good();
    form.remove("variants[0].tracked");
    form.put("variants[0].onHand", "");
    var id = ProductPages.idOf(pages.send("", form));
    assertThat(pages.inventory()).doesNotContain("Tonkotsu Ramen");
    form.put("version", "1");
    form.put("variants[0].id", products.get(store, id).variants().getFirst().publicId());
    form.put("variants[0].tracked", "true");
    form.put("variants[0].onHand", "");
    form.put("variants[0].lowAt", "4");
    assertThat(pages.send("/" + id, form).getStatus()).isEqualTo(302);
    assertThat(pages.inventory()).contains("Tonkotsu Ramen", "Sold out");
    assertThat(products.get(store, id).variants().getFirst().fields().lowAt()).isEqualTo(4);
  }

  @Test
  void archivesManyAtOnceAndBringsThemBack() {
    var one = ProductPages.idOf(pages.send("", ProductPages.good()));
    var two = ProductPages.idOf(pages.send("", ProductPages.good()));
    var call = post(pages.base() + "/state").param("state", "archived").param("product", one, two);
    assertThat(web.send(person, call).getStatus()).isEqualTo(302);
    assertThat(shop.products(store, ShopFilter.all(), 5, null).rows()).isEmpty();
    var back = post(pages.base() + "/state").param("state", "active").param("product", one, two);
    web.send(person, back);
    assertThat(shop.products(store, ShopFilter.all(), 5, null).rows()).hasSize(2);
  }

  @Test
  void leavesProductsOfOtherStoresAlone() {
    var other = world.store();
    var theirs = products.create(other, Shelves.product(other, "Theirs", 100), Actor.SYSTEM);
    web.send(
        person, post(pages.base() + "/state").param("state", "archived").param("product", theirs));
    assertThat(products.get(other, theirs).state()).isEqualTo(ProductState.ACTIVE);
  }

  @Test
  void deletesOnlyDraftsThatWereNeverSold() {
    var id = ProductPages.idOf(pages.send("", ProductPages.good()));
    web.send(person, post(pages.base() + "/" + id + "/deletion"));
    assertThat(products.get(store, id).state()).isEqualTo(ProductState.ACTIVE);
    web.send(person, post(pages.base() + "/state").param("state", "draft").param("product", id));
    web.send(person, post(pages.base() + "/" + id + "/deletion"));
    assertThat(web.get(person, pages.base() + "/" + id).getStatus()).isEqualTo(404);
  }

  /** Somebody has it in a cart, or a program has reserved it: it is said, and nothing is lost. */
  @Test
  void deletesNothingThatIsReserved() {
    var id = ProductPages.idOf(pages.send("", ProductPages.good()));
    web.send(person, post(pages.base() + "/state").param("state", "draft").param("product", id));
    var s = only(store, STOCK);
    for (var onHand : List.of(20, 0)) {
      db.update(s).set(s.ON_HAND, onHand).set(s.RESERVED, 2).execute();
      var answer = web.send(person, post(pages.base() + "/" + id + "/deletion"));
      assertThat(answer.getRedirectedUrl()).isEqualTo(pages.base() + "/" + id);
      assertThat(products.get(store, id).variants().getFirst().reserved()).isEqualTo(2);
    }
  }

  @Test
  void copiesAsADraft() {
    var id = ProductPages.idOf(pages.send("", ProductPages.good()));
    var copy =
        products.get(
            store, ProductPages.idOf(web.send(person, post(pages.base() + "/" + id + "/copy"))));
    assertThat(copy.title()).isEqualTo("Tonkotsu Ramen, copy");
    assertThat(copy.state()).isEqualTo(ProductState.DRAFT);
    assertThat(copy.variants().getFirst().onHand()).isEqualTo(0);
  }

  @Test
  void listsWithTheSameStatementsForOneAndForMany() {
    pages.send("", ProductPages.good());
    var one = statements.during(() -> web.get(person, pages.base()));
    for (int i = 0; i < 30; i++)
      products.create(store, Shelves.product(store, "P" + i, i), Actor.SYSTEM);
    var many = statements.during(() -> web.get(person, pages.base()));
    assertThat(many).hasSameSizeAs(one);
    world.readEvents(store);
    var page =
        ProductPages.content(
            web.get(person, pages.base() + "?q=ramen&state=active&sort=title&stock=low"));
    assertThat(page).doesNotContain("??").contains("No product is like that");
    assertThat(ProductPages.content(web.get(person, pages.base() + "?q=ramen")))
        .contains("Tonkotsu Ramen");
    assertThat(web.get(person, pages.base() + "?cursor=broken&sort=x&state=y").getStatus())
        .isEqualTo(200);
  }
}
