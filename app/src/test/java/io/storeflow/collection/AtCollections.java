package io.storeflow.collection;

import io.storeflow.account.Person;
import io.storeflow.batch.Batches;
import io.storeflow.bulkedit.BulkEdit;
import io.storeflow.bulkedit.BulkEdits;
import io.storeflow.catalog.ProductStates;
import io.storeflow.catalog.Products;
import io.storeflow.catalog.Shelves;
import io.storeflow.category.Categories;
import io.storeflow.forsale.ShopCatalogue;
import io.storeflow.forsale.ShopProduct;
import io.storeflow.label.TagStep;
import io.storeflow.store.Actor;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.Browsing;
import io.storeflow.testing.World;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** A store with goods to collect. */
abstract class AtCollections {
  @Autowired World world;
  @Autowired Products products;
  @Autowired ProductStates states;
  @Autowired Categories categories;
  @Autowired ProductCollections collections;
  @Autowired CollectedProducts collected;
  @Autowired BulkEdits edits;
  @Autowired Batches batches;
  @Autowired ShopCatalogue shop;
  @Autowired Browsing web;

  Store store;
  Person person;
  long food;
  String bowl;
  String cup;
  String tea;

  @BeforeEach
  void open() {
    store = world.store();
    person = world.member(store, Role.OWNER);
    var parent = categories.create(store, "Food", Actor.SYSTEM);
    var drinks = categories.create(store, "Drinks", parent, Actor.SYSTEM);
    food = categories.tree(store).byPublicId(parent).orElseThrow().row().id();
    bowl = product("Bowl", null, 2000, 5);
    cup = product("Cup", null, 900, 0);
    tea = product("Green tea", drinks, 500, 5);
    var id = edits.choose(store, batches.ids(store, List.of(bowl)), Actor.SYSTEM);
    var tagged = new TagStep(List.of("Gift"), List.of());
    edits.begin(store, id, new BulkEdit(null, null, null, tagged, null), Actor.SYSTEM);
  }

  String product(String title, @Nullable String category, long price, int onHand) {
    var variants = List.of(Shelves.variant(store, "", price, onHand));
    return products.create(store, Shelves.product(title, category, variants), Actor.SYSTEM);
  }

  List<String> titles(String collection) {
    var row = collections.get(store, collection);
    return shop.products(store, row, 10, null).rows().stream().map(ShopProduct::title).toList();
  }

  MockHttpServletResponse post(String path, String... fields) {
    var call = MockMvcRequestBuilders.post(path);
    for (int i = 0; i < fields.length; i += 2) call.param(fields[i], fields[i + 1]);
    return web.send(person, call);
  }

  static String words(MockHttpServletResponse answer) {
    return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
  }

  /** The pages of the shop that lead to a collection. */
  List<String> named() {
    return Stream.of("", "/all", "/sitemap.xml")
        .filter(it -> words(web.get(null, store.shop(it))).contains("/collections/"))
        .toList();
  }

  boolean isRenamed(CollectionRow row, String slug) {
    try {
      var to =
          new CollectionRow(row.id(), row.publicId(), slug, "T", "", row.kind(), row.rule(), 1);
      collections.change(store, to, Actor.SYSTEM);
      return true;
    } catch (CollectionSlugTaken taken) {
      return false;
    }
  }
}
