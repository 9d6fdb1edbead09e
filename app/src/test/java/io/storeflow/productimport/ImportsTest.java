package io.storeflow.productimport;

import static io.storeflow.db.Tables.AUDIT_ENTRY;
import static io.storeflow.db.Tables.PRODUCT_IMPORT;
import static io.storeflow.db.Tables.PRODUCT_IMPORT_FILE;
import static io.storeflow.db.Tables.STOCK_LEDGER;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.storeflow.catalog.ManyProducts;
import io.storeflow.catalog.ProductChange;
import io.storeflow.catalog.ProductDetail;
import io.storeflow.catalog.ProductStates;
import io.storeflow.category.Categories;
import io.storeflow.importplan.FieldChange;
import io.storeflow.inventory.Inventory;
import io.storeflow.platform.db.Transactions;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.product.ProductState;
import io.storeflow.productimport.ImportQueries.Kind;
import io.storeflow.storage.FileStorage;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@AppTest
class ImportsTest {
  static final String HEAD =
      "Handle,Title,Body (HTML),Vendor,Tags,Option1 Name,Option1 Value,Variant SKU,"
          + "Variant Inventory Tracker,Variant Inventory Qty,Variant Price\n";

  @Autowired World world;
  @Autowired Imports imports;
  @Autowired ImportQueries queries;
  @Autowired Running running;
  @Autowired ManyProducts products;
  @Autowired ProductStates states;
  @Autowired Categories categories;
  @Autowired Inventory inventory;
  @Autowired Transactions transactions;
  @Autowired FileStorage storage;
  @Autowired DSLContext db;
  @TempDir Path folder;

  Store store;

  @BeforeEach
  void open() {
    store = world.store();
  }

  private ImportRow looked(String text) throws IOException {
    var file = Files.writeString(folder.resolve("a.csv"), text, StandardCharsets.UTF_8);
    return settled(imports.take(store, file, "a.csv", Actor.SYSTEM));
  }

  /** The import as it is when it moves no more. */
  private ImportRow settled(String id) {
    await().atMost(Duration.ofSeconds(60)).until(() -> !queries.get(store, id).isMoving());
    return queries.get(store, id);
  }

  private ImportRow ran(ImportRow it) {
    assertThat(imports.begin(store, it.publicId(), Actor.SYSTEM)).isTrue();
    return settled(it.publicId());
  }

  private ImportRow undone(ImportRow it) {
    assertThat(imports.undo(store, it.publicId(), Actor.SYSTEM)).isTrue();
    return settled(it.publicId());
  }

  private ProductDetail product(String slug) {
    return Objects.requireNonNull(products.bySlug(store, List.of(slug)).get(slug));
  }

  private List<FieldChange> changes(ImportRow it) {
    return queries.lines(store, it, Kind.CHANGED, 0, 10).getFirst().changes();
  }

  private static String mug(String price, String quantity) {
    return "mug,Mug,<p>A <b>good</b> mug</p>,Kiln,hot; blue,Size,S,MUG-S,shopify,"
        + quantity
        + ","
        + price
        + "\nmug,,,,,,L,MUG-L,shopify,4,12.00\n";
  }

  @Test
  void nothingIsThereBeforeItIsDoneAndTheSameFileAgainChangesNothing() throws IOException {
    var text = HEAD + mug("10.00", "3") + "cup,Cup,,,,Title,Default Title,,,,5.50\n";
    var dry = looked(text);
    assertThat(dry.state()).isEqualTo(ImportState.LOOKED);
    assertThat(dry.counts().fresh()).isEqualTo(2);
    assertThat(products.bySlug(store, List.of("mug", "cup"))).isEmpty();
    var done = ran(dry);
    assertThat(done.counts().steps().done()).isEqualTo(2);
    var mug = product("mug");
    assertThat(mug.options().getFirst().name()).isEqualTo("Size");
    assertThat(mug.fields().traits().tags()).containsExactly("hot", "blue");
    assertThat(mug.fields().description().html()).contains("<strong>good</strong>");
    assertThat(mug.variants()).extracting(it -> it.onHand()).containsExactly(3, 4);
    assertThat(mug.variants()).extracting(it -> it.fields().title()).containsExactly("S", "L");
    var l = only(store, STOCK_LEDGER);
    assertThat(db.select(l.REASON).from(l).fetch(l.REASON)).containsOnly("import");
    var a = only(store.merchant(), AUDIT_ENTRY);
    assertThat(db.select(a.ACTION).from(a).where(a.STORE_ID.eq(store.id())).fetch(a.ACTION))
        .contains("product_import.done", "product.created");
    var again = looked(text);
    assertThat(again.counts().same()).isEqualTo(2);
    assertThat(again.canRun()).isFalse();
    assertThat(imports.begin(store, again.publicId(), Actor.SYSTEM)).isFalse();
  }

  @Test
  void saysWhatChangesAndPutsItBack() throws IOException {
    ran(looked(HEAD + mug("10.00", "3")));
    var before = product("mug");
    var dry =
        looked(
            "Handle,Vendor,Option1 Name,Option1 Value,Variant SKU,Variant Price\n"
                + "mug,,Size,s,MUG-S,9.50\nmug,,,XL,,15.00\n");
    assertThat(dry.counts().changed()).isOne();
    assertThat(dry.counts().clears()).isOne();
    assertThat(changes(dry))
        .contains(
            new FieldChange("brand", null, "Kiln", null),
            new FieldChange("price", "S", "10.00", "9.50"),
            new FieldChange("price", "XL", null, "15.00"));
    var done = ran(dry);
    var after = product("mug");
    assertThat(after.variants()).hasSize(3);
    assertThat(after.title()).isEqualTo("Mug");
    assertThat(after.fields().traits().brand()).isEmpty();
    assertThat(undone(done).counts().steps().undone()).isOne();
    var back = product("mug");
    assertThat(back.variants().stream().map(it -> it.fields()).toList())
        .isEqualTo(before.variants().stream().map(it -> it.fields()).toList());
    assertThat(back.fields()).isEqualTo(before.fields());
    assertThat(back.options()).isEqualTo(before.options());
  }

  @Test
  void takesBackNewProductsAndStockButNotWhatWasTouchedSince() throws IOException {
    var first = ran(looked(HEAD + mug("10.00", "3") + "cup,Cup,,,,Title,Default Title,,,,5.50\n"));
    var second = ran(looked(HEAD + mug("10.00", "8")));
    assertThat(product("mug").variants().getFirst().onHand()).isEqualTo(8);
    undone(second);
    assertThat(product("mug").variants().getFirst().onHand()).isEqualTo(3);
    states.change(store, List.of(product("cup").publicId()), ProductState.ARCHIVED, Actor.SYSTEM);
    var back = undone(first);
    assertThat(back.counts().steps().kept()).isEqualTo(2);
    assertThat(queries.lines(store, back, Kind.KEPT, 0, 10))
        .allSatisfy(it -> assertThat(it.troubles().getFirst().code()).endsWith("touched"));
    assertThat(imports.undo(store, first.publicId(), Actor.SYSTEM)).isFalse();
    var third = ran(looked(HEAD + "bowl,Bowl,,,,Title,Default Title,,shopify,2,7.00\n"));
    undone(third);
    assertThat(products.bySlug(store, List.of("bowl"))).isEmpty();
  }

  @Test
  void leavesAloneWhatIsNotAsTheDryRunSawIt() throws IOException {
    ran(looked(HEAD + mug("10.00", "3")));
    var dry = looked(HEAD + mug("11.00", "3") + "cup,Cup,,,,Title,Default Title,,,,5.50\n");
    var other = ran(looked(HEAD + mug("12.00", "3") + "cup,Cup,,,,Title,Default Title,,,,6.50\n"));
    assertThat(other.counts().steps().done()).isEqualTo(2);
    var late = ran(dry);
    assertThat(late.counts().steps().left()).isEqualTo(2);
    assertThat(product("mug").variants().getFirst().fields().price()).isEqualTo(store.money(1200));
  }

  @Test
  void aProductWithNothingToChooseGetsOptionsAndKeepsItsStock() throws IOException {
    ran(looked(HEAD + "cup,Cup,,,,Title,Default Title,CUP,shopify,7,5.50\n"));
    var before = product("cup");
    var file =
        HEAD
            + "cup,Cup,,,,Size,S,CUP-S,shopify,2,5.00\ncup,,,,,,M,CUP,shopify,7,5.50\n"
            + "cup,,,,,,L,CUP-L,shopify,4,6.00\n";
    var dry = looked(file);
    assertThat(changes(dry))
        .contains(
            new FieldChange("option", null, null, "Size"),
            new FieldChange("becomes", null, null, "M"),
            new FieldChange("variant", "S", null, "S"));
    var done = ran(dry);
    var after = product("cup");
    var kept = after.variants().getFirst();
    assertThat(kept.id()).isEqualTo(before.variants().getFirst().id());
    assertThat(kept.fields().title()).isEqualTo("M");
    assertThat(after.variants()).extracting(it -> it.onHand()).containsExactly(7, 2, 4);
    assertThat(looked(file).counts().same()).isOne();
    undone(done);
    var back = product("cup");
    assertThat(back.options()).isEmpty();
    assertThat(back.variants()).hasSize(1);
    assertThat(back.variants().getFirst().fields())
        .isEqualTo(before.variants().getFirst().fields());
    assertThat(back.variants().getFirst().onHand()).isEqualTo(7);
  }

  @Test
  void anOptionMayHaveAnotherNameWhereItsValuesTellThatItIsTheSame() throws IOException {
    ran(looked(HEAD + mug("10.00", "3")));
    var done = ran(looked(HEAD + mug("10.00", "3").replace("Size", "Grösse")));
    assertThat(product("mug").options()).extracting(it -> it.name()).containsExactly("Grösse");
    assertThat(product("mug").variants()).hasSize(2);
    undone(done);
    assertThat(product("mug").options()).extracting(it -> it.name()).containsExactly("Size");
  }

  @Test
  void categoriesComeWithTheFileAndGoWithItUnlessTheyAreUsed() throws IOException {
    var head = "Handle,Title,Product Category,Variant Price\n";
    var tooDeep = "a > b > c > d > e > f";
    var dry =
        looked(
            head
                + "mug,Mug,Kitchen > Mugs,5.00\ncup,Cup,kitchen > mugs,6.00\n"
                + "pot,Pot,Garden,7.00\nbin,Bin,%s,8.00\n".formatted(tooDeep));
    assertThat(dry.newCategories()).containsExactly("Kitchen", "Kitchen › Mugs", "Garden");
    assertThat(categories.tree(store).isEmpty()).isTrue();
    var done = ran(dry);
    var mugs = categories.tree(store).nodes().get(1);
    assertThat(mugs.words()).isEqualTo("Kitchen › Mugs");
    assertThat(product("cup").fields().category()).isEqualTo(mugs.publicId());
    assertThat(product("bin").fields().category()).isNull();
    assertThat(categories.tree(store).nodes()).hasSize(3);
    ran(looked("Handle,Title,Product Category,Variant Price\njar,Jar,Garden,1.00\n"));
    undone(done);
    assertThat(categories.tree(store).nodes())
        .extracting(it -> it.title())
        .containsExactly("Garden");
  }

  @Test
  void aLaterPieceStandsInTheCategoriesThatTheDryRunHasNamed() throws IOException {
    var text = new StringBuilder("Handle,Title,Product Category,Variant Price\n");
    for (int i = 0; i < 101; i++) text.append("m%d,M,Men > Shoes,1.00\n".formatted(i));
    text.append("w,W,Women > Shoes,1.00\ns,S,Shoes,1.00\n");
    var dry = looked(text.toString());
    assertThat(dry.newCategories()).contains("Men › Shoes", "Women › Shoes", "Shoes");
    assertThat(ran(dry).counts().steps().done()).isEqualTo(103);
    assertThat(category("m100")).isEqualTo("Men › Shoes");
    assertThat(category("w")).isEqualTo("Women › Shoes");
    assertThat(category("s")).isEqualTo("Shoes");
  }

  private String category(String slug) {
    var of = product(slug).fields().category();
    return categories.tree(store).byPublicId(of).orElseThrow().words();
  }

  @Test
  void twoSpellingsOfANewCategoryAreOne() throws IOException {
    var head = "Handle,Title,Product Category,Variant Price\n";
    ran(looked(head + "a,A,Kleidung > Hosen,1.00\nb,B,kleidung > Hemden,1.00\n"));
    assertThat(category("a")).isEqualTo("Kleidung › Hosen");
    assertThat(category("b")).isEqualTo("Kleidung › Hemden");
  }

  @Test
  void noCategoryComesForWhatIsLeftAlone() throws IOException {
    var head = "Handle,Title,Product Category,Variant Price\n";
    var dry = looked(head + "cup,Cup,Kitchen,5.00\n");
    ran(looked(head + "cup,Cup,,6.00\n"));
    assertThat(ran(dry).counts().steps().left()).isOne();
    assertThat(categories.tree(store).isEmpty()).isTrue();
  }

  @Test
  void noneOnHandSaysNothingOfWhatIsOwed() throws IOException {
    ran(looked(HEAD + "cup,Cup,,,,Title,Default Title,,shopify,1,5.50\n"));
    var cup = product("cup").variants().getFirst();
    var v = only(store, VARIANT);
    db.update(v).set(v.BACKORDER, 5).where(v.ID.eq(cup.id())).execute();
    transactions.write(() -> inventory.sell(store, 1, Map.of(cup.id(), 4), Actor.SYSTEM));
    for (var said : List.of("0", "-3", "-8")) {
      var dry = looked(HEAD + "cup,Cup,,,,Title,Default Title,,shopify,%s,5.50\n".formatted(said));
      assertThat(dry.counts().same()).as(said).isOne();
    }
    assertThat(product("cup").variants().getFirst().onHand()).isEqualTo(-3);
  }

  @Test
  void anOptionHasNoMoreValuesThanItsEditorShows() throws IOException {
    var text = new StringBuilder("Handle,Title,Option1 Name,Option1 Value,Variant Price\n");
    for (int i = 0; i <= ProductChange.MOST_VALUES; i++)
      text.append("t,%s,%s,V%d,1.00\n".formatted(i == 0 ? "T" : "", i == 0 ? "Size" : "", i));
    var dry = looked(text.toString());
    assertThat(queries.lines(store, dry, Kind.REFUSED, 0, 10).getFirst().troubles())
        .extracting(it -> it.code())
        .containsExactly("import.wrong.values.many");
  }

  @Test
  void refusesWhatCannotBeAndTakesTheRest() throws IOException {
    ran(looked(HEAD + mug("10.00", "3")));
    var dry =
        looked(
            HEAD
                + "a,A,,,,Title,Default Title,MUG-S,,,1.00\n"
                + "b,B,,,,Title,Default Title,TWICE,,,1.00\n"
                + "c,C,,,,Title,Default Title,twice,,,1.00\n"
                + "d,D,,,,Title,Default Title,,,,abc\n"
                + "mug,Mug,,,,Colour,red,,,,9.00\n"
                + "e,E,,,,Title,Default Title,,,,2.00\n");
    assertThat(dry.counts().refused()).isEqualTo(4);
    assertThat(dry.counts().fresh()).isEqualTo(2);
    assertThat(queries.lines(store, dry, Kind.REFUSED, 0, 10))
        .extracting(it -> it.line())
        .containsExactlyInAnyOrder(2, 4, 5, 6);
  }

  @Test
  void aFileThatIsNoneIsToldAsOne() throws IOException {
    var dry = looked("%PDF-1.7 nothing to see");
    assertThat(dry.state()).isEqualTo(ImportState.UNREADABLE);
    assertThat(dry.problem()).isNotNull();
  }

  @Test
  void aRunThatWasCutOffGoesOnAndDoesNothingTwice() throws IOException {
    var text = new StringBuilder(HEAD);
    for (int i = 0; i < 250; i++)
      text.append("p%d,P %d,,,,Title,Default Title,S%d,shopify,2,1.00\n".formatted(i, i, i));
    var dry = looked(text.toString());
    var i = only(store, PRODUCT_IMPORT);
    db.update(i).set(i.STATE, ImportState.RUNNING).where(i.ID.eq(dry.id())).execute();
    // Two at once, as when a node is believed dead and is not.
    var other = Thread.ofVirtual().start(() -> running.toTheEnd(store, dry.id()));
    running.toTheEnd(store, dry.id());
    await().until(() -> !other.isAlive());
    var done = settled(dry.publicId());
    assertThat(done.counts().steps().done()).isEqualTo(250);
    var l = only(store, STOCK_LEDGER);
    assertThat(db.fetchCount(l)).isEqualTo(250);
  }

  @Test
  void noMoreIsTakenWhileMuchIsWorkedOnOrKept() throws IOException {
    for (int each = 0; each < 3; each++) looked(HEAD + mug("10.00", "3"));
    assertThat(imports.refusal(store)).isNull();
    var i = only(store, PRODUCT_IMPORT);
    db.update(i).set(i.STATE, ImportState.RUNNING).execute();
    assertThat(imports.refusal(store)).isEqualTo("import.error.moving");
    db.update(i).set(i.STATE, ImportState.DONE).set(i.BYTES, 400_000_000).execute();
    assertThat(imports.refusal(store)).isEqualTo("import.error.full");
    assertThat(imports.refusal(world.store())).isNull();
  }

  @Test
  void aFileWhoseImportNeverCameToBeIsFoundAndGoes() throws IOException {
    var row = looked(HEAD + mug("10.00", "3"));
    var i = only(store, PRODUCT_IMPORT);
    assertThat(storage.has(store.id() + "/imports/" + row.id())).isTrue();
    db.deleteFrom(i).where(i.ID.eq(row.id())).execute();
    assertThat(imports.forgetExpired(store)).isZero();
    assertThat(storage.has(store.id() + "/imports/" + row.id())).as("it may be coming").isTrue();
    var f = only(store, PRODUCT_IMPORT_FILE);
    db.update(f).set(f.CREATED_AT, Instant.now().minus(Duration.ofHours(2))).execute();
    imports.forgetExpired(store);
    assertThat(storage.has(store.id() + "/imports/" + row.id())).isFalse();
    assertThat(db.fetchCount(f)).isZero();
  }

  @Test
  void othersStoresAreLeftAlone() throws IOException {
    var dry = looked(HEAD + mug("10.00", "3"));
    var other = world.store();
    assertThatThrownBy(() -> queries.get(other, dry.publicId())).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> imports.begin(other, dry.publicId(), Actor.SYSTEM))
        .isInstanceOf(NotFound.class);
  }
}
