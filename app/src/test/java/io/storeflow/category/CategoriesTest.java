package io.storeflow.category;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storeflow.catalog.Products;
import io.storeflow.catalog.Shelves;
import io.storeflow.forsale.ShopCatalogue;
import io.storeflow.forsale.ShopFilter;
import io.storeflow.forsale.ShopProduct;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtOnce;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AppTest
class CategoriesTest {
  @Autowired World world;
  @Autowired Categories categories;
  @Autowired CategoryMoves moves;
  @Autowired Products products;
  @Autowired ShopCatalogue shop;
  @Autowired Statements statements;

  Store store;

  @BeforeEach
  void open() {
    store = world.store();
  }

  private String add(String title, String parent) {
    return categories.create(store, title, parent, Actor.SYSTEM);
  }

  private void move(String category, Place to, String at) {
    moves.move(store, category, to, at, Actor.SYSTEM);
  }

  private List<String> words() {
    return categories.tree(store).nodes().stream().map(CategoryTree.Node::words).toList();
  }

  private String product(String title, String category) {
    var variants = List.of(Shelves.variant(store, "", 500, 5));
    return products.create(store, Shelves.product(title, category, variants), Actor.SYSTEM);
  }

  @Test
  void goesWithAllThatStandsBelowIt() {
    var food = add("Food", "");
    var ramen = add("Ramen", food);
    add("Spicy", ramen);
    var home = add("Home", "");

    move(ramen, Place.INSIDE, home);
    assertThat(words()).containsExactly("Food", "Home", "Home › Ramen", "Home › Ramen › Spicy");
    move(ramen, Place.BEFORE, food);
    assertThat(words()).containsExactly("Ramen", "Ramen › Spicy", "Food", "Home");
    move(ramen, Place.DOWN, "");
    move(ramen, Place.IN, "");
    assertThat(words()).containsExactly("Food", "Food › Ramen", "Food › Ramen › Spicy", "Home");
    move(ramen, Place.OUT, "");
    move(home, Place.AFTER, food);
    assertThat(words()).containsExactly("Food", "Home", "Ramen", "Ramen › Spicy");
    move(food, Place.UP, "");
    move(food, Place.OUT, "");
    assertThat(words()).containsExactly("Food", "Home", "Ramen", "Ramen › Spicy");
  }

  @Test
  void neverStandsBelowItselfNorTooDeep() {
    var one = add("1", "");
    var two = add("2", one);
    var three = add("3", two);
    var four = add("4", three);
    var five = add("5", four);
    var wide = add("Wide", "");
    var below = add("Below", wide);
    assertThatThrownBy(() -> move(one, Place.INSIDE, one)).isInstanceOf(NotFound.class);
    misplaced(() -> move(one, Place.INSIDE, three), CategoryMisplaced.Why.BELOW_ITSELF);
    misplaced(() -> move(one, Place.AFTER, five), CategoryMisplaced.Why.BELOW_ITSELF);
    misplaced(() -> add("6", five), CategoryMisplaced.Why.TOO_DEEP);
    misplaced(() -> move(wide, Place.INSIDE, four), CategoryMisplaced.Why.TOO_DEEP);
    move(below, Place.INSIDE, four);
    assertThat(words()).contains("1 › 2 › 3 › 4 › Below");
  }

  private static void misplaced(Runnable act, CategoryMisplaced.Why why) {
    assertThatThrownBy(act::run)
        .isInstanceOfSatisfying(
            CategoryMisplaced.class, refused -> assertThat(refused.why()).isEqualTo(why));
  }

  @Test
  void isCalledOnceAmongThoseBesideIt() {
    var women = add("Women", "");
    var men = add("Men", "");
    var shoes = add("Shoes", women);
    var theirs = add("Shoes", men);
    assertThat(categories.get(store, shoes).row().slug()).isEqualTo("shoes");
    assertThat(categories.get(store, theirs).row().slug()).isEqualTo("men-shoes");
    assertThatThrownBy(() -> add("SHOES", men)).isInstanceOf(CategoryTitleTaken.class);
    assertThatThrownBy(() -> move(theirs, Place.INSIDE, women))
        .isInstanceOf(CategoryTitleTaken.class);
  }

  @Test
  void staysATreeWhateverIsMoved() {
    var random = new Random(7);
    var ids = new ArrayList<String>();
    for (int i = 0; i < 12; i++) ids.add(add("C" + i, ""));
    for (int i = 0; i < 60; i++) {
      var to = Place.values()[random.nextInt(Place.values().length)];
      try {
        move(ids.get(random.nextInt(12)), to, ids.get(random.nextInt(12)));
      } catch (CategoryMisplaced | NotFound refused) {
        continue;
      }
      var tree = categories.tree(store);
      assertThat(tree.nodes()).hasSize(12);
      assertThat(tree.nodes()).allMatch(it -> it.level() < CategoryTree.MOST_LEVELS);
    }
  }

  @Test
  void twoMovesAtOnceMakeNoCircle() throws Exception {
    for (int i = 0; i < 5; i++) {
      var one = add("One " + i, "");
      var other = add("Other " + i, "");
      var moved = AtOnce.all(List.of(() -> tryMove(one, other), () -> tryMove(other, one)));
      assertThat(moved).containsExactlyInAnyOrder(true, false);
    }
    assertThat(categories.tree(store).nodes()).hasSize(10);
  }

  private boolean tryMove(String category, String below) {
    try {
      move(category, Place.INSIDE, below);
      return true;
    } catch (CategoryMisplaced slower) {
      return false;
    }
  }

  @Test
  void showsTheProductsOfAllBelowInOneStatement() {
    var food = add("Food", "");
    var ramen = add("Ramen", food);
    add("Empty", food);
    var home = add("Home", "");
    product("Bowl", home);
    product("Shoyu", ramen);
    product("Rice", food);
    var filter = ShopFilter.all().category("food");
    shop.products(store, filter, 10, null);
    var rows =
        statements.during(
            () ->
                assertThat(shop.products(store, filter, 10, null).rows())
                    .extracting(ShopProduct::title)
                    .containsExactly("Shoyu", "Rice"));
    assertThat(rows).filteredOn(it -> it.contains("from `product`")).hasSize(1);
    assertThat(rows).noneMatch(it -> it.contains("from `category`"));
    assertThat(shop.categories(store)).extracting("slug").containsExactly("food", "ramen", "home");
    move(ramen, Place.INSIDE, home);
    assertThat(shop.products(store, filter, 10, null).rows())
        .extracting(ShopProduct::title)
        .containsExactly("Rice");
  }

  @Test
  void leavesItsPlaceToThoseBelowWhenItIsDeleted() {
    var food = add("Food", "");
    var ramen = add("Ramen", food);
    add("Spicy", ramen);
    var tea = add("Tea", food);
    product("Shoyu", ramen);
    moves.delete(store, ramen, tea, Actor.SYSTEM);
    assertThat(words()).containsExactly("Food", "Food › Spicy", "Food › Tea");
    assertThat(shop.products(store, ShopFilter.all().category("tea"), 10, null).rows()).hasSize(1);
  }

  @Test
  void keepsTheAddressesThatItHad() {
    var ramen = add("Ramen", "");
    change(ramen, "noodles");
    assertThat(categories.movedTo(store, "ramen")).contains("noodles");
    var other = add("Rice", "");
    assertThatThrownBy(() -> change(other, "noodles")).isInstanceOf(CategorySlugTaken.class);
    change(other, "ramen");
    assertThat(categories.movedTo(store, "ramen")).isEmpty();
  }

  private void change(String category, String slug) {
    var row = categories.get(store, category).row();
    var change = new CategoryChange(row.title(), slug, "", "", "", "");
    categories.change(store, category, row.version(), change, Actor.SYSTEM);
  }
}
