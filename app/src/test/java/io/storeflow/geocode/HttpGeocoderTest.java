package io.storeflow.geocode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.storeflow.geo.Coordinates;
import io.storeflow.shipping.Address;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Against a server that answers as Nominatim does, well, slowly, brokenly or not at all. */
class HttpGeocoderTest {
  private static final Address BERLIN =
      new Address("DE", "10115", "", "Berlin", "Invalidenstraße 1 & 2", "Hof");
  private static final String HOUSE =
      """
      [{"place_id":1,"licence":"Data © OpenStreetMap contributors","lat":"52.5308137",
      "lon":"13.3849000","category":"building","type":"yes","place_rank":30,
      "display_name":"Invalidenstraße 1, Berlin"}]""";

  private GeocoderServer server;

  @BeforeEach
  void open() throws IOException {
    server = new GeocoderServer();
  }

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void saysWhereAnAddressLies() {
    server.answer = HOUSE;
    assertThat(find(BERLIN)).contains(new Coordinates(52_530_814, 13_384_900));
    assertThat(server.asked.getFirst().getRawQuery())
        .isEqualTo(
            "format=jsonv2&limit=1&countrycodes=de&street=Invalidenstra%C3%9Fe+1+%26+2"
                + "&city=Berlin&postalcode=10115");
    assertThat(server.agents).containsExactly("StoreFlow/1 (https://shop.example.com)");
  }

  @Test
  void namesARegionAsPeopleDo() {
    server.answer = HOUSE;
    find(new Address("US", "10001", "NY", "New York", "350 5th Ave", ""));
    assertThat(server.asked.getFirst().getRawQuery()).contains("&state=New+York&postalcode=10001");
  }

  @ParameterizedTest
  @CsvSource({"30, true", "26, true", "25, false", "16, false"})
  void takesNoTownForAnAddress(int rank, boolean known) {
    server.answer = HOUSE.replace("\"place_rank\":30", "\"place_rank\":" + rank);
    assertThat(find(BERLIN).isPresent()).isEqualTo(known);
  }

  @Test
  void takesOneThatSaysNoRank() {
    server.answer = "[{\"lat\":\"-33.5\",\"lon\":151.25}]";
    assertThat(find(BERLIN)).contains(new Coordinates(-33_500_000, 151_250_000));
  }

  @Test
  void knowsNoSuchAddress() {
    server.answer = "[]";
    assertThat(find(BERLIN)).isEmpty();
    server.status = 400;
    server.answer = "{\"error\":{\"code\":400,\"message\":\"Bad parameter\"}}";
    assertThat(find(BERLIN)).as("it will not know it the next time either").isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "429, 120, 120",
    "503, 3, 20",
    "429, '', 20",
    "429, 'Wed, 21 Oct 2026 07:28:00 GMT', 20",
    "500, -1, 20",
    "302, '', 20"
  })
  void isAwayForAsLongAsItAsks(int status, String retryAfter, long seconds) {
    server.status = status;
    server.retryAfter = retryAfter;
    server.answer = HOUSE;
    var away = catchThrowableOfType(GeocoderAway.class, () -> find(BERLIN));
    assertThat(away.rest()).isEqualTo(Duration.ofSeconds(seconds));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "null",
        "{\"error\":\"Bandwidth limit\"}",
        "<html>Maintenance</html>",
        "[{}]",
        "[1]",
        "[{\"lat\":\"north\",\"lon\":\"13\"}]",
        "[{\"lat\":\"139.69\",\"lon\":\"35.69\"}]"
      })
  void isAwayWhereItsAnswerIsBroken(String answer) {
    server.answer = answer;
    assertAway();
  }

  @Test
  void isAwayWhereItsAnswerIsEndless() {
    server.answer = HOUSE.replace("Invaliden", "I".repeat(100_000));
    assertAway();
  }

  @Test
  void waitsNoLongerThanItIsAllowed() {
    server.answer = HOUSE;
    server.gate = new CountDownLatch(1);
    assertAway();
    server.trickles = true;
    assertAway();
  }

  @Test
  void isAwayWhereNobodyListens() {
    server.close();
    assertAway();
  }

  private void assertAway() {
    assertThatThrownBy(() -> find(BERLIN)).isInstanceOf(GeocoderAway.class);
  }

  private Optional<Coordinates> find(Address address) {
    return new HttpGeocoder(server.url(), "https://shop.example.com", new JsonMapper())
        .find(address, Duration.ofMillis(500));
  }
}
