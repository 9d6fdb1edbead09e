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

/** A handle that was made of a title is no claim on a product that is called otherwise. */
@AppTest
class MadeHandlesTest {
  private static final String HEAD = "Handle,Title,Variant Price\n";

  @Autowired World world;
  @Autowired ImportBench bench;

  private Store store;

  @BeforeEach
  void open() {
    store = world.store();
  }

  @Test
  void aProductOfAnotherTitleAtThatAddressIsLeftAlone() throws IOException {
    bench.brought(store, HEAD + "classic-tee,Taker,1.00\n");
    var dry = bench.looked(store, HEAD + ",Classic Tee,19.90\n");
    assertThat(dry.counts().changed()).isZero();
    assertThat(bench.said(store, dry, Kind.REFUSED))
        .containsExactly("2 [] import.wrong.handle.made [classic-tee, Taker]");
    assertThat(dry.canRun()).isFalse();
  }

  @Test
  void theSameTitleAndAHandleThatIsGivenAreTheProduct() throws IOException {
    bench.brought(store, HEAD + ",Classic Tee,1.00\n");
    assertThat(bench.looked(store, HEAD + ",classic  TEE,2.00\n").counts().changed()).isOne();
    var renamed = bench.looked(store, HEAD + "classic-tee,Taker,1.00\n");
    assertThat(renamed.counts().changed()).isOne();
  }
}
