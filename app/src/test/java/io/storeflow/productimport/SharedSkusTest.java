package io.storeflow.productimport;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.productimport.ImportQueries.Kind;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.World;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two products may have one SKU, but never without a word; one product has it once. */
@AppTest
class SharedSkusTest {
  private static final String HEAD =
      "Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price\n";
  private static final String TWO =
      HEAD + "a,A,Title,Default Title,T-1,1.00\nb,B,Title,Default Title,t1,2.00\n";

  @Autowired World world;
  @Autowired ImportBench bench;

  private Store store;

  @BeforeEach
  void open() {
    store = world.store();
  }

  @Test
  void twoProductsOfAFileKeepItAndBothLinesAreSaid() throws IOException {
    var dry = bench.looked(store, TWO);
    assertThat(dry.counts().fresh()).isEqualTo(2);
    assertThat(bench.said(store, dry, Kind.NOTED))
        .containsExactly("3 [Variant SKU] productfile.remark.sku [t1, 2]");
    assertThat(bench.ran(store, dry).counts().steps().done()).isEqualTo(2);
    assertThat(bench.product(store, "b").variants().getFirst().fields().sku()).isEqualTo("t1");
  }

  @Test
  void whatTheStoreHasSoIsReadAgainByItsHandles() throws IOException {
    bench.brought(store, TWO);
    var again = bench.looked(store, TWO);
    assertThat(again.counts().same()).isEqualTo(2);
    assertThat(again.counts().refused()).isZero();
    assertThat(again.counts().noted()).isOne();
  }

  @Test
  void oneProductHasItOnce() throws IOException {
    var dry =
        bench.looked(store, HEAD + "a,A,Size,S,T-1,1.00\na,,,M,T-1,1.00\nb,B,Size,S,X,1.00\n");
    assertThat(bench.said(store, dry, Kind.REFUSED))
        .containsExactly("3 [Variant SKU] productfile.wrong.sku [T-1, 2]");
  }

  @Test
  void whatTheFileDoesNotNameKeepsItsOwn() throws IOException {
    bench.brought(store, HEAD + "a,A,Size,S,T-1,1.00\na,,,M,T-2,1.00\n");
    var taken = bench.looked(store, HEAD + "a,A,Size,M,t-1,1.00\n");
    assertThat(bench.said(store, taken, Kind.REFUSED))
        .containsExactly("2 [] import.wrong.line.sku.twice [2, t-1, S]");
    var swapped = bench.looked(store, HEAD + "a,A,Size,S,T-2,1.00\na,,,M,T-1,1.00\n");
    assertThat(swapped.counts().refused()).isZero();
  }

  @Test
  void aNewProductDoesNotTakeThatOfOneInTheStore() throws IOException {
    bench.brought(store, TWO);
    var dry = bench.looked(store, HEAD + "c,C,Title,Default Title,T-1,1.00\n");
    assertThat(bench.said(store, dry, Kind.REFUSED))
        .containsExactly("2 [] import.wrong.line.sku.taken [2, T-1]");
  }
}
