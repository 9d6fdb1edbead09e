package io.storeflow.platform.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.platform.code.Choice;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TimeZonesTest {
  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

  @Test
  void everyCountryWithPeopleHasAZoneOfItsOwn() {
    var without =
        Arrays.stream(Locale.getISOCountries())
            .filter(country -> TimeZones.of(country, NOW).isEmpty());
    assertThat(without).as("islands where nobody lives").containsExactlyInAnyOrder("BV", "HM");
    for (var country : Locale.getISOCountries())
      for (var id : TimeZones.of(country, NOW)) {
        assertThat(TimeZones.isOne(id)).as(id).isTrue();
        assertThat(ZoneId.of(id).getId()).isEqualTo(id);
      }
  }

  @Test
  void asksOnlyWhereClocksDiffer() {
    assertThat(TimeZones.of("TH", NOW)).containsExactly("Asia/Bangkok");
    assertThat(TimeZones.of("DE", NOW))
        .as("Büsingen keeps Berlin's")
        .containsExactly("Europe/Berlin");
    assertThat(TimeZones.of("IN", NOW)).as("IANA's present name").containsExactly("Asia/Kolkata");
    assertThat(TimeZones.of("US", NOW))
        .contains(
            "America/New_York",
            "America/Chicago",
            "America/Denver",
            "America/Phoenix",
            "America/Los_Angeles",
            "America/Juneau",
            "Pacific/Honolulu")
        .doesNotContain("America/Detroit", "America/Boise");
    assertThat(TimeZones.questions("FR", "", Locale.ENGLISH, NOW)).isEmpty();
    assertThat(TimeZones.questions("US", "America/Detroit", Locale.ENGLISH, NOW))
        .extracting(Choice::value)
        .contains("America/Detroit");
    assertThat(TimeZones.questions("US", "Asia/Tokyo", Locale.ENGLISH, NOW))
        .extracting(Choice::value)
        .doesNotContain("Asia/Tokyo");
  }

  @Test
  void namesZonesAsPeopleDo() {
    assertThat(TimeZones.name("America/New_York", Locale.ENGLISH))
        .isEqualTo("New York (Eastern Time)");
    assertThat(TimeZones.name("Europe/Kyiv", Locale.ENGLISH)).startsWith("Kyiv (");
    assertThat(TimeZones.name("Asia/Kolkata", Locale.ENGLISH)).startsWith("Kolkata (");
    assertThat(TimeZones.name("Europe/Vienna", Locale.GERMAN)).startsWith("Wien (");
    assertThat(TimeZones.choices("TH", Locale.ENGLISH).getFirst().value())
        .isEqualTo("Asia/Bangkok");
  }

  @Test
  void takesWhatIsAZoneAndNothingElse() {
    assertThat(TimeZones.isOne("UTC")).isTrue();
    assertThat(TimeZones.isOne("Europe/Atlantis")).isFalse();
    assertThat(TimeZones.isOne("EST5EDT")).isFalse();
    assertThat(TimeZones.isOne("")).isFalse();
  }
}
