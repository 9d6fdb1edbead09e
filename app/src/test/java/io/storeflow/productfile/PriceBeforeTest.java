package io.storeflow.productfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A compare-at price that is not above the price is left out, and it is said where it stands. */
class PriceBeforeTest {
  @TempDir Path folder;

  @Test
  void ofShopifyIsToldByLineAndColumn() throws Exception {
    var read =
        read(
            "Handle,Title,Variant Price,Variant Compare At Price\n"
                + "a,A,20.00,15.00\nb,B,20.00,20.00\nc,C,20.00,25.00\nd,D,20.00,0\ne,E,20.00,\n");
    assertThat(read.refusals).isEmpty();
    assertThat(read.products)
        .extracting(it -> it.variants().getFirst().comparePrice().value().isPresent())
        .containsExactly(false, false, true, false, false);
    assertThat(read.remarks)
        .extracting(it -> it.line() + " " + it.what().column() + " " + it.what().args())
        .containsExactly(
            "2 Variant Compare At Price [15.00, 20.00]",
            "3 Variant Compare At Price [20.00, 20.00]");
  }

  @Test
  void ofWooCommerceIsToldToo() throws Exception {
    var read = read("Type,SKU,Name,Published,Sale price,Regular price\nsimple,A,A,1,30.00,20.00\n");
    assertThat(read.product("a").variants().getFirst().comparePrice()).isEqualTo(Told.cleared());
    assertThat(read.remarked()).contains("2 productfile.remark.compare");
    assertThat(read.remarks.getFirst().what().column()).isEqualTo("Regular price");
  }

  private ReadFile read(String text) throws Exception {
    return ReadFile.of(Files.writeString(folder.resolve("a.csv"), text));
  }
}
