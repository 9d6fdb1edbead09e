package io.storeflow.productindex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storeflow.catalog.ProductStates;
import io.storeflow.catalog.Products;
import io.storeflow.catalog.Shelves;
import io.storeflow.category.Categories;
import io.storeflow.category.CategoryChange;
import io.storeflow.category.CategoryMoves;
import io.storeflow.category.Place;
import io.storeflow.checkout.CheckoutRequest;
import io.storeflow.collection.CollectedProducts;
import io.storeflow.collection.CollectionKind;
import io.storeflow.collection.ProductCollections;
import io.storeflow.forsale.ShopCatalogue;
import io.storeflow.forsale.ShopProduct;
import io.storeflow.platform.failure.Problem;
import io.storeflow.pricing.Basket;
import io.storeflow.product.ProductSort;
import io.storeflow.product.ProductState;
import io.storeflow.shipping.Method;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AppTest
class ProductIndexTest {
  @Autowired World world;
  @Autowired Products products;
  @Autowired ProductStates states;
  @Autowired Categories categories;
  @Autowired CategoryMoves moves;
  @Autowired ProductCollections collections;
  @Autowired CollectedProducts collected;
  @Autowired ShopCatalogue shop;
  @Autowired Statements statements;

  Store store;

  @BeforeEach
  void open() {
    store = world.store();
  }

  @Test
  void knowsEachChangeAtOnce() {
    var ramen = categories.create(store, "Ramen", Actor.SYSTEM);
    var small = Shelves.variant(store, "Small", 900, 1);
    var large = Shelves.variant(store, "Large", 1200, 0);
    var tonkotsu = add("Tonkotsu", ramen, small, large);
    assertThat(titles(Narrowed.NOT)).containsExactly("Tonkotsu");

    var miso = add("Miso", null, Shelves.variant(store, "Large", 800, 5));
    assertThat(titles(Narrowed.NOT)).containsExactly("Tonkotsu", "Miso");
    assertThat(titles(option("size", "large"))).containsExactly("Tonkotsu", "Miso");
    assertThat(titles(option("Size", "Large").available(true))).containsExactly("Miso");
    assertThat(titles(option("Size", "Huge"))).isEmpty();
    assertThat(titles(option("Colour", "Red"))).isEmpty();
    assertThat(titles(Narrowed.NOT.price(850L, null))).containsExactly("Tonkotsu");

    var node = categories.tree(store).bySlug("ramen").orElseThrow();
    var inRamen = Among.categories(List.of(node.row().id()));
    assertThat(titles(inRamen, Narrowed.NOT)).containsExactly("Tonkotsu");
    moves.delete(store, ramen, "", Actor.SYSTEM);
    assertThat(titles(inRamen, Narrowed.NOT)).isEmpty();

    states.change(store, List.of(miso), ProductState.DRAFT, Actor.SYSTEM);
    assertThat(titles(Narrowed.NOT)).containsExactly("Tonkotsu");
    states.change(store, List.of(miso), ProductState.ACTIVE, Actor.SYSTEM);
    assertThat(titles(Narrowed.NOT)).hasSize(2);
    assertThat(tonkotsu).isNotEqualTo(miso);
  }

  @Test
  void knowsWhatIsPutIntoACollectionAtOnce() {
    var miso = add("Miso", null, Shelves.variant(store, "", 800, 5));
    var shio = add("Shio", null, Shelves.variant(store, "", 900, 5));
    var id = collections.create(store, "Summer", CollectionKind.HAND, Actor.SYSTEM);
    var summer = Among.collection(collections.bySlug(store, "summer").orElseThrow());
    assertThat(titles(summer, Narrowed.NOT)).isEmpty();

    collected.add(store, id, miso, Actor.SYSTEM);
    assertThat(titles(summer, Narrowed.NOT)).containsExactly("Miso");
    collected.add(store, id, shio, Actor.SYSTEM);
    assertThat(titles(summer, Narrowed.NOT)).containsExactly("Miso", "Shio");
    collected.move(store, id, shio, Place.BEFORE, miso, Actor.SYSTEM);
    assertThat(titles(summer, Narrowed.NOT)).containsExactly("Shio", "Miso");
    collected.remove(store, id, shio, Actor.SYSTEM);
    assertThat(titles(summer, Narrowed.NOT)).containsExactly("Miso");
  }

  @Test
  void seesASaleThatTakesTheLastOne() {
    var last = world.goods(store, 1000, 1);
    var many = world.goods(store, 1000, 50);
    var pickup = world.rate(store, Method.PICKUP, 0);
    assertThat(find(Narrowed.NOT).facets().available()).isEqualTo(2);

    var contact = new CheckoutRequest.Contact("Mika", "mika@example.com", "");
    var items = List.of(new Basket.Item(last.publicId(), 1));
    world.order(store, CheckoutRequest.of(contact, pickup, items, "api").build());

    assertThat(find(Narrowed.NOT.available(true)).page().rows())
        .extracting(ShopProduct::slug)
        .containsExactly(many.productSlug());
    assertThat(find(Narrowed.NOT).page().rows())
        .extracting(ShopProduct::slug)
        .containsExactly(many.productSlug(), last.productSlug());
  }

  @Test
  void asksForNothingThatAListHasShownWhileNothingChanges() {
    for (int i = 0; i < 30; i++) world.goods(store, 1000 + i, 50);
    find(Narrowed.NOT);
    find(Narrowed.NOT.price(1010L, null));

    var asked = statements.during(() -> find(Narrowed.NOT.price(1010L, null)));

    assertThat(asked.stream().filter(sql -> !sql.contains("store_pulse"))).isEmpty();
  }

  @Test
  void findsWordsAndSkusAndNothingOfOthers() {
    var other = world.store();
    products.create(other, Shelves.product(other, "Crème brûlée", 100), Actor.SYSTEM);
    var sku = Shelves.variant(null, "", "CB-17", store.money(500), null, false, true, 0, 0);
    add("Creme caramel", null, sku);
    add("Mochi", null, Shelves.variant(store, "", 300, 3));

    assertThat(titles("CRÈME")).containsExactly("Creme caramel");
    assertThat(titles("cb17")).containsExactly("Creme caramel");
    assertThat(titles("brûlée")).isEmpty();
    assertThat(titles("…")).isEmpty();
  }

  /** Who looks for tea means what stands on that shelf as well as the pot for it. */
  @Test
  void findsByCategoryBrandTagAndValue() {
    var drinks = categories.create(store, "Drinks", Actor.SYSTEM);
    var tea = categories.create(store, "Grüner Tee", Actor.SYSTEM);
    moves.move(store, tea, Place.INSIDE, drinks, Actor.SYSTEM);
    add("Sencha", tea, Shelves.variant(store, "Large bag", 900, 1));
    add("Teapot", null, Shelves.variant(store, "", 2900, 1));
    assertThat(titles("tee")).containsExactly("Sencha");
    assertThat(titles("gruener")).containsExactly("Sencha");
    assertThat(titles("drink sencha")).containsExactly("Sencha");
    assertThat(titles("bag")).containsExactly("Sencha");
    assertThat(titles("rge")).as("in the middle of a value").isEmpty();
    assertThat(titles("drinks teapot")).isEmpty();
    assertThat(titles("te")).containsExactly("Sencha", "Teapot");

    var node = categories.tree(store).byPublicId(tea).orElseThrow();
    var renamed = new CategoryChange("Matcha", "", drinks, "", "", "");
    categories.change(store, tea, node.row().version(), renamed, Actor.SYSTEM);
    assertThat(titles("gruener")).isEmpty();
    assertThat(titles("matcha")).containsExactly("Sencha");
  }

  @Test
  void refusesACursorOfAnotherList() {
    for (int i = 0; i < 4; i++) world.goods(store, 1000 + i, 50);
    var older = find(wanted(Among.ALL, "", Narrowed.NOT, 2, null)).page().older();
    assertThat(find(wanted(Among.ALL, "", Narrowed.NOT, 2, older)).page().rows()).hasSize(2);

    assertThatThrownBy(() -> find(wanted(Among.ALL, "", Narrowed.NOT.available(true), 2, older)))
        .isInstanceOf(Problem.class);
    assertThatThrownBy(() -> find(wanted(Among.ALL, "", Narrowed.NOT, 2, "nonsense")))
        .isInstanceOf(Problem.class);
  }

  private String add(
      String title,
      @Nullable String category,
      io.storeflow.catalog.ProductChange.VariantChange... of) {
    return products.create(store, Shelves.product(title, category, List.of(of)), Actor.SYSTEM);
  }

  private static Narrowed option(String name, String value) {
    return Narrowed.labels(Map.of("option." + name, new String[] {value}));
  }

  private List<String> titles(String text) {
    return titles(find(wanted(Among.ALL, text, Narrowed.NOT, 50, null)));
  }

  private List<String> titles(Narrowed narrowed) {
    return titles(Among.ALL, narrowed);
  }

  private List<String> titles(Among among, Narrowed narrowed) {
    return titles(find(wanted(among, "", narrowed, 50, null)));
  }

  private static List<String> titles(ShopCatalogue.Listed found) {
    return found.page().rows().stream().map(ShopProduct::title).toList();
  }

  private ShopCatalogue.Listed find(Narrowed narrowed) {
    return find(wanted(Among.ALL, "", narrowed, 50, null));
  }

  private ShopCatalogue.Listed find(Wanted wanted) {
    return shop.list(store, wanted, false).orElseThrow();
  }

  private static Wanted wanted(
      Among among, String text, Narrowed narrowed, int size, @Nullable String cursor) {
    return new Wanted(among, text, narrowed, ProductSort.SHELF, true, size, cursor);
  }
}
