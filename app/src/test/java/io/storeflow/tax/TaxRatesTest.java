package io.storeflow.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.storeflow.platform.address.Countries;
import io.storeflow.platform.address.Region;
import io.storeflow.product.TaxClass;
import io.storeflow.shipping.Address;
import io.storeflow.tax.Territory.Trait;
import java.io.IOException;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** The file of rates: what must be true of all of it, and facts that anybody can look up. */
class TaxRatesTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 28);
  private static final String UNION =
      "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK";

  /** Hungary's, the highest of Europe. */
  private static final int HIGHEST = 270_000;

  /** Directive 2006/112/EC art. 97, outside of parts with rules of their own. */
  private static final int LOWEST_STANDARD = 150_000;

  private final TaxRates rates = TaxRates.seeded();

  @Test
  void knowsTheUnion() {
    var union =
        rates.all().stream()
            .filter(it -> it.is(Trait.EU_SERVICES) && it.code().equals(it.country()))
            .map(Territory::code);
    assertThat(union).containsExactlyInAnyOrder(UNION.split(" "));
  }

  @Test
  void statesTheStandardRateWhereverItStatesAny() {
    for (var each : rates.all())
      for (var stated : each.rates().values()) {
        assertThat(stated).as(each.code()).containsKey(RateKey.STANDARD);
        assertThat(stated.values()).as(each.code()).allMatch(it -> it >= 0 && it <= HIGHEST);
        if (each.is(Trait.EU_SERVICES))
          assertThat(stated.get(RateKey.STANDARD)).isGreaterThanOrEqualTo(LOWEST_STANDARD);
      }
  }

  @Test
  void namesNoPlaceTwiceAndEachAfterItsParts() {
    assertThat(rates.all()).extracting(Territory::code).doesNotHaveDuplicates();
    assertThat(rates.all()).allMatch(it -> Countries.has(it.country()));
    for (var each : rates.all())
      if (!each.code().equals(each.country()))
        assertThat(rates.all().indexOf(each))
            .isLessThan(rates.all().indexOf(rates.of(country(each.country()))));
  }

  @Test
  void knowsEachOfTheUnitedStatesAsAddressesHaveIt() {
    var states =
        rates.all().stream()
            .filter(it -> it.is(Trait.BY_STATE) && !it.code().equals("US"))
            .collect(Collectors.toMap(it -> it.code().substring(3), it -> it));
    assertThat(states).hasSize(51);
    var regions = Countries.of("US").regions().stream().map(Region::code).toList();
    assertThat(regions).containsAll(states.keySet());
    states.forEach((code, it) -> assertThat(rates.of(state(code))).isEqualTo(it));
  }

  @ParameterizedTest
  @CsvSource({
    "AT,200000", "BE,210000", "BG,200000", "CY,190000", "CZ,210000", "DE,190000", "DK,250000",
    "EE,240000", "ES,210000", "FI,255000", "FR,200000", "GR,240000", "HR,250000", "HU,270000",
    "IE,230000", "IT,220000", "LT,210000", "LU,170000", "LV,210000", "MT,180000", "NL,210000",
    "PL,230000", "PT,230000", "RO,210000", "SE,250000", "SI,220000", "SK,230000", "GB,200000",
    "CH,81000", "NO,250000"
  })
  void knowsStandardRates(String code, int ppm) {
    assertThat(rates.of(country(code)).rate(RateKey.STANDARD, DAY)).isEqualTo(ppm);
  }

  @Test
  void refusesARateThatIsNone() {
    assertThatThrownBy(() -> Said.settings(country("DE"), true, "own:DE/*/standard/-1/2026-01-01"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RateKey.ofCode("meal_there")).hasMessageContaining("meal_there");
  }

  @Test
  void saysOfEachSourceWhatItIsAndOfWhichDay() throws IOException {
    try (var file = TaxRates.class.getResourceAsStream("/tax/rates.json")) {
      var said = JsonMapper.shared().readTree(file);
      var day = LocalDate.parse(said.get("asOf").stringValue());
      assertThat(said.get("sources").size()).isGreaterThan(5);
      for (var source : said.get("sources")) {
        assertThat(source.get("of").stringValue()).isNotBlank();
        assertThat(source.get("from").stringValue()).isNotBlank();
        assertThat(source.get("asOf").stringValue())
            .as(source.toString())
            .matches("\\d{4}-\\d{2}(-\\d{2})?")
            .isLessThanOrEqualTo(day.toString());
      }
    }
  }

  /** Otherwise a rate of the file would never be found. */
  @Test
  void statesNothingForWhatIsEatenHereUnderAnotherName() {
    for (var each : rates.all())
      for (var stated : each.rates().values())
        assertThat(stated.keySet())
            .doesNotContain(new RateKey(TaxClass.FOOD, true))
            .noneMatch(it -> it.taxClass() == TaxClass.EXEMPT);
  }

  private static Address country(String code) {
    return new Address(code, "", "", "", "", "");
  }

  private static Address state(String code) {
    return new Address("US", "", code, "", "", "");
  }
}
