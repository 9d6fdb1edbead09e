package io.storeflow.collection;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.brand.BrandChange;
import io.storeflow.brand.StoreBrands;
import io.storeflow.label.Brands;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.World;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A rule names a brand as people do; it goes on asking for it when the brand has another name. */
@AppTest
class RenamedBrandTest {
  @Autowired World world;
  @Autowired ProductCollections collections;
  @Autowired StoreBrands brands;
  @Autowired Brands labels;

  @Test
  void rulesFollowTheBrandThatTheyNamed() {
    var store = world.store();
    var goods = world.goods(store, 1000, 5);
    labels.named(store, "Kanetsune", goods.productId());
    labels.named(store, "Mino Kiln", goods.productId());
    var asking = rule(store, "kanetsune");
    var other = rule(store, "Tojiro");

    var kanetsune = brands.named(store, "Kanetsune").orElseThrow();
    var seki = new BrandChange("Seki", "", "", "");
    brands.change(store, kanetsune.publicId(), kanetsune.version(), seki, Actor.SYSTEM);
    assertThat(collections.get(store, asking).rule().brand()).isEqualTo("Seki");
    assertThat(collections.get(store, other).rule().brand()).isEqualTo("Tojiro");

    var mino = brands.named(store, "Mino Kiln").orElseThrow().publicId();
    brands.merge(store, kanetsune.publicId(), mino, Actor.SYSTEM);
    assertThat(collections.get(store, asking).rule().brand()).isEqualTo("Mino Kiln");
  }

  private String rule(Store store, String brand) {
    var id = collections.create(store, "Of " + brand, CollectionKind.RULE, Actor.SYSTEM);
    var rule =
        new CollectionRule(false, null, List.of(), brand, "", null, null, false, false, "", null);
    collections.change(store, collections.get(store, id).with(rule), Actor.SYSTEM);
    return id;
  }
}
