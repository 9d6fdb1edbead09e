package io.storeflow.productindex;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.storeflow.brand.BrandChange;
import io.storeflow.brand.StoreBrands;
import io.storeflow.catalog.ProductChange;
import io.storeflow.catalog.ProductFields;
import io.storeflow.catalog.Products;
import io.storeflow.catalog.Shelves;
import io.storeflow.forsale.ShopCatalogue;
import io.storeflow.forsale.ShopProduct;
import io.storeflow.product.Description;
import io.storeflow.product.ProductSort;
import io.storeflow.product.ProductState;
import io.storeflow.product.ProductTraits;
import io.storeflow.product.TaxClass;
import io.storeflow.productindex.Facets.Kind;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.World;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Lists know at once what brands are called, without reading the whole store again. */
@AppTest
class BrandedIndexTest {
  @Autowired World world;
  @Autowired Products products;
  @Autowired StoreBrands brands;
  @Autowired ShopCatalogue shop;
  @Autowired MeterRegistry meters;

  Store store;

  @BeforeEach
  void fill() {
    store = world.store();
    add("Knife", "Kanetsune");
    add("Whetstone", "Kanetsune");
    add("Bowl", "Mino Kiln");
    add("Cup", "");
  }

  @Test
  void followsNewNamesAndWhatIsMergedAndDeleted() {
    assertThat(of("kanetsune")).containsExactly("Knife", "Whetstone");
    long read = wholeStoresRead();

    rename("Kanetsune", "Seki");
    assertThat(of("Kanetsune")).isEmpty();
    assertThat(of("Seki")).containsExactly("Knife", "Whetstone");
    assertThat(labels()).containsExactly("Seki 2", "Mino Kiln 1");

    rename("Seki", "SEKI");
    assertThat(labels()).containsExactly("SEKI 2", "Mino Kiln 1");

    add("Plate", "Seto");
    brands.merge(store, id("Mino Kiln"), id("SEKI"), Actor.SYSTEM);
    assertThat(of("seki")).containsExactly("Knife", "Whetstone", "Bowl");

    brands.delete(store, id("SEKI"), false, Actor.SYSTEM);
    assertThat(of("seki")).isEmpty();
    assertThat(titles(Narrowed.NOT)).containsExactly("Knife", "Whetstone", "Bowl", "Cup", "Plate");

    assertThat(wholeStoresRead()).isEqualTo(read);
  }

  private void rename(String from, String to) {
    var brand = brands.named(store, from).orElseThrow();
    var change = new BrandChange(to, "", "", "");
    brands.change(store, brand.publicId(), brand.version(), change, Actor.SYSTEM);
  }

  private String id(String brand) {
    return brands.named(store, brand).orElseThrow().publicId();
  }

  private void add(String title, String brand) {
    var traits =
        new ProductTraits(
            null, false, "", brand, List.of(), List.of(), "", "", null, TaxClass.STANDARD, false);
    var fields =
        new ProductFields(
            title, "", Description.plain(""), "", null, List.of(), ProductState.ACTIVE, traits);
    var variant = Shelves.variant(store, "", 1000, 5);
    products.create(
        store, new ProductChange(fields, "", List.of(), List.of(variant), Set.of()), Actor.SYSTEM);
  }

  /** Of all stores, in this JVM. */
  private long wholeStoresRead() {
    return meters.get("storeflow.product.index").tag("work", "read").timer().count();
  }

  private List<String> of(String brand) {
    return titles(Narrowed.labels(Map.of("brand", new String[] {brand})));
  }

  private List<String> titles(Narrowed narrowed) {
    return find(narrowed).page().rows().stream().map(ShopProduct::title).toList();
  }

  private List<String> labels() {
    return find(Narrowed.NOT).facets().labels().stream()
        .filter(it -> it.kind() == Kind.BRAND)
        .flatMap(it -> it.values().stream())
        .map(it -> it.value() + " " + it.count())
        .toList();
  }

  private ShopCatalogue.Listed find(Narrowed narrowed) {
    var wanted = new Wanted(Among.ALL, "", narrowed, ProductSort.SHELF, true, 50, null);
    return shop.list(store, wanted, false).orElseThrow();
  }
}
