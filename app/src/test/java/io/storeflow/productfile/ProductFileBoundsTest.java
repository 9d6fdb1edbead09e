package io.storeflow.productfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How large a file may be, and where its rows may stand. */
class ProductFileBoundsTest extends OnFiles {
  @Test
  void rowsThatStandApartMakeOneProductAndSkusAreThereOnce() throws Exception {
    var header = "Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price\n";
    var read = read(header + "tea,Tea,Size,S,A,3\ncup,Cup,Title,Default Title,B,4\ntea,,,L,a,5\n");
    assertThat(read.products).extracting(FileProduct::handle).containsExactly("cup", "tea");
    assertThat(read.said(4)).containsExactly("Variant SKU productfile.wrong.sku");
    assertThat(read.product("tea").variants()).hasSize(1);
  }

  @Test
  void aProductHasAtMost2000VariantsAndValuesAreBounded() throws Exception {
    var header = "Handle,Title,Option1 Name,Option1 Value,Variant Price\n";
    var rows = new StringBuilder(header);
    IntStream.rangeClosed(1, 2001)
        .forEach(i -> rows.append(i == 1 ? "t,T,Size,1,3\n" : "t,,," + i + ",3\n"));
    rows.append("u,U,Size,").append("x".repeat(300)).append(",3\n");
    var read = read(rows.toString());
    assertThat(read.product("t").variants()).hasSize(2000);
    assertThat(read.said(2002)).containsExactly("Option1 Value productfile.wrong.many");
    assertThat(read.said(2003)).contains("Option1 Value wrong.too_long");
    assertThat(read.products).hasSize(1);
  }

  @Test
  void aFileIsBounded() throws Exception {
    var file = folder.resolve("c.csv");
    try (var wide = new java.io.RandomAccessFile(file.toFile(), "rw")) {
      wide.setLength(ProductFile.LARGEST + 1);
    }
    assertThatThrownBy(() -> ReadFile.of(file)).hasMessage("productfile.unreadable.too_large");
  }

  @Test
  void aFileOfShortRowsIsBoundedToo() throws Exception {
    var file = written("Handle,Title\n" + "a,A\n".repeat(200_001));
    assertThatThrownBy(() -> ReadFile.of(file))
        .isInstanceOf(Unreadable.class)
        .hasMessage("productfile.unreadable.many");
  }

  /** Empty cells take memory as well. */
  @Test
  void rowsThatStandApartAreBoundedAlsoWhenTheirCellsAreEmpty() throws Exception {
    var empty = ",".repeat(1_000);
    var text = "Handle,Title" + empty + "\n" + ("a,A" + empty + "\nb,B" + empty + "\n").repeat(400);
    assertThat(read(text).said(801)).containsExactly(" productfile.wrong.apart");
  }
}
