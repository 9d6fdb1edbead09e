package io.storeflow.sharepage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.storeflow.batch.Batches;
import io.storeflow.catalog.ProductChange;
import io.storeflow.catalog.ProductChange.OptionChange;
import io.storeflow.catalog.ProductChange.ValueChange;
import io.storeflow.catalog.ProductChange.VariantChange;
import io.storeflow.catalog.ProductDetail;
import io.storeflow.catalog.ProductFields;
import io.storeflow.catalog.ProductFields.OfPicture;
import io.storeflow.catalog.Products;
import io.storeflow.foodpage.FoodStatements;
import io.storeflow.modifier.ModifierGroups;
import io.storeflow.platform.form.Parts;
import io.storeflow.product.Description;
import io.storeflow.product.ProductState;
import io.storeflow.product.ProductTraits;
import io.storeflow.product.Rounding;
import io.storeflow.sharing.ProductLinks;
import io.storeflow.sharing.ShareWay;
import io.storeflow.store.Actor;
import io.storeflow.store.Merchant;
import io.storeflow.store.Store;
import io.storeflow.testing.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A kitchen and a market of one merchant, between which products are shared. */
abstract class OnShares {
  @Autowired World world;
  @Autowired Shares shares;
  @Autowired Batches batches;
  @Autowired ShareQueries queries;
  @Autowired Products products;
  @Autowired ProductLinks links;
  @Autowired ModifierGroups groups;
  @Autowired FoodStatements food;
  @Autowired DSLContext db;

  Merchant merchant;

  Store kitchen;

  Store market;

  String ramen;

  @BeforeEach
  void open() {
    merchant = world.merchant();
    kitchen = world.store(merchant);
    market = world.store(merchant);
    ramen = products.create(kitchen, ramen("Small", "Large"), Actor.SYSTEM);
  }

  ProductChange ramen(String... sizes) {
    return ramen("Ramen", List.of(), sizes);
  }

  ProductChange ramen(String title, List<OfPicture> pictures, String... sizes) {
    var fields =
        new ProductFields(
            title,
            "らーめん",
            Description.plain("Broth"),
            "ramen",
            null,
            pictures,
            ProductState.ACTIVE,
            Parts.with(ProductTraits.NONE, Map.of("brand", "Hanami", "tags", List.of("hot"))));
    var values = new ArrayList<ValueChange>();
    var variants = new ArrayList<VariantChange>();
    for (var size : sizes) {
      variants.add(variant(null, values.size(), size, 1290 + 100 * values.size()));
      values.add(new ValueChange(null, size));
    }
    return new ProductChange(
        fields, "", List.of(new OptionChange(null, "Size", values)), variants, Set.of());
  }

  VariantChange variant(@Nullable String id, int place, String size, long minor) {
    var fields =
        new ProductFields.OfVariant(
            size,
            "R-" + size,
            kitchen.money(minor),
            null,
            null,
            "",
            400,
            null,
            true,
            true,
            5,
            0,
            List.of(),
            null);
    return new VariantChange(id, List.of(place), fields, id == null ? 10 : 0);
  }

  ShareRow share(Store from, Store to, ShareWay way, @Nullable Long rate, String... ids) {
    var id = shares.choose(from, batches.ids(from, List.of(ids)), Actor.SYSTEM);
    var plan = new Shares.Plan(to, way, rate, rate == null ? Rounding.EXACT : Rounding.ENDS_90);
    assertThat(shares.begin(from, id, plan, Actor.SYSTEM)).isTrue();
    assertThat(shares.begin(from, id, plan, Actor.SYSTEM)).isFalse();
    await().atMost(Duration.ofMinutes(1)).until(() -> !queries.get(from, id).isRunning());
    return queries.get(from, id);
  }

  String made(ShareRow share) {
    assertThat(share.counts()).isEqualTo(new ShareRow.Counts(1, 0));
    return String.valueOf(queries.told(kitchen, share, ShareOutcome.MADE, 1).getFirst().made());
  }

  ProductDetail there(String product) {
    return products.get(market, product);
  }

  /** What was changed in the kitchen is read; the jobs that follow come soon. */
  void followed(Runnable holds) {
    world.readEvents(kitchen);
    await().atMost(Duration.ofMinutes(1)).untilAsserted(holds::run);
  }

  void change(String title, ProductChange change) {
    var now = products.get(kitchen, ramen);
    var fields = Parts.with(change.fields(), Map.of("title", title));
    products.change(
        kitchen,
        ramen,
        now.version(),
        new ProductChange(fields, "", change.options(), change.variants(), change.removed()),
        Actor.SYSTEM);
  }

  /** As the ramen is, with the same options and variants. */
  ProductChange kept() {
    var now = products.get(kitchen, ramen);
    var values = List.of(new ValueChange(0, "Small"), new ValueChange(1, "Large"));
    var variants = new ArrayList<VariantChange>();
    for (int i = 0; i < now.variants().size(); i++) {
      var it = now.variants().get(i);
      variants.add(new VariantChange(it.publicId(), List.of(i), it.fields(), 0));
    }
    return new ProductChange(
        now.fields(), "", List.of(new OptionChange(0, "Size", values)), variants, Set.of());
  }

  /** Small is called Little, Large is gone, Huge is new. */
  ProductChange renamedAndGrown() {
    var now = products.get(kitchen, ramen);
    var small = now.variants().getFirst();
    var little = Parts.with(small.fields(), Map.of("title", "Little"));
    var values = List.of(new ValueChange(0, "Little"), new ValueChange(null, "Huge"));
    return new ProductChange(
        now.fields(),
        "",
        List.of(new OptionChange(0, "Size", values)),
        List.of(
            new VariantChange(small.publicId(), List.of(0), little, 0),
            variant(null, 1, "Huge", 1590)),
        Set.of(now.variants().get(1).publicId()));
  }
}
