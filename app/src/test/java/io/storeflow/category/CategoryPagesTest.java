package io.storeflow.category;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.account.Person;
import io.storeflow.catalog.Products;
import io.storeflow.catalog.Shelves;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Browsing;
import io.storeflow.testing.World;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

@AppTest
class CategoryPagesTest {
  @Autowired World world;
  @Autowired Browsing web;
  @Autowired Categories categories;
  @Autowired Products products;

  Store store;
  Person person;
  String food;
  String ramen;

  @BeforeEach
  void open() {
    store = world.store();
    person = world.member(store, Role.OWNER);
    food = categories.create(store, "Food", Actor.SYSTEM);
    ramen = categories.create(store, "Ramen", food, Actor.SYSTEM);
    var variants = List.of(Shelves.variant(store, "", 500, 5));
    products.create(store, Shelves.product("Shoyu", ramen, variants), Actor.SYSTEM);
  }

  private MockHttpServletResponse get(String path) {
    return web.get(person, store.page("/categories") + path);
  }

  private MockHttpServletResponse post(String path, String... fields) {
    var call = MockMvcRequestBuilders.post(store.page("/categories") + path);
    for (int i = 0; i < fields.length; i += 2) call.param(fields[i], fields[i + 1]);
    return web.send(person, call);
  }

  private static String words(MockHttpServletResponse answer) {
    return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  @Test
  void showsTheTreeWithCounts() {
    assertThat(words(get("")))
        .contains("data-level=\"1\"", "1 product", "none here itself", "Move Ramen out");
    assertThat(words(web.get(person, store.page("/products?category=") + food))).contains("Shoyu");
  }

  @Test
  void addsBelowAndSaysWhyNot() {
    assertThat(post("", "title", "Udon", "parent", food).getStatus()).isEqualTo(302);
    assertThat(categories.tree(store).nodes()).extracting("level").containsExactly(0, 1, 1);
    var twice = post("", "title", "udon", "parent", food);
    assertThat(twice.getStatus()).isEqualTo(422);
    assertThat(words(twice)).contains("There is a category", "value=\"udon\"");
    assertThat(words(post("", "title", "Soba", "parent", "gone")))
        .contains("This category is gone");
  }

  @Test
  void changesACategoryAndKeepsWhatWasTyped() {
    var page = "/" + ramen;
    assertThat(words(get(page))).contains("value=\"ramen\"", "Food › Ramen");
    var saved =
        post(
            page, "version", "1", "title", "Noodles", "slug", "noodles", "parent", "", "text",
            "Hi");
    assertThat(saved.getStatus()).isEqualTo(302);
    assertThat(categories.get(store, ramen).words()).isEqualTo("Noodles");
    var itself = post("/" + food, "version", "1", "title", "Food", "parent", food);
    assertThat(itself.getStatus()).isEqualTo(422);
    assertThat(words(itself)).contains("A category cannot stand below itself");
    var stale = post(page, "version", "1", "title", "Pasta");
    assertThat(stale.getStatus()).isEqualTo(409);
    assertThat(words(stale)).contains("value=\"Pasta\"");
  }

  @Test
  void shoppersSeeWhereTheyAreAndWhatStandsBelow() {
    var shop = web.get(null, store.shop("/c/food"));
    assertThat(words(shop)).contains("Shoyu", store.shop("/c/ramen"));
    assertThat(words(web.get(null, store.shop("/c/ramen")))).contains(store.shop("/c/food"));
    post("/" + food, "version", "1", "title", "Food", "slug", "eat", "text", "All we cook");
    var moved = web.get(null, store.shop("/c/food"));
    assertThat(moved.getStatus()).isEqualTo(308);
    assertThat(moved.getHeader("Location")).endsWith("/c/eat");
    assertThat(words(web.get(null, store.shop("/sitemap.xml")))).contains("/c/eat", "/c/ramen");
  }

  @Test
  void aMoveThatCannotBeIsSaid() {
    var answer = post("/" + food + "/position", "to", "inside", "at", ramen);
    assertThat(answer.getStatus()).isEqualTo(302);
    assertThat(categories.get(store, food).level()).isZero();
    assertThat(post("/" + food + "/position", "to", "nowhere").getStatus()).isEqualTo(404);
  }
}
