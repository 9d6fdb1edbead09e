package io.storeflow.productimport;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.modifier.GroupDraft;
import io.storeflow.modifier.ModifierGroups;
import io.storeflow.store.Actor;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.World;
import java.io.ByteArrayOutputStream;
import java.util.List;
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
  @Autowired ModifierGroups groups;

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
    refused.write(store, dry, (line, why) -> line + " " + why.getFirst().code(), out);
    var said = out.toString(UTF_8).replace("\r\n", "\n");
    var reason = "3 import.wrong.line.sku.taken,";
    assertThat(said)
        .isEqualTo('\uFEFF' + "Why refused," + HEAD + rows.replaceAll("(?m)^(?=.)", reason));

    var mended = said.replace("T-1", "T-3");
    var again = bench.looked(store, mended);
    assertThat(again.counts().refused()).isZero();
    assertThat(again.counts().fresh()).isOne();
    assertThat(again.unused()).isEmpty();
  }

  /** A gift card costs what is on it. */
  @Test
  void aProductWithPricedChoicesBecomesNoGiftCard() throws Exception {
    var store = world.store();
    bench.brought(store, "Handle,Title,Variant Price\na,A,1.00\nb,B,1.00\n");
    var ribbon = new GroupDraft.Entry(null, "Ribbon", store.money(150), false, null);
    var extras = new GroupDraft("Extras", 0, 1, List.of(ribbon));
    var group = groups.create(store, extras, Actor.SYSTEM);
    groups.offer(store, bench.product(store, "a").publicId(), List.of(group), Actor.SYSTEM);
    var dry = bench.looked(store, "Handle,Title,Gift Card\na,A,yes\nb,B,yes\n");
    assertThat(dry.counts().refused()).isOne();
    var out = new ByteArrayOutputStream();
    refused.write(store, dry, (line, why) -> line + " " + why.getFirst().code(), out);
    assertThat(out.toString(UTF_8)).contains("2 import.wrong.gift_card,a,A");
  }

  @Test
  void aFileThatIsRefusedAgainSaysTheNewReasonAlone() throws Exception {
    var store = world.store();
    var sent =
        bench.looked(store, "Handle,Why refused,Title,Variant Price\nd,\"Line 9: old\",D,dear\n");
    var out = new ByteArrayOutputStream();
    refused.write(store, sent, (line, why) -> "Line " + line, out);
    assertThat(out.toString(UTF_8))
        .isEqualTo('\uFEFF' + "Why refused,Handle,Title,Variant Price\r\nLine 2,d,D,dear\r\n");
  }
}
