package io.storeflow.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storeflow.platform.input.Read;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CoordinatesTest {
  /** A degree of a great circle is 2 pi r / 360 = 111,195.08 m. */
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 0, 0",
    "0, 0, 0, 1, 111195",
    "0, 0, 1, 0, 111195",
    // The same over the antimeridian, and at the other end of the equator.
    "0, 179.5, 0, -179.5, 111195",
    "0, 180, 0, -180, 0",
    "0, 0, 0, 180, 20015115",
    // Every longitude is the same at a pole.
    "90, 0, 90, 135, 0",
    "-90, 0, -90, -44, 0",
    "90, 0, -90, 0, 20015115",
    "89.5, 0, 89.5, 180, 111195",
    // At 60 degrees north a degree of longitude is half as long, less the bend of the great circle.
    "60, 0, 60, 1, 55597",
  })
  void saysHowFarItIs(String up, String along, String up2, String along2, int metres) {
    var one = at(up, along);
    var other = at(up2, along2);
    assertThat(one.metresTo(other)).isEqualTo(metres);
    assertThat(other.metresTo(one)).isEqualTo(metres);
  }

  @ParameterizedTest
  @CsvSource({
    "52.520008, 52520008",
    "'52,52', 52520000",
    "-33.8, -33800000",
    "\u221233.8, -33800000",
    "+90, 90000000",
    "'13.4 °', 13400000",
    "0.0000004, 0",
    "-90, -90000000",
  })
  void readsALatitude(String typed, int millionths) {
    assertThat(Degrees.latitude(typed)).isEqualTo(Read.of(millionths));
  }

  /** The first is that of Tokyo where its latitude should be. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "139.69",
        "90.000001",
        "-90.1",
        "52.52, 13.40",
        "52° 31' N",
        "1e2",
        "NaN",
        "north",
        "5.",
        "-"
      })
  void refusesWhatIsNoLatitude(String typed) {
    assertThat(Degrees.latitude(typed)).isEqualTo(Read.refused("latitude"));
  }

  @Test
  void readsALongitude() {
    assertThat(Degrees.longitude("139,69")).isEqualTo(Read.of(139_690_000));
    assertThat(Degrees.longitude("-180")).isEqualTo(Read.of(-180_000_000));
    assertThat(Degrees.longitude("180.1")).isEqualTo(Read.refused("longitude"));
    assertThat(Degrees.longitude(" ").isMissing()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"52520008, 52.520008", "-33800000, -33.8", "90000000, 90", "0, 0", "100, 0.0001"})
  void writesThemAsTheyAreRead(int millionths, String typed) {
    assertThat(Degrees.typed(millionths)).isEqualTo(typed);
    assertThat(Degrees.latitude(typed)).isEqualTo(Read.of(millionths));
  }

  @Test
  void isOnEarth() {
    assertThatThrownBy(() -> new Coordinates(90_000_001, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Coordinates.ofKept(null, null)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "3, 3000",
    "2.5 km, 2500",
    "'2,5', 2500",
    "800 m, 800",
    "1 mi, 1609",
    "0.0004, 0",
    "500, 500000"
  })
  void readsAWay(String typed, int metres) {
    assertThat(Metres.read(typed)).isEqualTo(Read.of(metres));
  }

  @ParameterizedTest
  @ValueSource(strings = {"500.1", "-1", "3 ft", "far", "1e3", "3 5", "9999999"})
  void refusesWhatIsNoWay(String typed) {
    assertThat(Metres.read(typed)).isEqualTo(Read.refused("distance"));
  }

  @Test
  void saysAWay() {
    assertThat(Metres.shown(800, Locale.ENGLISH)).isEqualTo("800 m");
    assertThat(Metres.shown(2_345, Locale.GERMAN)).isEqualTo("2,345 km");
  }

  private static Coordinates at(String up, String along) {
    return new Coordinates(
        Degrees.latitude(up).value().orElseThrow(), Degrees.longitude(along).value().orElseThrow());
  }
}
