package io.storeflow.productimport;

import static io.storeflow.db.Tables.STOCK;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.inventory.Adjustments;
import io.storeflow.inventory.Adjustments.Change;
import io.storeflow.inventory.Adjustments.Why;
import io.storeflow.inventory.Inventory;
import io.storeflow.inventory.LedgerKind;
import io.storeflow.location.Locations;
import io.storeflow.platform.db.Transactions;
import io.storeflow.productimport.ImportQueries.Kind;
import io.storeflow.shipping.Address;
import io.storeflow.store.Actor;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.World;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An import is taken back but for products whose stock somebody has moved since. */
@AppTest
class UndoAfterStockMovedTest {
  private static final String HEAD =
      "Handle,Title,Variant SKU,Variant Inventory Tracker,Variant Inventory Qty,Variant Price\n";

  @Autowired World world;
  @Autowired ImportBench bench;
  @Autowired Inventory inventory;
  @Autowired Adjustments adjustments;
  @Autowired Locations locations;
  @Autowired Transactions transactions;
  @Autowired DSLContext db;

  private Store store;

  @BeforeEach
  void open() {
    store = world.store();
  }

  @Test
  void aNewProductWhoseStockWasCorrectedStaysAndItIsSaid() throws IOException {
    var done =
        bench.brought(
            store, HEAD + "a,A,A,shopify,5,1.00\nb,B,B,shopify,5,1.00\nc,C,C,shopify,0,1.00\n");
    adjust("a", -2);
    adjust("c", 1);
    adjust("c", -1);
    var back = bench.undone(store, done);
    assertThat(back.counts().steps().undone()).isOne();
    assertThat(bench.lines(store, back, Kind.KEPT))
        .extracting(it -> it.handle() + " " + it.troubles().getFirst().code())
        .containsExactly("a import.left.moved", "c import.left.moved");
    assertThat(bench.product(store, "a").variants().getFirst().onHand()).isEqualTo(3);
  }

  @Test
  void stockThatTheImportHasSetIsNotSetBackOverALaterMove() throws IOException {
    bench.brought(store, HEAD + "a,A,A,shopify,5,1.00\nb,B,B,shopify,5,1.00\n");
    adjust("a", 1);
    var done = bench.brought(store, HEAD + "a,A,A,shopify,9,1.00\nb,B,B,shopify,9,1.00\n");
    adjust("b", -1);
    var back = bench.undone(store, done);
    assertThat(bench.lines(store, back, Kind.KEPT))
        .extracting(ImportLine::handle)
        .containsExactly("b");
    assertThat(bench.product(store, "a").variants().getFirst().onHand()).isEqualTo(6);
    assertThat(bench.product(store, "b").variants().getFirst().onHand()).isEqualTo(8);
  }

  /** What sells well would otherwise keep a wrong price. */
  @Test
  void aPriceIsPutBackWhateverWasSoldAsTheImportHasMovedNoStock() throws IOException {
    bench.brought(store, HEAD + "a,A,A,shopify,5,1.00\n");
    var done = bench.brought(store, HEAD + "a,A,A,shopify,5,7.00\n");
    adjust("a", -2);
    assertThat(bench.undone(store, done).counts().steps().undone()).isOne();
    var variant = bench.product(store, "a").variants().getFirst();
    assertThat(variant.fields().price()).isEqualTo(store.money(100));
    assertThat(variant.onHand()).isEqualTo(3);
  }

  @Test
  void putsStockBackWhereItWasAtEachLocation() throws IOException {
    bench.brought(store, HEAD + "a,A,A,shopify,15,1.00\n");
    var second =
        locations.get(store, locations.create(store, "Cellar", Address.NONE, Actor.SYSTEM));
    var main = locations.all(store).getFirst();
    long variant = bench.product(store, "a").variants().getFirst().id();
    var why = new Why(LedgerKind.RECEIPT, "", null);
    transactions.write(
        () ->
            adjustments.book(
                store, List.of(new Change(variant, second.id(), 4)), why, Actor.SYSTEM));
    var less = bench.brought(store, HEAD + "a,A,A,shopify,2,1.00\n");
    assertThat(onHand()).isEqualTo(2);
    assertThat(bench.undone(store, less).counts().steps().undone()).isOne();
    assertThat(at(variant)).isEqualTo(Map.of(main.id(), 15, second.id(), 4));
    var more = bench.brought(store, HEAD + "a,A,A,shopify,30,1.00\n");
    assertThat(onHand()).isEqualTo(30);
    bench.undone(store, more);
    assertThat(at(variant)).isEqualTo(Map.of(main.id(), 15, second.id(), 4));
  }

  private @Nullable Integer onHand() {
    return bench.product(store, "a").variants().getFirst().onHand();
  }

  private Map<Long, Integer> at(long variant) {
    var s = only(store, STOCK);
    return db.select(s.LOCATION_ID, s.ON_HAND)
        .from(s)
        .where(s.VARIANT_ID.eq(variant))
        .fetchMap(s.LOCATION_ID, s.ON_HAND);
  }

  private void adjust(String slug, int units) {
    long variant = bench.product(store, slug).variants().getFirst().id();
    inventory.adjust(
        store, Map.of(variant, units), LedgerKind.ADJUSTMENT, "sold at the till", Actor.SYSTEM);
  }
}
