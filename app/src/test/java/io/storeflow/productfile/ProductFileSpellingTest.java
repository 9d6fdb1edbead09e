package io.storeflow.productfile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Columns, marks, lines and amounts as programs and people write them. */
class ProductFileSpellingTest extends OnFiles {
  @Test
  void aColumnThatIsThereAndBlankClearsAndOneThatIsNotLeavesAlone() throws Exception {
    var read = read("URL handle,Title,Vendor,SKU,Price,Compare-at price\ntea,Tea,,A,3,\n");
    var tea = read.product("tea");
    assertThat(tea.fields().brand()).isEqualTo(Told.cleared());
    assertThat(tea.fields().type()).isInstanceOf(Told.Absent.class);
    assertThat(tea.variants().getFirst().comparePrice()).isEqualTo(Told.cleared());
    assertThat(tea.variants().getFirst().barcode()).isInstanceOf(Told.Absent.class);
  }

  @Test
  void columnsComeInAnyOrderAndSpelling() throws Exception {
    var read =
        read(
            "PRICE , image url,sku,TITLE,url HANDLE,Product image URL\n"
                + "3,https://a.example/1.jpg,A,Tea,tea,\n");
    assertThat(read.product("tea").variants().getFirst().sku()).isEqualTo(Told.of("A"));
    assertThat(read.product("tea").pictures()).hasSize(1);
    assertThat(read.head().dialect()).isEqualTo(Dialect.SHOPIFY_NEW);
  }

  @Test
  void theSignOfAnotherCurrencyIsRefused() throws Exception {
    var read = ReadFile.of(written(ONE + "tea,Tea,A,$21.00\n"), "EUR");
    assertThat(read.said(2)).containsExactly("Variant Price wrong.money.sign");
  }

  @Test
  void aHandleIsMadeOfTheTitleAndSaid() throws Exception {
    var read = read(ONE + ",Grüner Tee,A,3\n,,B,4\n");
    assertThat(read.product("gruener-tee").handleMade()).isTrue();
    assertThat(read.remarked())
        .contains("2 productfile.remark.handle", "3 productfile.remark.above");
    assertThat(read.said(3)).containsExactly(" productfile.wrong.twice.only");
  }

  @Test
  void valuesInWrongColumnsNameTheColumn() throws Exception {
    var header = "Handle,Title,Vendor,Variant Price,Variant Taxable,Status\n";
    var read =
        read(
            header
                + "tea,Tea, green,Hanami,3,TRUE,active\n"
                + "cup,Cup,Hanami,4,TRUE\n"
                + "pot,Pot,9,TRUE,active\n"
                + "bag,Bag,Hanami,1,TRUE,active,,\n");
    assertThat(read.said(2)).containsExactly("Variant Price productfile.wrong.shifted");
    assertThat(read.remarked()).contains("3 productfile.remark.short");
    assertThat(read.said(4)).containsExactly("Variant Price productfile.wrong.shifted");
    assertThat(read.products).extracting(FileProduct::handle).containsExactly("cup", "bag");
    assertThat(read.refusals.getFirst().cells()).contains(" green").hasSize(7);
  }

  @Test
  void linesAreThoseOfTheFile() throws Exception {
    var read = read(ONE + "tea,\"Tea\r\nin\r\ntwo lines\",A,3\r\n\r\ncup,Cup,B,-1\r\n");
    assertThat(read.said(6)).containsExactly("Variant Price wrong.money.negative");
    assertThat(read.product("tea").fields().title()).isEqualTo(Told.of("Tea in two lines"));
  }

  @Test
  void aMarkAndTabsAreNoTrouble() throws Exception {
    var read = read("\uFEFF" + ONE.replace(',', '\t') + "tea\tTea, green\tA\t3\n");
    assertThat(read.product("tea").fields().title()).isEqualTo(Told.of("Tea, green"));
  }
}
