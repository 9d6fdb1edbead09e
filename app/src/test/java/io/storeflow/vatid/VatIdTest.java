package io.storeflow.vatid;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.platform.input.Read;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VatIdTest {

  @ParameterizedTest
  @CsvSource({
    "ATU12345678, ATU12345678",
    " atu 123 456 78 , ATU12345678",
    "ＤＥ１２３４５６７８９, DE123456789",
    "de-123.456.789, DE123456789",
    "BE0123456789, BE0123456789",
    "BE123456789, BE0123456789",
    "BE1000000001, BE1000000001",
    "EL123456789, EL123456789",
    "GR 123456789, EL123456789",
    "XI123456789, XI123456789",
    "XIGD123, XIGD123",
    "XI123456789001, XI123456789001",
    "FRXX123456789, FRXX123456789",
    "FR12123456789, FR12123456789",
    "ESA1234567B, ESA1234567B",
    "ES12345678Z, ES12345678Z",
    "IE1234567WA, IE1234567WA",
    "IE1+23456X, IE1+23456X",
    "NL123456789B01, NL123456789B01",
    "NL+*3456789B01, NL+*3456789B01",
    "RO12, RO12",
    "LT123456789012, LT123456789012",
    "SE123456789001, SE123456789001",
    "CY12345678L, CY12345678L",
    "CZ1234567890, CZ1234567890",
  })
  void readsIdsAsPeopleWriteThem(String typed, String id) {
    assertThat(VatId.read(typed).value().map(VatId::text)).contains(id);
  }

  @ParameterizedTest
  @CsvSource({
    "ATU1234567, vat_id, ATU12345678",
    "AT12345678, vat_id, ATU12345678",
    "DE12345678, vat_id, DE123456789",
    "DE1234567890, vat_id, DE123456789",
    "NL123456789C01, vat_id, NL123456789B01",
    "XI12345678, vat_id, XI123456789",
    "EL, vat_id, EL123456789",
    "GB123456789, vat_id.country, ATU12345678",
    "CHE123456789, vat_id.country, ATU12345678",
    "US123456789, vat_id.country, ATU12345678",
    "123456789, vat_id.country, ATU12345678",
    "ÄTU12345678, vat_id.country, ATU12345678",
    "D, vat_id.country, ATU12345678",
    "ATU12345678' or 1=1, vat_id, ATU12345678",
  })
  void saysWhyAnIdCannotBeOne(String typed, String rule, String example) {
    assertThat(VatId.read(typed).refusal()).contains(new Read.Refused<>(rule, List.of(example)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "-", ". ."})
  void takesNothingForNone(String typed) {
    assertThat(VatId.read(typed).isMissing()).isTrue();
  }

  @Test
  void hasAnExampleOfEachFormThatFits() {
    for (var form : VatIdForm.values())
      assertThat(VatId.read(form.example()).value().map(VatId::text)).contains(form.example());
    assertThat(Arrays.stream(VatIdForm.values())).as("the Union, and Northern Ireland").hasSize(28);
  }

  @Test
  void isKeptAsItIsWritten() {
    var id = VatId.read("EL123456789").orElse(new VatId("", ""));
    assertThat(VatId.ofKept(id.text())).isEqualTo(id);
    assertThat(VatId.ofKept("")).isNull();
  }
}
