package io.storeflow.forsale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storeflow.catalog.ProductChange;
import io.storeflow.catalog.ProductStates;
import io.storeflow.catalog.Products;
import io.storeflow.catalog.Shelves;
import io.storeflow.category.Categories;
import io.storeflow.platform.failure.Problem;
import io.storeflow.product.ProductSort;
import io.storeflow.product.ProductState;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

@AppTest
class ShopCatalogueTest {
  @Autowired World world;
  @Autowired Products products;
  @Autowired ProductStates states;
  @Autowired Categories categories;
  @Autowired ShopCatalogue shop;
  @Autowired Statements statements;

  Store store;

  @BeforeEach
  void open() {
    store = world.store();
  }

  @Test
  void showsActiveProductsWithTheirActiveVariantsOnly() {
    var ramen = categories.create(store, "Ramen", Actor.SYSTEM);
    var small = Shelves.variant(store, "Small", 900, 3);
    var off = Shelves.variant(null, "Huge", "", store.money(100), null, true, false, 3, 0);
    var large =
        Shelves.variant(
            null, "Large", "L-1", store.money(1200), store.money(1500), false, true, 0, 0);
    var id = add(Shelves.product("Tonkotsu 豚骨", ramen, List.of(small, off, large)));
    var draft = add(Shelves.product(store, "Secret", 100));
    states.change(store, List.of(draft), ProductState.DRAFT, Actor.SYSTEM);

    var page = shop.products(store, ShopFilter.all(), 10, null);

    assertThat(page.rows()).extracting(ShopProduct::publicId).containsExactly(id);
    var product = page.rows().getFirst();
    assertThat(product.slug()).isEqualTo("tonkotsu");
    assertThat(product.price()).isEqualTo(store.money(900));
    assertThat(product.category()).extracting(ShopCategory::slug).isEqualTo("ramen");
    assertThat(product.variants()).extracting(ShopVariant::title).containsExactly("Small", "Large");
    assertThat(product.variants())
        .extracting(ShopVariant::availability)
        .containsExactly(StockHint.FEW, StockHint.UNTRACKED);
    assertThat(product.hasSeveralPrices()).isTrue();
    var full = shop.bySlug(store, "tonkotsu").orElseThrow();
    assertThat(full)
        .usingRecursiveComparison()
        .ignoringFields("options", "variants.made")
        .isEqualTo(product);
    assertThat(full.options())
        .singleElement()
        .satisfies(
            size ->
                assertThat(size.values())
                    .extracting(ShopOption.Value::value)
                    .containsExactly("Small", "Large"));
    assertThat(shop.byPublicId(store, draft)).isEmpty();
    assertThat(shop.categories(store)).extracting(ShopCategory::slug).containsExactly("ramen");
    assertThat(ShopTree.below(shop.countedCategories(store), null))
        .singleElement()
        .satisfies(category -> assertThat(category.products()).isEqualTo(1));
  }

  @Test
  void hidesWhatIsAnotherStores() {
    var other = world.store();
    var theirs = products.create(other, Shelves.product(other, "Theirs", 100), Actor.SYSTEM);
    assertThat(shop.byPublicId(store, theirs)).isEmpty();
    assertThat(shop.bySlug(store, "theirs")).isEmpty();
    assertThat(shop.products(store, ShopFilter.all(), 10, null).rows()).isEmpty();
  }

  @Test
  void standsAsItWasPutOnTheShelf() {
    for (var title : List.of("Starter", "Main", "Dessert")) add(Shelves.product(store, title, 500));
    assertThat(shop.products(store, ShopFilter.all(), 10, null).rows())
        .extracting(ShopProduct::title)
        .containsExactly("Starter", "Main", "Dessert");
    assertThat(shop.products(store, sorted(ProductSort.NEWEST), 1, null).rows())
        .extracting(ShopProduct::title)
        .containsExactly("Dessert");
  }

  @Test
  void filtersByStockAndPrice() {
    add(Shelves.product("Gone", null, List.of(Shelves.variant(store, "", 500, 0))));
    add(Shelves.product("There", null, List.of(Shelves.variant(store, "", 700, 1))));
    var inStock = shop.products(store, ShopFilter.all().inStock(true), 10, null);
    assertThat(inStock.rows()).extracting(ShopProduct::title).containsExactly("There");
    var cheap = shop.products(store, ShopFilter.all().price(500L, 699L), 10, null);
    assertThat(cheap.rows()).extracting(ShopProduct::title).containsExactly("Gone");
  }

  /** The law of the contract: none twice, none skipped, while others are added. */
  @ParameterizedTest
  @EnumSource(ProductSort.class)
  void walksOverEachProductOnceWhileOthersAreAdded(ProductSort sort) {
    var random = new Random(sort.ordinal());
    var there = new ArrayList<String>();
    for (int i = 0; i < 41; i++) there.add(addAny(random));
    var filter = sorted(sort);
    var seen = new ArrayList<ShopProduct>();
    String cursor = null;
    do {
      var page = shop.products(store, filter, 1 + random.nextInt(7), cursor);
      seen.addAll(page.rows());
      cursor = page.older();
      addAny(random);
    } while (cursor != null);
    var ids = seen.stream().map(ShopProduct::publicId).toList();
    assertThat(ids).doesNotHaveDuplicates().containsAll(there);
    var prices = seen.stream().map(product -> product.price().minor()).toList();
    if (sort == ProductSort.PRICE) assertThat(prices).isSorted();
    if (sort == ProductSort.PRICE_DOWN) assertThat(prices.reversed()).isSorted();
  }

  @ParameterizedTest
  @EnumSource(ProductSort.class)
  void walksBackToWhereItCameFrom(ProductSort sort) {
    var random = new Random(7);
    for (int i = 0; i < 23; i++) addAny(random);
    var filter = sorted(sort);
    var pages = new ArrayList<List<ShopProduct>>();
    var page = shop.products(store, filter, 5, null);
    assertThat(page.newer()).isNull();
    pages.add(page.rows());
    while (page.older() != null) {
      page = shop.products(store, filter, 5, page.older());
      pages.add(page.rows());
    }
    assertThat(pages).hasSize(5);
    for (int i = pages.size() - 2; i >= 0; i--) {
      page = shop.products(store, filter, 5, page.newer());
      assertThat(page.rows()).isEqualTo(pages.get(i));
    }
    assertThat(page.newer()).isNull();
  }

  @Test
  void refusesACursorOfAnotherListOrStore() {
    for (int i = 0; i < 3; i++) add(Shelves.product(store, "P" + i, 100));
    var cursor = shop.products(store, ShopFilter.all(), 1, null).older();
    var byPrice = sorted(ProductSort.PRICE);
    assertThatThrownBy(() -> shop.products(store, byPrice, 1, cursor)).isInstanceOf(Problem.class);
    var other = world.store();
    assertThatThrownBy(() -> shop.products(other, ShopFilter.all(), 1, cursor))
        .isInstanceOf(Problem.class);
    assertThatThrownBy(() -> shop.products(store, ShopFilter.all(), 1, "%%%"))
        .isInstanceOf(Problem.class);
  }

  @Test
  void asksOnceHoweverManyProductsThereAre() {
    add(Shelves.product(store, "One", 100));
    var forOne = statements.during(() -> shop.products(store, ShopFilter.all(), 24, null));
    for (int i = 0; i < 30; i++) add(Shelves.product(store, "P" + i, 100));
    var forMany = statements.during(() -> shop.products(store, ShopFilter.all(), 24, null));
    assertThat(forOne).hasSize(1);
    assertThat(forMany).hasSize(1);
    var searched = ShopFilter.all().search("p1 p");
    assertThat(statements.during(() -> shop.products(store, searched, 24, null))).hasSize(1);
    assertThat(statements.during(() -> shop.bySlug(store, "one"))).hasSize(1);
    assertThat(statements.during(() -> shop.categories(store))).hasSize(1);
  }

  private String add(ProductChange change) {
    return products.create(store, change, Actor.SYSTEM);
  }

  /** Titles and prices that often are equal, so that the id has to decide. */
  private String addAny(Random random) {
    var titles = List.of("Ramen", "ramen", "Rāmen", "餃子", "Udon", "Ärger", "Zen");
    var title = titles.get(random.nextInt(titles.size()));
    return add(Shelves.product(store, title, 100L * random.nextInt(4)));
  }

  private static ShopFilter sorted(ProductSort sort) {
    return new ShopFilter("", null, null, false, null, null, sort);
  }
}
