package io.storeflow.productimport;

import static io.storeflow.db.Tables.AUDIT_ENTRY;
import static io.storeflow.db.Tables.PRODUCT_IMPORT;
import static io.storeflow.db.Tables.PRODUCT_IMPORT_FILE;
import static io.storeflow.db.Tables.STOCK_LEDGER;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.storeflow.catalog.ProductStates;
import io.storeflow.importplan.FieldChange;
import io.storeflow.platform.failure.NotFound;
import io.storeflow.product.ProductState;
import io.storeflow.productimport.ImportQueries.Kind;
import io.storeflow.storage.FileStorage;
import io.storeflow.store.Actor;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Statements;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an import does, and what it takes back. */
@AppTest
class ImportsTest extends OnImports {
  @Autowired Statements statements;
  @Autowired Running running;
  @Autowired ProductStates states;
  @Autowired FileStorage storage;

  private List<FieldChange> changes(ImportRow it) {
    return queries.lines(store, it, Kind.CHANGED, 0, 10).getFirst().changes();
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
  void aRunThatWasCutOffGoesOnAndDoesNothingTwice() throws IOException {
    var text = new StringBuilder(HEAD);
    for (int i = 0; i < 250; i++)
      text.append("p%d,P %d,,,,Title,Default Title,S%d,shopify,2,1.00\n".formatted(i, i, i));
    var dry = looked(text.toString());
    var i = only(store, PRODUCT_IMPORT);
    db.update(i).set(i.STATE, ImportState.RUNNING).where(i.ID.eq(dry.id())).execute();
    // Two at once, as when a node is taken for dead and is not.
    var other = Thread.ofVirtual().start(() -> running.toTheEnd(store, dry.id()));
    running.toTheEnd(store, dry.id());
    await().until(() -> !other.isAlive());
    var done = settled(dry.publicId());
    assertThat(done.counts().steps().done()).isEqualTo(250);
    var l = only(store, STOCK_LEDGER);
    assertThat(db.fetchCount(l)).isEqualTo(250);
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

  @Test
  void asksOnceForHowFarItIs() throws IOException {
    var it = looked(HEAD + mug("10.00", "3"));
    var asked = statements.during(() -> queries.get(store, it.publicId()));
    assertThat(asked).hasSize(1);
    for (var table : List.of("product_import_line", "product_import_picture"))
      assertThat(asked.getFirst().split("from `" + table + "`", -1)).as(table).hasSize(2);
  }
}
