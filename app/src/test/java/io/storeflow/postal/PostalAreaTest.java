package io.storeflow.postal;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.platform.input.Postcode;
import io.storeflow.platform.input.Read;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Postcodes that somebody types for a rate: beginnings, and from one to another. */
class PostalAreaTest {
  @ParameterizedTest
  @CsvSource({
    "10, DE, 10115, true",
    "10, DE, 12045, false",
    "10115-10249, DE, 10115, true",
    "10115-10249, DE, 10249, true",
    "10115-10249, DE, 10250, false",
    "120 - 125, DE, 12559, true",
    "D-10115 - D-10249, DE, 10200, true",
    "120–125, DE, 12600, false",
    "10001-10299, US, 10200, true",
    "10001-10299, US, 10200-1234, true",
    "10001-10299, US, 10300, false",
    "100-0001, JP, 100-0001, true",
    "100-0001, JP, 100-0002, false",
    "100-0001 to 100-0099, JP, 100-0050, true",
    "120..125, JP, 123-4567, true",
    "100-0001-100-0099, JP, 100-0100, false",
    "00-001, PL, 00-001, true",
    "00 bis 09, PL, 05-100, true",
    "1011..1019, NL, 1015 AB, true",
    "E1, GB, E1 6AN, true",
    "E1, GB, E14 5AB, false",
    "E1-E9, GB, E5 0AA, true",
    "E1-E9, GB, E14 5AB, false",
    "E1-E14, GB, E14 5AB, true",
    "E1-E9, GB, EC1A 1BB, false",
    "EC1A-EC1V, GB, EC1N 2TD, true",
    "EC1A-EC1V, GB, EC1Y 0ST, false",
    "W1-W2, GB, W1A 1AA, true",
    "K1A-K1C, CA, K1B 0B1, true",
    "K1A-K1C, CA, K2A 0B1, false"
  })
  void holds(String typed, String country, String code, boolean in) {
    var area = PostalArea.read(typed, Set.of(country)).value().orElseThrow();
    assertThat(area.holds(code, country)).isEqualTo(in);
    assertThat(PostalArea.ofKept(PostalArea.kept(List.of(area)))).containsExactly(area);
    assertThat(PostalArea.read(PostalArea.typed(List.of(area), Set.of(country)), Set.of(country)))
        .as("may be typed as the form shows it")
        .isEqualTo(Read.of(area));
  }

  @ParameterizedTest
  @CsvSource({
    "E1 6AN,GB,E1 6,true",
    "E16 1AA,GB,E1 6,false",
    "E16 1AA,GB,E16,true",
    "E1 6AN,GB,E16,false",
    "E16 1AA,GB,E1,false",
    "E1 6AN,GB,E1,true",
    "W1A 0AX,GB,W1,true",
    "E1 6AN,GB,E,true",
    "EC1A 1BB,GB,E,false",
    "EC1A 1BB,GB,EC,true",
    "SW1A 1AA,GB,SW1A 1AA,true",
    "10115,DE,10,true",
    "10115,DE,12,false",
    "100-0001,JP,1000,true",
    "1012 AB,NL,1012A,true",
    "00-001,PL,000,true"
  })
  void aBeginningIsTheDistrictOrTheSectorThatWasMeant(
      String code, String country, String typed, boolean begins) {
    var beginning = Postcode.beginning(typed).orElse("");
    assertThat(new PostalArea(beginning, beginning).holds(code, country)).isEqualTo(begins);
  }

  @ParameterizedTest
  @CsvSource({
    "10249-10115, DE, postcode.range.order",
    "E9-E1, GB, postcode.range.order",
    "E1-EC4, GB, postcode.range.ends",
    "10-1, DE, postcode.range.ends",
    "E1-14, GB, postcode.range.ends",
    "10..A2, DE, postcode.range.ends",
    "10.., DE, postcode.range.ends",
    "25980-25999, DE HK, postcode.range.unclear",
    "120-125, DE JP, postcode.range.unclear",
    "10-12, PL, postcode.range.unclear",
    "-10, DE, postcode.beginning",
    "<b>, DE, postcode.beginning"
  })
  void whatCannotBeOneIsRefused(String typed, String country, String rule) {
    assertThat(PostalArea.read(typed, Set.of(country.split(" "))).refusal())
        .hasValueSatisfying(it -> assertThat(it.rule()).isEqualTo(rule));
    assertThat(PostalArea.all("12045, " + typed, Set.of(country.split(" "))).refusal())
        .hasValueSatisfying(it -> assertThat(it.rule()).isEqualTo(rule));
  }

  @Test
  void manyAreReadTogether() {
    assertThat(PostalArea.all("10, 10;\n 120-125,,", Set.of("DE")))
        .isEqualTo(Read.of(List.of(new PostalArea("10", "10"), new PostalArea("120", "125"))));
    assertThat(PostalArea.all(" ", Set.of("DE"))).isEqualTo(Read.of(List.of()));
  }

  /** Districts of the United Kingdom are whole; elsewhere a postcode may begin as both do. */
  @ParameterizedTest
  @CsvSource({
    "E1, E14, GB, false",
    "E1, E1W, GB, true",
    "E1, E1 6, GB, true",
    "E1, E16AN, GB, true",
    "E16AN, E1 6, GB, true",
    "E16, E16AN, GB, false",
    "E, EC1, GB, false",
    "E, E14, GB, true",
    "K1, K1A, CA, true",
    "K1, K2, CA, false",
    "10, 101, DE, true",
    "10, 11, DE, false",
    "10-12, 115, DE, true",
    "10-12, 13, DE, false",
    "E1-E9, E14, GB, false"
  })
  void mayHoldWhatAnotherHolds(String one, String other, String country, boolean may) {
    var in = Set.of(country);
    var first = PostalArea.all(one, in).orElse(List.of()).getFirst();
    var last = PostalArea.all(other, in).orElse(List.of()).getFirst();
    assertThat(PostalAreas.of(List.of(first), in).meet(last, false)).isEqualTo(may);
    assertThat(PostalAreas.of(List.of(last), in).meet(first, false)).isEqualTo(may);
  }

  /** As rows of older releases have them. */
  @Test
  void aSectorOfTheUnitedKingdomIsNoDistrict() {
    assertThat(PostalArea.ofKept("10,E1 6, sw1a,"))
        .extracting(PostalArea::toString)
        .containsExactly("10", "E1 6", "SW1A");
    assertThat(PostalArea.ofKept("")).isEmpty();
  }

  /** The same is found among many as by looking at each of them. */
  @Test
  void manyMeetAsTheirPartsDo() {
    var random = new Random(11);
    for (int round = 0; round < 400; round++) {
      var in = round % 3 == 0 ? Set.of("GB") : Set.of("DE", "CA");
      var areas = Stream.generate(() -> some(random)).limit(12).toList();
      var asked = some(random);
      boolean unclear = random.nextBoolean();
      assertThat(PostalAreas.of(areas, in).meet(asked, unclear))
          .as("%s among %s", asked, areas)
          .isEqualTo(
              areas.stream().anyMatch(it -> PostalAreas.of(List.of(it), in).meet(asked, unclear)));
    }
  }

  private static PostalArea some(Random random) {
    int from = 10 + random.nextInt(80);
    var letter = random.nextInt(4) == 0 ? "E" : "";
    boolean range = random.nextInt(3) == 0;
    int to = range ? from + random.nextInt(100 - from) : from;
    if (!range && random.nextBoolean())
      return new PostalArea(letter + from / 10, letter + from / 10);
    return new PostalArea(letter + from, letter + to);
  }

  @Test
  void oneLiesInAnyOfMany() {
    var all = PostalAreas.of(List.of(area("10", "10"), area("120", "125")), Set.of("DE"));
    assertThat(all.holdAll(List.of(area("101", "101"), area("1201", "1249")))).isTrue();
    assertThat(all.holdAll(List.of(area("10", "10"), area("125", "126")))).isFalse();
    assertThat(all.holdAll(List.of(area("1", "1")))).isFalse();
    var british = PostalAreas.of(List.of(area("E1", "E1")), Set.of("GB"));
    assertThat(british.holdAll(List.of(area("E1", "E1")))).isTrue();
    assertThat(british.holdAll(List.of(area("E1 6", "E1 6")))).as("letters tell nothing").isFalse();
  }

  private static PostalArea area(String from, String to) {
    return new PostalArea(from, to);
  }
}
