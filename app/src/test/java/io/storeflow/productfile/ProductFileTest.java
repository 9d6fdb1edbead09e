package io.storeflow.productfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storeflow.product.ProductState;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Formats that are read, and what is taken of their rows. */
class ProductFileTest extends OnFiles {
  @Test
  void readsOptionsPicturesAndMetafieldsOfTheClassicFormat() throws Exception {
    var read = ReadFile.of(ReadFile.resource("tea-classic.csv"));
    assertThat(read.head().dialect()).isEqualTo(Dialect.SHOPIFY_CLASSIC);
    assertThat(read.head().rows()).isEqualTo(7);
    assertThat(read.head().unknown()).containsExactly("Colour of box");
    assertThat(read.head().markets()).containsExactly("Price / Japan");
    assertThat(read.head().unused())
        .containsExactly(
            "Variant Requires Shipping",
            "Variant Taxable",
            "Google Shopping / Gender",
            "Metafield Namespace");

    var sencha = read.product("sencha");
    assertThat(sencha.line()).isEqualTo(2);
    assertThat(sencha.rows()).isEqualTo(5);
    assertThat(sencha.whole()).isFalse();
    assertThat(sencha.optionNames()).containsExactly("Size", "Tin");
    assertThat(sencha.variants())
        .extracting(FileVariant::values)
        .containsExactly(List.of("100 g", "Red"), List.of("250 g", "Blue"));
    assertThat(sencha.variants()).extracting(FileVariant::line).containsExactly(2, 5);
    assertThat(sencha.variants().getLast().price().value().orElseThrow().minor()).isEqualTo(2900);
    assertThat(sencha.variants().getLast().comparePrice()).isEqualTo(Told.cleared());
    assertThat(sencha.variants().getLast().quantity()).isEqualTo(Told.of(4));
    assertThat(sencha.pictures())
        .extracting(FilePicture::address)
        .containsExactly(
            "https://cdn.example.com/sencha.jpg",
            "https://cdn.example.com/leaves.jpg",
            "https://cdn.example.com/blue.jpg");
    assertThat(sencha.fields().attributes()).containsEntry("Origin", Told.of("Uji"));
    assertThat(sencha.fields().html()).isEqualTo(Told.of("<p>First flush,\nfrom Uji.</p>"));
    assertThat(sencha.fields().tags()).isEqualTo(Told.of(List.of("green", "loose")));
    assertThat(sencha.fields().seoTitle()).isInstanceOf(Told.Absent.class);

    assertThat(read.said(4))
        .containsExactly(
            "Variant Barcode wrong.barcode.rounded", "Variant Grams productfile.wrong.grams");
    assertThat(read.remarked())
        .contains("4 productfile.remark.below", "4 productfile.remark.spelling");
    assertThat(read.product("gift").fields().giftCard()).isEqualTo(Told.of(true));
    assertThat(read.product("matcha-set").fields().giftCard()).isEqualTo(Told.of(false));
    assertThat(read.products).hasSize(3);
    assertThat(read.refusals).hasSize(1);
  }

  @Test
  void aProductWithNothingToChooseHasOneVariantThatIsNotCountedWithoutTracker() throws Exception {
    var matcha = ReadFile.of(ReadFile.resource("tea-classic.csv")).product("matcha-set");
    assertThat(matcha.optionNames()).isEmpty();
    assertThat(matcha.variants()).hasSize(1);
    assertThat(matcha.variants().getFirst().values()).isEmpty();
    assertThat(matcha.variants().getFirst().tracked()).isEqualTo(Told.of(false));
    assertThat(matcha.variants().getFirst().quantity()).isInstanceOf(Told.Absent.class);
    assertThat(matcha.fields().state()).isEqualTo(Told.of(ProductState.DRAFT));
    assertThat(matcha.fields().html()).isEqualTo(Told.cleared());
  }

  @Test
  void whatIsOwedIsNoCountOfWhatIsThere() throws Exception {
    var head = "Handle,Title,Variant Price,Variant Inventory Tracker,Variant Inventory Qty\n";
    var tea = read(head + "tea,Tea,3,shopify,-3\n");
    assertThat(tea.product("tea").variants().getFirst().quantity()).isEqualTo(Told.absent());
    assertThat(tea.remarked()).containsExactly("2 productfile.remark.below");
    var cap = read("Type,SKU,Name,Stock,Regular price\nsimple,CAP,Cap,-3,8\n");
    assertThat(cap.product("cap").variants().getFirst().quantity()).isEqualTo(Told.absent());
    assertThat(cap.remarked()).contains("2 productfile.remark.below");
  }

  @Test
  void readsWooCommercesExport() throws Exception {
    var read = ReadFile.of(ReadFile.resource("woo.csv"));
    assertThat(read.head().dialect()).isEqualTo(Dialect.WOOCOMMERCE);
    assertThat(read.head().unknown()).isEmpty();
    assertThat(read.head().unused()).doesNotContain("Backorders allowed?");
    var hoodie = read.product("hoodie");
    assertThat(hoodie.handleMade()).isTrue();
    assertThat(hoodie.optionNames()).containsExactly("Colour");
    assertThat(hoodie.variants()).hasSize(2);
    var blue = hoodie.variants().getFirst();
    assertThat(blue.price().value().orElseThrow().minor()).isEqualTo(3500);
    assertThat(blue.comparePrice().value().orElseThrow().minor()).isEqualTo(4500);
    assertThat(blue.grams()).isEqualTo(Told.of(600));
    assertThat(blue.quantity()).isEqualTo(Told.of(8));
    assertThat(blue.lowAt()).isEqualTo(Told.of(2));
    assertThat(blue.sellsWhenOut()).isEqualTo(Told.of(true));
    assertThat(hoodie.variants().getLast().quantity()).isEqualTo(Told.of(0));
    assertThat(hoodie.pictures()).hasSize(3);
    assertThat(hoodie.fields().html()).isEqualTo(Told.of("Line one\nline two"));
    assertThat(hoodie.fields().category()).isEqualTo(Told.of(List.of("Clothing", "Hoodies")));
    assertThat(hoodie.fields().attributes()).containsEntry("Fabric", Told.of("Cotton"));
    var cap = read.product("cap");
    assertThat(cap.variants().getFirst().price().value().orElseThrow().minor()).isEqualTo(1000);
    assertThat(cap.variants().getFirst().tracked()).isEqualTo(Told.of(false));
    assertThat(read.said(6)).containsExactly("Type productfile.wrong.kind");
    assertThat(read.said(7)).containsExactly("Parent productfile.wrong.parent");
    assertThat(read.products).hasSize(2);
  }

  @Test
  void readsWooCommercesExportInGerman() throws Exception {
    var read = ReadFile.of(ReadFile.resource("woo-de.csv"), "EUR");
    assertThat(read.head().dialect()).isEqualTo(Dialect.WOOCOMMERCE);
    assertThat(read.head().unknown()).isEmpty();
    var poster = read.product("poster-herz");
    assertThat(poster.optionNames()).containsExactly("Format", "Stil");
    assertThat(poster.variants())
        .extracting(FileVariant::values)
        .containsExactly(List.of("A3", "weiß"), List.of("A4", "vintage"));
    var small = poster.variants().getLast();
    assertThat(small.price().value().orElseThrow().minor()).isEqualTo(1999);
    assertThat(small.comparePrice().value().orElseThrow().minor()).isEqualTo(2499);
    assertThat(small.sku()).isEqualTo(Told.of("P1-A4"));
    assertThat(small.grams()).isEqualTo(Told.of(200));
    assertThat(small.quantity()).isEqualTo(Told.of(12));
    assertThat(small.lowAt()).isEqualTo(Told.of(3));
    assertThat(poster.fields().state()).isEqualTo(Told.of(ProductState.ACTIVE));
    assertThat(poster.fields().tags()).isEqualTo(Told.of(List.of("anatomie", "herz")));
    assertThat(poster.fields().category()).isEqualTo(Told.of(List.of("Kunst", "Poster")));
    assertThat(poster.fields().attributes()).containsEntry("Papier", Told.of("matt"));
    assertThat(poster.pictures()).hasSize(2);
    var mug = read.product("becher");
    assertThat(mug.fields().state()).isEqualTo(Told.of(ProductState.DRAFT));
    assertThat(mug.variants().getFirst().tracked()).isEqualTo(Told.of(false));
    assertThat(read.refusals).isEmpty();
  }

  @Test
  void aPictureUnderTwoTextsIsTakenOnceAndSaid() throws Exception {
    var read =
        read(
            "Handle,Title,Variant Price,Image Src,Image Alt Text\n"
                + "tea,Tea,3,https://a.example/1.jpg,Front\n"
                + "tea,,,https://a.example/1.jpg,Side\ntea,,,https://a.example/1.jpg,\n");
    assertThat(read.product("tea").pictures()).hasSize(1);
    assertThat(read.remarked()).containsExactly("3 productfile.remark.picture");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      textBlock =
          """
          |29,99|     , 2999, ||
          $21.00      , 2100, ||
          |1.234,56|  , 123456, ||
          1234.5      , 123450, ||
          12.999      ,     , wrong.money.ambiguous
          -1800       ,     , wrong.money.negative
          €21.00      ,     , wrong.money.sign
          on request  ,     , wrong.money
          """)
  void readsPricesAsPeopleWriteThem(String cell, Long minor, String code) throws Exception {
    var read = read(ONE + "tea,Tea,A,\"" + cell.strip() + "\"\n");
    if (minor == null) {
      assertThat(read.products).isEmpty();
      assertThat(read.said(2)).containsExactly("Variant Price " + code);
    } else {
      var told = read.product("tea").variants().getFirst().price();
      assertThat(told.value().orElseThrow().minor()).isEqualTo(minor);
    }
  }

  @Test
  void aRowAloneSpeaksOfItsVariantAlone() throws Exception {
    var read = read("Handle,Title,Option1 Name,Option1 Value,Variant Price\ntea,,,Large,3\n");
    var tea = read.product("tea");
    assertThat(tea.fields()).isEqualTo(FileFields.NONE);
    assertThat(tea.optionNames()).isEmpty();
    assertThat(tea.variants().getFirst().values()).containsExactly("Large");
  }

  @ParameterizedTest
  @CsvSource({
    "UTF-8, Thé vert",
    "windows-1252, Thé vert – „gut“",
    "windows-31j, 抹茶のセット",
    "UTF-16, Grün"
  })
  void recognisesEncodings(String charset, String title) throws Exception {
    var text = ONE.replace(',', ';') + "tea;" + title + "\u2028;A;29,99\n";
    if (!charset.startsWith("U")) text = text.replace("\u2028", "");
    var file = Files.write(folder.resolve("a.csv"), text.getBytes(Charset.forName(charset)));
    var read = ReadFile.of(file);
    assertThat(read.product("tea").fields().title()).isEqualTo(Told.of(title));
    assertThat(read.head().separator()).isEqualTo(';');
  }

  @ParameterizedTest
  @CsvSource({
    "PK\u0003\u0004abc, workbook",
    "%PDF-1.7, pdf",
    "<svg xmlns='x'/>, markup",
    "\u0089PNG, picture",
    "a\u0000b, binary",
    "'', empty",
    "'Name,Phone\nTea,3', columns",
    "'Handle,Title\n', rows",
    "'Handle,Title\n\"tea,Tea\n', quote"
  })
  void whatIsNoFileOfProductsIsSaid(String content, String code) throws Exception {
    if (code.equals("quote")) content = content + "x".repeat(2_000_000);
    var file = Files.write(folder.resolve("b.csv"), content.getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> ReadFile.of(file))
        .isInstanceOf(Unreadable.class)
        .hasMessage("productfile.unreadable." + code);
  }
}
