package io.storeflow.bulkedit;

import static io.storeflow.db.Tables.AUDIT_ENTRY;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.storeflow.batch.BatchState;
import io.storeflow.batch.Batches;
import io.storeflow.bulkedit.PriceStep.Way;
import io.storeflow.catalog.ProductDetail;
import io.storeflow.catalog.ProductStates;
import io.storeflow.catalog.Products;
import io.storeflow.catalog.Shelves;
import io.storeflow.category.Categories;
import io.storeflow.label.TagStep;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.product.ProductState;
import io.storeflow.product.Rounding;
import io.storeflow.productlist.ProductListFilter;
import io.storeflow.productlist.ProductListQueries;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AppTest
class BulkEditsTest {
  @Autowired World world;
  @Autowired Products products;
  @Autowired ProductStates states;
  @Autowired Categories categories;
  @Autowired BulkEdits edits;
  @Autowired Batches batches;
  @Autowired ProductListQueries list;
  @Autowired BulkEditRun run;
  @Autowired BulkEditQueries queries;
  @Autowired DSLContext db;

  Store store;

  @BeforeEach
  void open() {
    store = world.store();
  }

  private String product(String title, long... prices) {
    var variants =
        IntStream.range(0, prices.length)
            .mapToObj(
                i ->
                    Shelves.variant(
                        null,
                        prices.length == 1 ? "" : "V" + i,
                        "",
                        store.money(prices[i]),
                        null,
                        true,
                        true,
                        5,
                        0))
            .toList();
    return products.create(store, Shelves.product(title, null, variants), Actor.SYSTEM);
  }

  private static BulkEdit price(Way way, long value) {
    return new BulkEdit(new PriceStep(way, value, Rounding.EXACT, true), null, null, null, null);
  }

  private BulkEditRow done(List<String> ids, BulkEdit edit) {
    var id = edits.choose(store, batches.ids(store, ids), Actor.SYSTEM);
    assertThat(edits.begin(store, id, edit, Actor.SYSTEM)).isTrue();
    return queries.get(store, id);
  }

  private List<Long> prices(String id) {
    return detail(id).variants().stream().map(it -> it.fields().price().minor()).toList();
  }

  private ProductDetail detail(String id) {
    return products.get(store, id);
  }

  @Test
  void changesPricesOfAllVariantsAndSaysWhatWasBefore() {
    var bowl = product("Bowl", 1000, 2000);
    var cheap = product("Cheap", 100);
    var result = done(List.of(bowl, cheap, "gone"), price(Way.DOWN, 500));
    assertThat(result.state()).isEqualTo(BatchState.DONE);
    assertThat(result.counts()).isEqualTo(new BulkEditRow.Counts(1, 0, 1));
    assertThat(prices(bowl)).containsExactly(500L, 1500L);
    assertThat(prices(cheap)).containsExactly(100L);
    assertThat(detail(bowl).variants().getFirst().fields().compareAt())
        .isEqualTo(store.money(1000));
    assertThat(queries.told(store, result, BulkOutcome.REFUSED, 10))
        .singleElement()
        .satisfies(it -> assertThat(it.why()).isEqualTo(BulkRefusal.BELOW_ZERO));
    var a = only(store.merchant(), AUDIT_ENTRY);
    assertThat(db.select(a.CHANGE_JSON).from(a).where(a.SUBJECT_ID.eq(bowl)).fetch(a.CHANGE_JSON))
        .anySatisfy(it -> assertThat(it.toString()).contains("10.00", "5.00", "compare_at"));
  }

  @Test
  void changesStateAndCategoryWhereThatCanBe() {
    var food = categories.create(store, "Food", Actor.SYSTEM);
    var row = categories.tree(store).byPublicId(food).orElseThrow().row();
    var sold = product("Sold", 500);
    var off = Shelves.variant(null, "", "", store.money(300), null, true, false, 3, 0);
    var nothing = Shelves.product("Nothing", null, List.of(off));
    var unsold = products.create(store, nothing, Actor.SYSTEM);
    states.change(store, List.of(sold, unsold), ProductState.DRAFT, Actor.SYSTEM);
    var result =
        done(List.of(sold, unsold), new BulkEdit(null, ProductState.ACTIVE, row.id(), null, null));
    assertThat(result.counts()).isEqualTo(new BulkEditRow.Counts(1, 0, 1));
    assertThat(detail(sold).state()).isEqualTo(ProductState.ACTIVE);
    assertThat(detail(sold).fields().category()).isEqualTo(food);
    assertThat(detail(unsold).fields().category()).isNull();
    var again = done(List.of(sold), new BulkEdit(null, ProductState.ACTIVE, row.id(), null, null));
    assertThat(again.counts()).isEqualTo(new BulkEditRow.Counts(0, 1, 0));
  }

  @Test
  void changesTagsAndWhatIsFeaturedAndTakesItBack() {
    var id = product("Tagged", 500);
    done(
        List.of(id),
        new BulkEdit(null, null, null, tags(List.of("Vegan", "New"), List.of()), true));
    var traits = detail(id).fields().traits();
    assertThat(traits.tags()).containsExactly("Vegan", "New");
    assertThat(traits.featured()).isTrue();
    var result =
        done(
            List.of(id),
            new BulkEdit(null, null, null, tags(List.of("hot"), List.of("VEGAN")), false));
    assertThat(detail(id).fields().traits().tags()).containsExactly("New", "hot");
    edits.undo(store, result.publicId(), Actor.SYSTEM);
    assertThat(detail(id).fields().traits()).isEqualTo(traits);
  }

  private static TagStep tags(List<String> added, List<String> removed) {
    return new TagStep(added, removed);
  }

  @Test
  void takesBackAllButWhatWasTouchedSince() {
    var one = product("One", 1000);
    var two = product("Two", 2000);
    var result = done(List.of(one, two), price(Way.PERCENT_DOWN, 5000));
    states.change(store, List.of(two), ProductState.ARCHIVED, Actor.SYSTEM);
    var undo = queries.get(store, edits.undo(store, result.publicId(), Actor.SYSTEM));
    assertThat(undo.counts()).isEqualTo(new BulkEditRow.Counts(1, 0, 1));
    assertThat(prices(one)).containsExactly(1000L);
    assertThat(detail(one).variants().getFirst().fields().compareAt()).isNull();
    assertThat(prices(two)).containsExactly(1000L);
    assertThatThrownBy(() -> edits.undo(store, result.publicId(), Actor.SYSTEM))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> edits.undo(store, undo.publicId(), Actor.SYSTEM))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void manyAreChangedByAJobWhichGoesOnWhereItEnded() {
    var ids = new ArrayList<String>();
    for (int i = 0; i < 205; i++) ids.add(product("P" + i, 1000 + i));
    var filter = new ProductListFilter("", "", "", "", "", "", "", "", "");
    var id =
        edits.choose(
            store, list.ids(store, filter, categories.tree(store), edits.most()), Actor.SYSTEM);
    assertThat(queries.get(store, id).total()).isEqualTo(205);
    edits.begin(store, id, price(Way.UP, 100), Actor.SYSTEM);
    assertThat(edits.begin(store, id, price(Way.UP, 900), Actor.SYSTEM)).isFalse();
    // Somebody else goes on with it at the same time, as after a crash: nothing is done twice.
    var row = queries.get(store, id);
    run.step(store, row.id());
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> queries.get(store, id).state() == BatchState.DONE);
    assertThat(queries.get(store, id).counts()).isEqualTo(new BulkEditRow.Counts(205, 0, 0));
    for (int i = 0; i < 205; i += 17) assertThat(prices(ids.get(i))).containsExactly(1100L + i);
  }

  @Test
  void othersStoresAreLeftAlone() {
    var mine = product("Mine", 1000);
    var id = edits.choose(world.store(), batches.ids(store, List.of(mine)), Actor.SYSTEM);
    assertThatThrownBy(() -> queries.get(store, id)).isInstanceOf(NotFound.class);
  }
}
