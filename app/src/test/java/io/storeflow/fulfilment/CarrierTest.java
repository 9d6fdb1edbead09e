package io.storeflow.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.testing.Moves;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Carriers, how they write numbers, and where what went out may go from there. */
class CarrierTest {

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OTHER")
  void knowsItsOwnNumbersAndWhereTheyAreFollowed(Carrier carrier) {
    assertThat(carrier.mayHaveGiven(carrier.example())).isTrue();
    assertThat(carrier.mayHaveGiven("12")).isFalse();
    var link = URI.create(carrier.link(carrier.example()));
    assertThat(link.getScheme()).isEqualTo("https");
    assertThat(link.toString()).contains(carrier.example());
  }

  @ParameterizedTest
  @CsvSource({
    "DPD, 1Z999AA10123456784, false",
    "UPS, 01126819793342, false",
    "UPS, 1Z999AA1012345678, false",
    "SWISS_POST, 99.60.181234.56789012, true",
    "DEUTSCHE_POST, RR123456785DE, true",
    "DEUTSCHE_POST, RR123456789DE, false",
    "ROYAL_MAIL, AB123456785GB, true",
    "ROYAL_MAIL, AB123456758GB, false",
    "OTHER, AB/12-3, true",
  })
  void tellsANumberOfAnotherFromOneOfItsOwn(Carrier carrier, String number, boolean own) {
    assertThat(carrier.mayHaveGiven(number)).isEqualTo(own);
  }

  @Test
  void aLinkThatStaffTypedComesBeforeThatOfTheCarrier() {
    var typed = new ParcelLabel(Carrier.DPD, "", "01126819793342", "https://example.com/1");
    assertThat(typed.url()).isEqualTo("https://example.com/1");
    assertThat(new ParcelLabel(Carrier.OTHER, "Rider", "7", "").url()).isNull();
    assertThat(new ParcelLabel(Carrier.OTHER, "Rider", "7", "").carrierName()).isEqualTo("Rider");
    assertThat(new ParcelLabel(Carrier.DPD, "", "", "").url()).isNull();
    assertThat(ParcelLabel.NONE.url()).isNull();
  }

  @Test
  void whatWentOutIsDeliveredOrComesBack() {
    Moves.are(
        FulfilmentStage.values(),
        FulfilmentStage::canBecome,
        """
        SHIPPED:     DELIVERED CANCELLED
        DELIVERED:   SHIPPED CANCELLED
        HANDED_OVER: CANCELLED
        CANCELLED:
        """);
  }

  @Test
  void codesAreReadHoweverTheyAreTyped() {
    assertThat(HandoverCodes.read(" c7-k m ")).isEqualTo("C7KM");
    assertThat(HandoverCodes.read("Ｃ７ＫＭ")).isEqualTo("C7KM");
    assertThat(HandoverCodes.read(null)).isEmpty();
  }
}
