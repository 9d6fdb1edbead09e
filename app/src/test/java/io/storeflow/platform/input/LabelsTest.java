package io.storeflow.platform.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Barcodes and weights as people paste them. */
class LabelsTest {
  @ParameterizedTest
  @CsvSource({
    "4006381333931,4006381333931",
    "' 4006381333931\u200B',4006381333931",
    "４００６３８１３３３９３１,4006381333931",
    "978\u20113\u201116\u2011148410\u20110,978-3-16-148410-0",
    "ABC-abc-1234,ABC-abc-1234",
    "1E,1E"
  })
  void aBarcodeIsRead(String typed, String code) {
    assertThat(Barcode.read(typed)).isEqualTo(Read.of(code));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.23E+11", "4,00638E+12", "4e12", "1.2E11"})
  void aRoundedBarcodeIsRefused(String typed) {
    assertThat(Barcode.read(typed)).isEqualTo(Read.refused("barcode.rounded", typed));
  }

  @ParameterizedTest
  @ValueSource(strings = {"🍜", "豚骨", "12345678901234567890123456789012345678901"})
  void whatIsNoBarcodeIsRefused(String typed) {
    assertThat(Barcode.read(typed)).isEqualTo(Read.refused("barcode", Barcode.LONGEST));
  }

  @ParameterizedTest
  @CsvSource({
    "4006381333931,true",
    "4006381333930,false",
    "036000291452,true",
    "96385074,true",
    "10614141000415,true",
    "0,false",
    "ABC,false",
    "978-3-16-148410-0,false"
  })
  void aTradeItemNumberChecksItself(String code, boolean good) {
    assertThat(Barcode.isGtin(code)).isEqualTo(good);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "250|250",
        "250 g|250",
        "250g|250",
        "1.2 kg|1200",
        "1,2 KG|1200",
        "0,5 kg|500",
        ".5 kg|500",
        "0.4|0",
        "12 oz|340",
        "2 lb|907",
        "2 lbs.|907",
        "２５０ ｇ|250",
        "1000 kg|1000000"
      })
  void aWeightIsReadAsGrams(String typed, int grams) {
    assertThat(Weight.read(typed)).isEqualTo(Read.of(grams));
  }

  @ParameterizedTest
  @ValueSource(strings = {"heavy", "-1", "1,200.5 g", "1 stone", "1001 kg", "g", "99999999", "1e3"})
  void whatIsNoWeightIsRefused(String typed) {
    assertThat(Weight.read(typed)).isEqualTo(Read.refused("weight"));
  }

  /** Nobody means 1.4 g: who types a weight by hand is asked which unit it was. */
  @Test
  void aNumberWithDecimalsNeedsItsUnitWhereOneAloneIsGrams() {
    for (var typed : List.of("1,4", "1.200", "0,4", ".5"))
      assertThat(Weight.readGrams(typed)).isEqualTo(Read.refused("weight.unit", typed));
    assertThat(Weight.readGrams("1200")).isEqualTo(Read.of(1200));
    assertThat(Weight.readGrams("1,2 kg")).isEqualTo(Read.of(1200));
    assertThat(Weight.readWithUnit("1200")).isEqualTo(Read.refused("weight.unit", "1200"));
  }
}
