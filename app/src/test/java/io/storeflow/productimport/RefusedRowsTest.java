package io.storeflow.productimport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.testing.AppTest;
import io.storeflow.testing.World;
import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A product that is refused comes back with all its rows, those of details too. */
@AppTest
class RefusedRowsTest {
  private static final String HEAD =
      "Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price,Image Src,Metafield Key,"
          + "Metafield Value\n";

  @Autowired World world;
  @Autowired ImportBench bench;
  @Autowired RefusedFile refused;

  @Test
  void alsoThoseThatSpeakOfDetailsAlone() throws Exception {
    var store = world.store();
    bench.brought(store, "Handle,Title,Variant SKU,Variant Price\na,A,T-1,1.00\n");
    var rows =
        "c,C,Size,S,T-1,1.00,,,\nc,,,,,,https://127.0.0.1/a.png,,\nc,,,,,,,origin,Uji\n"
            + "c,,,S,,,,lace,normal\n";
    var dry = bench.looked(store, HEAD + "b,B,Size,S,T-2,1.00,,,\n" + rows);
    assertThat(dry.counts().refused()).isOne();
    var out = new ByteArrayOutputStream();
    refused.write(store, dry, out);
    assertThat(out.toString(UTF_8).replace("\r\n", "\n")).isEqualTo('\uFEFF' + HEAD + rows);
  }
}
