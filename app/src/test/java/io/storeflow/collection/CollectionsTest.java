package io.storeflow.collection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storeflow.category.Place;
import io.storeflow.forsale.ShopProduct;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.product.ProductState;
import io.storeflow.store.Actor;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtOnce;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@AppTest
class CollectionsTest extends AtCollections {
  @Test
  void byHandKeepsItsOrder() {
    var id = collections.create(store, "Summer", CollectionKind.HAND, Actor.SYSTEM);
    for (var product : List.of(tea, bowl, cup, tea))
      collected.add(store, id, product, Actor.SYSTEM);
    assertThat(titles(id)).containsExactly("Green tea", "Bowl", "Cup");
    collected.move(store, id, cup, Place.BEFORE, tea, Actor.SYSTEM);
    assertThat(titles(id)).containsExactly("Cup", "Green tea", "Bowl");
    collected.move(store, id, cup, Place.DOWN, "", Actor.SYSTEM);
    collected.move(store, id, bowl, Place.DOWN, "", Actor.SYSTEM);
    assertThat(titles(id)).containsExactly("Green tea", "Cup", "Bowl");
    collected.move(store, id, tea, Place.AFTER, bowl, Actor.SYSTEM);
    collected.remove(store, id, bowl, Actor.SYSTEM);
    assertThat(titles(id)).containsExactly("Cup", "Green tea");
    assertThatThrownBy(() -> collected.move(store, id, bowl, Place.UP, "", Actor.SYSTEM))
        .isInstanceOf(NotFound.class);
    var row = collections.get(store, id);
    var first = shop.products(store, row, 1, null);
    assertThat(shop.products(store, row, 1, first.older()).rows())
        .extracting(ShopProduct::title)
        .containsExactly("Green tea");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "any   | food | Gift | -   | -    | false | ''  | Bowl,Green tea",
        "all   | food | Gift | -   | -    | false | ''  | ''",
        "all   | -    | GIFT | -   | -    | false | ''  | Bowl",
        "all   | -    | -    | 600 | 2000 | false | ''  | Bowl,Cup",
        "all   | -    | -    | -   | 1000 | true  | ''  | Green tea",
        "all   | -    | -    | -   | -    | false | TEA | Green tea",
        "all   | -    | -    | -   | -    | false | ''  | ''",
      })
  void byRuleHasWhatKeepsIt(
      String match,
      @Nullable String category,
      @Nullable String tag,
      @Nullable Long from,
      @Nullable Long to,
      boolean available,
      String title,
      String expected) {
    var id = collections.create(store, "Ruled", CollectionKind.RULE, Actor.SYSTEM);
    var rule =
        new CollectionRule(
            match.equals("any"),
            category == null ? null : food,
            tag == null ? List.of() : List.of(tag),
            "",
            "",
            from,
            to,
            available,
            false,
            title,
            null);
    var row = collections.get(store, id);
    collections.change(
        store,
        new CollectionRow(row.id(), id, "", "Ruled", "", row.kind(), rule, row.version()),
        Actor.SYSTEM);
    assertThat(String.join(",", titles(id))).isEqualTo(expected);
  }

  @Test
  void aRuleIsWrittenSeenAndSaved() {
    var base = store.page("/collections");
    var page =
        Objects.requireNonNull(post(base, "title", "Cheap", "kind", "rule").getRedirectedUrl());
    assertThat(post(page, "version", "1", "title", "Cheap").getStatus()).isEqualTo(422);
    var seen = post(page, "version", "1", "title", "Cheap", "priceTo", "9.00", "preview", "1");
    assertThat(words(seen)).contains("2 products, 2 for sale", "Green tea", "value=\"9.00\"");
    assertThat(words(web.get(person, page))).contains("No products");
    var saved = post(page, "version", "1", "title", "Cheap", "slug", "low", "priceTo", "9.00");
    assertThat(saved.getStatus()).isEqualTo(302);
    assertThat(words(web.get(null, store.shop("/collections/low")))).contains("Green tea", "Cup");
    assertThat(words(web.get(null, store.shop("/sitemap.xml")))).contains("/collections/low");
    var late = post(page, "version", "1", "title", "Late", "days", "3");
    assertThat(late.getStatus()).isEqualTo(409);
    assertThat(words(late)).contains("name=\"version\" value=\"2\"", "value=\"Late\"");
    var wrong = post(page, "version", "2", "title", "Cheap", "priceTo", "many", "days", "0");
    assertThat(words(wrong)).contains("value=\"many\"", "whole number from 1");
    assertThat(words(post(base, "title", "", "kind", "hand"))).contains("needs a title");
  }

  @Test
  void productsAreFoundAndPutIn() {
    var page =
        Objects.requireNonNull(
            post(store.page("/collections"), "title", "Mine", "kind", "hand").getRedirectedUrl());
    post(page + "/products", "product", bowl);
    assertThat(words(web.get(person, page))).contains("Move Bowl", "1 product");
    assertThat(post(page + "/products", "product", "gone").getStatus()).isEqualTo(404);
    post(page + "/products/" + bowl + "/removal");
    assertThat(words(web.get(person, page))).contains("No products");
  }

  @Test
  void oneWithoutAnythingForSaleIsNamedNowhereInTheShop() {
    var hand = collections.create(store, "Picked", CollectionKind.HAND, Actor.SYSTEM);
    collections.create(store, "Ruled", CollectionKind.RULE, Actor.SYSTEM);
    assertThat(named()).isEmpty();
    collected.add(store, hand, bowl, Actor.SYSTEM);
    assertThat(named()).containsExactly("", "/all", "/sitemap.xml");
    states.change(store, List.of(bowl), ProductState.DRAFT, Actor.SYSTEM);
    assertThat(named()).isEmpty();
  }

  @Test
  void thoseOfTheSameTitleInTheSameMomentAreAllThere() throws Exception {
    for (int round = 0; round < 4; round++) {
      var title = "Same " + round;
      Callable<String> create =
          () -> collections.create(store, title, CollectionKind.HAND, Actor.SYSTEM);
      var ids = AtOnce.all(Collections.nCopies(4, create));
      var slugs = ids.stream().map(it -> collections.get(store, it).slug()).toList();
      assertThat(slugs).contains("same-" + round).doesNotHaveDuplicates();
    }
  }

  @Test
  void areNoMoreThanFitAlsoIfSomeAreMadeAtOnce() throws Exception {
    for (int i = 1; i < ProductCollections.MOST; i++)
      collections.create(store, "C" + i, CollectionKind.HAND, Actor.SYSTEM);
    Runnable more = () -> collections.create(store, "More", CollectionKind.HAND, Actor.SYSTEM);
    assertThat(AtOnce.passed(3, CollectionFull.class, more)).isEqualTo(1);
    assertThat(collections.all(store)).hasSize(ProductCollections.MOST);
  }

  @Test
  void twoThatTakeOneAddressInTheSameMomentAreTold() throws Exception {
    for (int round = 0; round < 4; round++) {
      var slug = "taken-" + round;
      var rows =
          Stream.of("A", "B", "C")
              .map(it -> collections.create(store, it + slug, CollectionKind.HAND, Actor.SYSTEM))
              .map(it -> collections.get(store, it))
              .toList();
      List<Callable<Boolean>> renames =
          rows.stream().<Callable<Boolean>>map(it -> () -> isRenamed(it, slug)).toList();
      assertThat(AtOnce.all(renames)).containsOnlyOnce(true);
    }
  }
}
