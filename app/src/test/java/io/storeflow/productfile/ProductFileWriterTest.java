package io.storeflow.productfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.platform.csv.CsvWriter;
import io.storeflow.platform.money.Money;
import io.storeflow.product.ProductState;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written reads the same again, however it looks. */
class ProductFileWriterTest {
  private static final String ADDRESS = "https://shop.example/media/s/1";

  @TempDir Path folder;

  @Test
  void readsTheSameAgain() throws Exception {
    var one =
        product(
            "=HYPERLINK(\"x\")",
            List.of("Size", "+Colour"),
            List.of(
                variant(List.of("-S", "'=red"), "-SKU", Told.of(ADDRESS + "b")),
                variant(List.of("L, \"wide\"", "@blue"), "'+49", Told.cleared()),
                variant(List.of("XL", "@blue"), "C;D", Told.of(ADDRESS))),
            List.of(
                new FilePicture(0, ADDRESS, Told.of("Front; side")),
                new FilePicture(0, ADDRESS + "b", Told.cleared())));
    var two =
        product("Only", List.of(), List.of(variant(List.of(), "", Told.cleared())), List.of());
    var three =
        product(
            "Pictures",
            List.of(),
            List.of(variant(List.of(), "P", Told.cleared())),
            List.of(
                new FilePicture(0, ADDRESS, Told.cleared()),
                new FilePicture(0, ADDRESS + "c", Told.of("C"))));
    var all = List.of(one, two, three);
    var read = ReadFile.of(written(all));
    assertThat(read.refusals).isEmpty();
    assertThat(read.remarks).isEmpty();
    assertThat(read.head().unknown()).isEmpty();
    assertThat(read.products)
        .usingRecursiveComparison()
        .ignoringFieldsMatchingRegexes(".*lines?")
        .isEqualTo(all);
    var again = written(read.products);
    assertThat(Files.readString(again)).isEqualTo(Files.readString(written(all)));
  }

  @Test
  void detailsOfVariantsComeBackEachToItsOwn() throws Exception {
    var many = Map.of("colour_code", Told.of("=c1"), "lace", Told.of("Normal"));
    var one =
        product(
            "Shoe",
            List.of("Size"),
            List.of(
                variant(List.of("S"), "S", Told.<String>cleared()).with(many),
                variant(List.of("-M"), "M", Told.<String>cleared())
                    .with(Map.of("tread", Told.of("rugged"))),
                variant(List.of("L"), "L", Told.cleared())),
            List.of());
    var two =
        product(
            "Only",
            List.of(),
            List.of(variant(List.of(), "", Told.<String>cleared()).with(many)),
            List.of());
    var read = ReadFile.of(written(List.of(one, two)));
    assertThat(read.refusals).isEmpty();
    assertThat(read.remarks).isEmpty();
    assertThat(read.products)
        .usingRecursiveComparison()
        .ignoringFieldsMatchingRegexes(".*lines?")
        .isEqualTo(List.of(one, two));
  }

  @Test
  void aDetailGoesWithTheRefusedRowOfItsVariant() throws Exception {
    var file =
        Files.writeString(
            folder.resolve("a.csv"),
            "URL handle,Title,Option1 name,Option1 value,Price,Metafield key,Metafield value\n"
                + "shoe,Shoe,Size,S,no,,\nshoe,,,M,2.00,,\nshoe,,,S,,lace,normal\n");
    var read = ReadFile.of(file);
    assertThat(read.said(4)).containsExactly("Metafield key productfile.wrong.detail");
    assertThat(read.product("shoe").variants()).hasSize(1);
  }

  @Test
  void noCellIsAFormula() throws Exception {
    var one =
        product("=1+1", List.of(), List.of(variant(List.of(), "@x", Told.cleared())), List.of());
    assertThat(Files.readString(written(List.of(one))))
        .contains("\r\n'=1+1,", ",'@x,")
        .doesNotContain(",=", ",@");
  }

  private Path written(List<FileProduct> products) throws IOException {
    var out = new StringWriter();
    var csv = new CsvWriter(out);
    csv.line(ProductFileWriter.TITLES);
    products.forEach(new ProductFileWriter(csv)::write);
    return Files.writeString(Files.createTempFile(folder, "products", ".csv"), out.toString());
  }

  private static FileProduct product(
      String title, List<String> names, List<FileVariant> variants, List<FilePicture> pictures) {
    var fields =
        new FileFields(
            Told.of(title),
            Told.of("<p>-One</p>\n<p>two, \"three\"</p>"),
            Told.of("@Brand"),
            Told.cleared(),
            Told.of(List.of("-new", "old")),
            Told.cleared(),
            Told.of("+text"),
            Told.of(ProductState.DRAFT),
            Told.of(Instant.parse("2027-01-02T03:04:05Z")),
            Told.absent(),
            Told.of(List.of("Food", "Tea")),
            Told.absent(),
            Map.of("=Origin", Told.of("-Uji")));
    var handle = "p-" + title.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z]", "");
    return new FileProduct(0, handle, false, fields, names, variants, pictures, List.of(), true);
  }

  private static FileVariant variant(List<String> values, String sku, Told<String> picture) {
    var usd = Currency.getInstance("USD");
    return new FileVariant(
        0,
        values,
        sku.isEmpty() ? Told.cleared() : Told.of(sku),
        Told.of("4006381333931"),
        Told.of(new Money(1290, usd)),
        Told.of(new Money(1500, usd)),
        Told.cleared(),
        Told.of(120),
        Told.of(true),
        Told.of(7),
        Told.absent(),
        Told.absent(),
        Told.absent(),
        picture,
        Told.absent(),
        Told.absent(),
        Map.of(),
        Told.absent());
  }
}
