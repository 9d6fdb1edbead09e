package io.storeflow.bulkedit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import io.storeflow.batch.BatchState;
import io.storeflow.batch.Batches;
import io.storeflow.bulkedit.PriceStep.Way;
import io.storeflow.catalog.ProductChange;
import io.storeflow.catalog.ProductFields;
import io.storeflow.catalog.Products;
import io.storeflow.catalog.Shelves;
import io.storeflow.label.TagStep;
import io.storeflow.product.ProductState;
import io.storeflow.product.ProductTraits;
import io.storeflow.product.Rounding;
import io.storeflow.product.TaxClass;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Statements;
import io.storeflow.testing.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a step of a change of many costs, and what it leaves to be done. */
@AppTest
class BulkEditStepsTest {
  @Autowired World world;
  @Autowired Products products;
  @Autowired BulkEdits edits;
  @Autowired Batches batches;
  @Autowired BulkEditQueries queries;
  @Autowired BulkProducts these;
  @Autowired Statements statements;
  @Autowired DSLContext db;

  Store store;

  @BeforeEach
  void open() {
    store = world.store();
  }

  private String product(String title, int variants) {
    var all =
        IntStream.range(0, variants)
            .mapToObj(i -> Shelves.variant(store, variants == 1 ? "" : "V" + i, 1000, 5))
            .toList();
    return products.create(store, Shelves.product(title, null, all), Actor.SYSTEM);
  }

  private List<String> products(int number, int variants) {
    return IntStream.range(0, number).mapToObj(i -> product("P" + i, variants)).toList();
  }

  private static BulkEdit tag(String tag) {
    return new BulkEdit(null, null, null, new TagStep(List.of(tag), List.of()), null);
  }

  @Test
  void aTagForAHundredProductsIsAHandfulOfStatements() {
    var ids = products(BulkEditRun.STEP, 1);
    var edit = edits.choose(store, batches.ids(store, ids), Actor.SYSTEM);
    var sent = statements.during(() -> edits.begin(store, edit, tag("New"), Actor.SYSTEM));
    assertThat(queries.get(store, edit).counts().changed()).isEqualTo(ids.size());
    assertThat(sent).as(String.join("\n", sent)).hasSizeLessThan(30);
    for (var id : List.of(ids.getFirst(), ids.getLast()))
      assertThat(products.get(store, id).fields().traits().tags()).containsExactly("New");
  }

  @Test
  void aTagIsSpelledAsThoseThatHaveItSpellIt() {
    var two = products(2, 1);
    edits.begin(
        store,
        edits.choose(store, batches.ids(store, two.subList(1, 2)), Actor.SYSTEM),
        tag("Vegan"),
        Actor.SYSTEM);
    edits.begin(
        store,
        edits.choose(store, batches.ids(store, two), Actor.SYSTEM),
        tag("VEGAN"),
        Actor.SYSTEM);
    for (var id : two)
      assertThat(products.get(store, id).fields().traits().tags()).containsExactly("Vegan");
  }

  @Test
  void tagsThatAreToldApartOnlyByWhatIsTooLongToBeKeptAreOne() {
    var long1 = "\uFDFA".repeat(10) + " one";
    var long2 = "\uFDFA".repeat(10) + " two";
    var f = Shelves.product(store, "Long", 500);
    var traits =
        new ProductTraits(
            null,
            false,
            "",
            "",
            List.of(long1, long2),
            List.of(),
            "",
            "",
            null,
            TaxClass.STANDARD,
            false);
    var id = products.create(store, with(f, f.fields().state(), traits), Actor.SYSTEM);
    assertThat(products.get(store, id).fields().traits().tags()).containsExactly(long1);
  }

  @Test
  void manyVariantsAreLookedAtAndChangedInSteps() {
    var three = products(3, 900);
    var edit = edits.choose(store, batches.ids(store, three), Actor.SYSTEM);
    var chosen = these.chosen(store, queries.get(store, edit), 10);
    assertThat(these.within(store, chosen, BulkEditRun.VARIANTS)).hasSize(2);
    assertThat(these.within(store, chosen, 1)).hasSize(1);
    var price =
        new BulkEdit(new PriceStep(Way.UP, 100, Rounding.EXACT, false), null, null, null, null);
    var sent = statements.during(() -> edits.begin(store, edit, price, Actor.SYSTEM));
    assertThat(sent).noneMatch(it -> it.startsWith("update `variant`"));
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> queries.get(store, edit).state() == BatchState.DONE);
    for (var id : three)
      assertThat(products.get(store, id).variants())
          .allMatch(it -> it.fields().price().minor() == 1100);
  }

  @Test
  void productsAreReadInPieces() {
    var edit = edits.choose(store, batches.ids(store, products(51, 1)), Actor.SYSTEM);
    var chosen = these.chosen(store, queries.get(store, edit), 100);
    var read = new ArrayList<ProductFacts>();
    assertThat(statements.during(() -> read.addAll(these.facts(store, chosen)))).hasSize(2);
    assertThat(read).extracting(ProductFacts::id).containsExactlyElementsOf(chosen);
  }

  @Test
  void aDraftThatIsOneAgainGoesOnSaleThoughItsTimeIsOver() {
    var at = Instant.now().plusSeconds(1);
    var id = products.create(store, planned(at), Actor.SYSTEM);
    var archive = new BulkEdit(null, ProductState.ARCHIVED, null, null, null);
    var edit = edits.choose(store, batches.ids(store, List.of(id)), Actor.SYSTEM);
    edits.begin(store, edit, archive, Actor.SYSTEM);
    await().atMost(Duration.ofSeconds(60)).until(() -> jobs(id) == 0);
    assertThat(state(id)).isEqualTo(ProductState.ARCHIVED);
    edits.undo(store, edit, Actor.SYSTEM);
    await().atMost(Duration.ofSeconds(60)).until(() -> state(id) == ProductState.ACTIVE);
  }

  private ProductState state(String id) {
    return products.get(store, id).state();
  }

  private int jobs(String product) {
    var instance = field(name("task_instance"), String.class);
    return db.fetchCount(table(name("scheduled_tasks")), instance.startsWith(product));
  }

  private ProductChange planned(Instant at) {
    var it = Shelves.product(store, "Planned", 500);
    return with(it, ProductState.DRAFT, ProductTraits.NONE.publishedAt(at));
  }

  private static ProductChange with(ProductChange it, ProductState state, ProductTraits traits) {
    var f = it.fields();
    var fields =
        new ProductFields(
            f.title(),
            f.secondTitle(),
            f.description(),
            f.slug(),
            f.category(),
            f.pictures(),
            state,
            traits);
    return new ProductChange(fields, "", List.of(), it.variants(), Set.of());
  }
}
