package io.storeflow.ratepage;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.store.Role;
import io.storeflow.testing.AppTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Zones that hold no address are saved, and warned about; forms keep what was typed. */
@AppTest
class ZoneWarningTest extends AtShipping {
  private static final String NOWHERE = "in none of its countries";
  private static final String OUTSIDE = "do not lie in it anyway";
  private static final String NOTHING = "All of its postcodes are left out";
  private static final String NEVER = "this one never does";

  @ParameterizedTest
  @CsvSource({
    "DE, SW1A, '', in none of its countries",
    "DE, '101, 12-13', 12555, ''",
    "'DE, GB', 'SW1A, 10', '', ''",
    "GB, 'E1-E9, M34', E1W, ''",
    "NL, 2595, '', ''",
    "CA, 'K1A, H3Z', '', ''",
    "JP, 154, '', ''",
    "DE, '10, 12', 80331, do not lie in it anyway",
    "DE, 10-12, 12555, ''",
    "DE, 10-12, 13, do not lie in it anyway",
    "DE, 10115, 10, All of its postcodes are left out",
    "DE, '101, 12-13', '10, 11-14', All of its postcodes are left out",
    "DE, '101, 12-13', '10, 13', ''",
    "DE, 10, 101, ''",
    "GB, E1, E1, All of its postcodes are left out",
  })
  void warnsOfWhatHoldsNoAddress(String countries, String postcodes, String except, String said) {
    var store = world.store();
    var owner = staff.visitor(store, Role.OWNER);
    var list = store.page("/shipping");
    var form = zone(countries, postcodes, "except", except);
    assertThat(owner.post(list + "/zones/new", list + "/zones", form).statusCode()).isEqualTo(302);
    var page = owner.get(list).body();
    assertThat(page.contains(NOWHERE)).isEqualTo(NOWHERE.equals(said));
    assertThat(page.contains(OUTSIDE)).isEqualTo(OUTSIDE.equals(said));
    assertThat(page.contains(NOTHING)).isEqualTo(NOTHING.equals(said));
    assertThat(page).doesNotContain(NEVER);
  }

  @Test
  void warnsOfAZoneThatNeverDecides() {
    var store = world.store();
    var owner = staff.visitor(store, Role.OWNER);
    var list = store.page("/shipping");
    for (var countries : new String[] {"DE, AT", "CH", "AT, CH"})
      owner.post(list + "/zones/new", list + "/zones", zone(countries, ""));
    assertThat(owner.get(list).body()).containsOnlyOnce(NEVER);
    owner.post(list + "/zones/new", list + "/zones", zone("AT, FR", ""));
    assertThat(owner.get(list).body()).as("France is not taken").containsOnlyOnce(NEVER);
  }

  /** Its first price is said in a zone that is there. */
  @Test
  void warnsOfAZoneThatNamesWhatOneBeforeItNames() {
    var store = world.store();
    var owner = staff.visitor(store, Role.OWNER);
    var list = store.page("/shipping");
    for (var postcodes : new String[] {"101, 12-13", "10115", "14"})
      owner.post(
          list + "/zones/new",
          list + "/zones",
          zone("DE", postcodes, "except", "", "minimum", "20"));
    var page = owner.get(list).body();
    assertThat(page).containsOnlyOnce("decides for all that this one names: " + NEVER);
    var first = page.replaceAll("(?s).*? id=\"z-([^\"]+)\".*", "$1");
    assertThat(page).contains("href=\"" + list + "/new?zone=" + first + "\">Set a price");
    assertThat(owner.get(list + "?country=DE&postal=10115&subtotal=5").body())
        .contains("the goods cost too little", "from €20.00 of goods");
  }

  @Test
  void saysOfATriedAddressWhatIsOddAboutIt() {
    var store = world.store();
    var owner = staff.visitor(store, Role.OWNER);
    var list = store.page("/shipping");
    owner.post(list + "/zones/new", list + "/zones", zone("DE", ""));
    assertThat(owner.get(list + "?country=DE&postal=10115").body())
        .contains("Decides, but has no rate")
        .doesNotContain("This zone decides", "A German postcode has 5 digits");
    assertThat(owner.get(list + "?country=DE&postal=1011").body())
        .contains("A German postcode has 5 digits");
  }

  @Test
  void whoComesSecondSavesAgainWithoutTypingAgain() {
    var store = world.store();
    var owner = staff.visitor(store, Role.OWNER);
    var list = store.page("/shipping");
    owner.post(list + "/zones/new", list + "/zones", zone("DE", ""));
    var page = list + "/zones/" + books.of(store).zones().getFirst().publicId();
    var seen = owner.version(page);
    var theirs = zone("Germany", "", "name", "Theirs", "minimum", "10", "version", seen);
    assertThat(owner.post(page, page, theirs).statusCode()).isEqualTo(302);
    var mine = zone("Germany", "10", "name", "Mine", "minimum", "", "version", seen);
    var late = owner.post(page, page, mine);
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body())
        .contains("Saved by somebody else meanwhile: Theirs", "value=\"Mine\"")
        .contains("value=\"10.00\"", "name=\"version\" value=\"2.");
    var again =
        zone("Germany", "10", "name", "Mine", "minimum", "10.00", "version", owner.version(page));
    assertThat(owner.post(page, page, again).statusCode()).isEqualTo(302);
    var now = books.of(store).zones().getFirst();
    assertThat(now.name()).isEqualTo("Mine");
    assertThat(now.minimum()).isEqualTo(store.money(1000));
  }

  @Test
  void twoProfilesHaveTwoNames() {
    var store = world.store();
    var owner = staff.visitor(store, Role.OWNER);
    var profiles = store.page("/shipping/profiles");
    assertThat(owner.post(profiles + "/new", profiles, "name", "Bulky").statusCode())
        .isEqualTo(302);
    var taken = owner.post(profiles + "/new", profiles, "name", " BULKY ");
    assertThat(taken.statusCode()).isEqualTo(422);
    assertThat(taken.body()).contains("Another profile has this name");
    var page = profiles + "/" + books.of(store).profiles().getFirst().publicId();
    assertThat(owner.post(page, page, "name", "bulky", "version", "1").statusCode())
        .as("its own name")
        .isEqualTo(302);
  }
}
