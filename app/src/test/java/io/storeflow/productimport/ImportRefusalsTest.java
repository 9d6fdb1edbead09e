package io.storeflow.productimport;

import static io.storeflow.db.Tables.PRODUCT_IMPORT;
import static io.storeflow.db.Tables.VARIANT;
import static io.storeflow.store.Owned.only;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.catalog.ProductChange;
import io.storeflow.inventory.Inventory;
import io.storeflow.platform.db.Transactions;
import io.storeflow.productimport.ImportQueries.Kind;
import io.storeflow.store.Actor;
import io.storeflow.testing.AppTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an import leaves out or refuses, and what it bounds. */
@AppTest
class ImportRefusalsTest extends OnImports {
  @Autowired Inventory inventory;
  @Autowired Transactions transactions;

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
    assertThat(dry.counts().refused()).isEqualTo(3);
    assertThat(dry.counts().noted()).isOne();
    assertThat(dry.counts().fresh()).isEqualTo(3);
    assertThat(queries.lines(store, dry, Kind.REFUSED, 0, 10))
        .extracting(it -> it.line())
        .containsExactlyInAnyOrder(2, 5, 6);
  }

  @Test
  void aFileThatIsNoneIsToldAsOne() throws IOException {
    var dry = looked("%PDF-1.7 nothing to see");
    assertThat(dry.state()).isEqualTo(ImportState.UNREADABLE);
    assertThat(dry.problem()).isNotNull();
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
}
