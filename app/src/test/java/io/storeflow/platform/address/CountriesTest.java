package io.storeflow.platform.address;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.platform.code.Choice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What countries ask for, what they call it, and how they write it. */
class CountriesTest {
  /** The command that makes the file takes the same package as the note beside it names. */
  @Test
  void areOfASourceThatIsNamedWithItsDay() throws IOException {
    try (var file = Countries.class.getResourceAsStream("/address/LICENSE.txt")) {
      var note = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      assertThat(note)
          .contains("https://chromium-i18n.appspot.com/ssl-address", "ops/dev/addresses.mjs")
          .contains("Redistribution and use in source and binary forms");
      var named =
          Pattern.compile("package (@cpsdqs/\\S+) (\\S+) of \\d{4}-\\d{2}-\\d{2}\\.").matcher(note);
      assertThat(named.find()).isTrue();
      assertThat(Files.readString(Path.of("ops/dev/addresses.mjs")))
          .contains("\"" + named.group(1) + "@" + named.group(2) + "\"");
    }
  }

  /** Letters as in the data: A street, C town, S region, Z postcode. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DE | AZC  | AZC  | postal  | ''         | city      | 0
          AT | AZC  | AZC  | postal  | ''         | city      | 0
          CH | AZC  | AZC  | postal  | ''         | city      | 0
          FR | AZC  | AZC  | postal  | ''         | city      | 0
          NL | AZC  | AZC  | postal  | ''         | city      | 0
          PL | AZC  | AZC  | postal  | ''         | city      | 0
          SE | AZC  | AZC  | postal  | ''         | post_town | 0
          IT | AZCS | AZCS | postal  | province   | city      | 110
          ES | AZCS | AZCS | postal  | province   | city      | 52
          GB | ACZ  | ACZ  | postal  | ''         | post_town | 0
          IE | ACSZ | AC   | eircode | county     | city      | 26
          US | ACSZ | ACSZ | zip     | state      | city      | 62
          CA | ACSZ | ACSZ | postal  | province   | city      | 13
          AU | ACSZ | ACSZ | postal  | state      | suburb    | 8
          NZ | ACZ  | ACZ  | postal  | ''         | city      | 0
          BR | ACSZ | ACSZ | postal  | state      | city      | 27
          MX | AZCS | ACZ  | postal  | state      | city      | 32
          IN | ACZS | ACSZ | pin     | state      | city      | 36
          JP | ZSA  | ASZ  | postal  | prefecture | city      | 47
          CN | ZSCA | ACSZ | postal  | province   | city      | 34
          HK | SCA  | AS   | ''      | area       | district  | 3
          AE | AS   | AS   | ''      | emirate    | ''        | 7
          SG | AZ   | AZ   | postal  | ''         | ''        | 0
          XK | AZC  | AC   | postal  | ''         | city      | 0
          TR | AZCS | ACZ  | postal  | province   | district      | 81
          """)
  void asksForWhatTheCountryHas(
      String code, String asked, String needed, String zip, String region, String town, int known) {
    var country = Countries.of(code);
    assertThat(letters(country.parts())).isEqualTo(asked);
    assertThat(country.needed()).containsExactlyInAnyOrderElementsOf(parts(needed));
    if (!zip.isEmpty()) assertThat(country.called()).containsEntry(Part.POSTCODE, zip);
    if (!region.isEmpty()) assertThat(country.called()).containsEntry(Part.REGION, region);
    if (!town.isEmpty()) assertThat(country.called()).containsEntry(Part.TOWN, town);
    assertThat(country.regions()).hasSize(known);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DE | 10115    | Berlin     | ''           | Ann/Street 1/10115 Berlin
          US | 60601    | Chicago    | IL           | Ann/Street 1/Chicago, IL 60601
          US | 60601    | Chicago    | Illinois     | Ann/Street 1/Chicago, IL 60601
          US | 60601    | Chicago    | ''           | Ann/Street 1/Chicago, 60601
          CA | M5V 2T6  | Toronto    | ON           | Ann/Street 1/Toronto ON M5V 2T6
          IT | 20121    | Milano     | MI           | Ann/Street 1/20121 Milano MI
          GB | E1 6AN   | London     | ''           | Ann/Street 1/London/E1 6AN
          BR | 01310-1  | São Paulo  | SP           | Ann/Street 1/São Paulo-SP/01310-1
          JP | 100-0001 | ''         | 13           | Ann/Street 1, Tokyo/100-0001
          AE | ''       | ''         | DU           | Ann/Street 1/Dubai
          AE | 0        | Deira      | DU           | Ann/Street 1/0 Deira/Dubai
          HK | ''       | Central    | Kowloon      | Ann/Street 1/Central/Kowloon
          XK | 10000    | Prishtina  | ''           | Ann/Street 1/10000 Prishtina
          CH | 8001     | Zürich     | ''           | Ann/Street 1/8001 Zürich
          SG | 238801   | ''         | ''           | Ann/Street 1/SINGAPORE 238801
          FR | ''       | Paris      | ''           | Ann/Street 1/Paris
          """)
  void writesAnAddressAsItsCountryDoes(
      String code, String postcode, String town, String region, String lines) {
    var written = new Written("Ann", "Street 1", "", town, region, postcode);
    assertThat(Countries.of(code).lines(written)).containsExactly(lines.split("/"));
  }

  @Test
  void writesInTheLettersOfTheAddress() {
    var japan = Countries.of("JP");
    assertThat(japan.lines(new Written("山田", "千代田1-1", "2F", "", "13", "100-0001")))
        .containsExactly("〒100-0001", "東京都", "千代田1-1", "2F", "山田");
    assertThat(japan.lines(new Written("", "", "", "", "", ""))).isEmpty();
    assertThat(Countries.of("JE").lines(new Written("", "", "", "", "", ""))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "US,il,IL",
    "US,US-IL,IL",
    "US,Illinois,IL",
    "JP,東京都,13",
    "JP,tokyo,13",
    "AE,Dubai,DU",
    "CA,Québec,QC",
    "CA,Quebec,QC",
    "IE,co cork,C",
    "ES,Alava,VI",
    "BR,São Paulo,SP"
  })
  void aRegionIsKnownByEachOfItsNames(String code, String typed, String region) {
    var country = Countries.of(code);
    assertThat(country.region(typed)).map(Region::code).hasValue(region);
    for (var it : country.regions()) assertThat(country.region(it.code())).contains(it);
  }

  @Test
  void whatIsFarTooLongNamesNoRegion() {
    assertThat(Countries.of("US").region("New." + " York")).isPresent();
    assertThat(Countries.of("US").region("New" + ".".repeat(100) + " York")).isEmpty();
  }

  @Test
  void regionsAreNamedAndSortedForWhoReads() {
    assertThat(names("CA", Locale.FRENCH)).contains("Québec", "Colombie-Britannique");
    assertThat(names("CA", Locale.GERMAN)).contains("Quebec", "British Columbia");
    assertThat(names("JP", Locale.JAPANESE)).startsWith("北海道", "青森県");
    assertThat(names("JP", Locale.ENGLISH)).startsWith("Aichi", "Akita");
    assertThat(names("AE", Locale.GERMAN)).startsWith("Abu Dhabi", "Ajman");
  }

  @Test
  void aPostcodeBelongsToItsRegion() {
    var usa = Countries.of("US");
    assertThat(usa.region("NY").orElseThrow().has("10001")).isTrue();
    assertThat(usa.region("CA").orElseThrow().has("10001")).isFalse();
    assertThat(usa.regionsOf("94105")).extracting(Region::code).containsExactly("CA");
  }

  @Test
  void kosovoIsACountryLikeOthers() {
    assertThat(Countries.has("XK")).isTrue();
    assertThat(Countries.codes()).contains(Locale.getISOCountries()).doesNotContain("ZZ", "EA");
    assertThat(Countries.choices(List.of("DE", "XK", "AT"), Locale.GERMAN))
        .extracting(Choice::label)
        .containsExactly("Deutschland", "Kosovo", "Österreich");
    assertThat(Countries.choices(List.of("ZA", "AX", "SE"), Locale.of("sv")))
        .extracting(Choice::label)
        .containsExactly("Sverige", "Sydafrika", "Åland");
  }

  private static List<String> names(String code, Locale reader) {
    var country = Countries.of(code);
    return country.regions(reader).stream().map(it -> it.name(reader, country.language())).toList();
  }

  private static String letters(List<Part> parts) {
    return parts.stream().map(it -> "" + it.letter()).collect(Collectors.joining());
  }

  private static List<Part> parts(String letters) {
    return Arrays.stream(Part.values()).filter(it -> letters.indexOf(it.letter()) >= 0).toList();
  }
}
