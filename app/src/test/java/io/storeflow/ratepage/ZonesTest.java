package io.storeflow.ratepage;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.shipping.Method;
import io.storeflow.shipping.Zone;
import io.storeflow.store.Role;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Staff;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where rates go, and which zone decides. */
@AppTest
class ZonesTest extends AtShipping {
  @Test
  void namesItsCountriesAndGoesToThePostcodesThatAreMeant() {
    var store = world.store();
    var owner = staff.visitor(store, Role.OWNER);
    var list = "/s/" + store.slug() + "/shipping";
    var zones = list + "/zones";
    var nowhere = owner.post(zones + "/new", zones, zone("Germany, Narnia", ""));
    assertThat(nowhere.statusCode()).isEqualTo(422);
    assertThat(nowhere.body()).contains("“Narnia” is no country", "Germany, Narnia");
    var refused =
        owner.post(zones + "/new", zones, zone("FR, germany", "10, 99-12", "except", "120-121"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("99 comes after 12", ">10, 99-12</textarea>");
    var made = zone("FR, SE, Germany, AT", "10, 12-99", "except", "12045-12059");
    var saved = owner.post(zones + "/new", zones, made);
    assertThat(saved.statusCode()).isEqualTo(302);
    var next = saved.headers().firstValue("Location").orElseThrow();
    assertThat(next).contains("/shipping/new?zone=");
    var id = next.substring(next.indexOf('=') + 1);
    assertThat(owner.get(list).body())
        .contains("Austria, France, Germany, Sweden", "10, 12–99", "not 12045–12059")
        .contains("Nothing is offered here");
    var priced = owner.post(list + "/new?zone=" + id, list, form("4.90", "", "zone", id));
    assertThat(priced.statusCode()).as(priced.body()).isEqualTo(302);
    assertThat(owner.get(list).body()).doesNotContain("Nothing is offered here");
    var many =
        IntStream.range(100, 150).mapToObj(i -> i + "-" + (i + 1)).collect(Collectors.joining(","));
    assertThat(owner.post(zones + "/new", zones, zone("DE", many)).statusCode())
        .as("as many as the field takes")
        .isEqualTo(302);
    assertThat(owner.get(list).body())
        .as("of many the first are named")
        .contains("postcodes 100–101, 101–102")
        .contains("106–107, 107–108 and 42 more")
        .doesNotContain("108–109");
    takesWholeAreas(owner, zones);
    assertThat(owner.get(list + "?country=DE&postal=12047").body()).contains("is left out");
    assertThat(owner.get(list + "?country=DE&postal=11047").body())
        .contains("Not in this postcode");
    assertThat(owner.get(list + "?country=IT&postal=12047").body())
        .contains("Not in this country", "No shopper at this address can have these goods sent");
    assertThat(owner.get(list + "?country=DE&postal=12099").body())
        .contains("This zone decides", "€4.90")
        .doesNotContain("is left out", "No shopper at this address");
    assertThat(owner.get(list + "?country=US&region=Atlantis&postal=10001").body())
        .contains("There is no “Atlantis” under “State”.", "value=\"Atlantis\"");
    assertThat(owner.get(list + "?country=US&postal=12099").body()).contains(">ZIP code<");
    assertThat(owner.get(list + "?country=HK&postal=12099").body())
        .contains("name=\"postal\" value=\"12099\"")
        .doesNotContain("id=\"postal\"");
  }

  /** A list is taken whole, one postcode a line, or refused with how many characters fit. */
  private static void takesWholeAreas(Staff.Visitor owner, String zones) {
    assertThat(owner.get(zones + "/new").body())
        .contains("up to 4,000 characters fit")
        .doesNotContainPattern("maxlength=\"\\d+\"[^>]*name=\"(postcodes|except)\"")
        .doesNotContainPattern("name=\"(postcodes|except)\"[^>]*maxlength");
    var lines = postcodes(660).collect(Collectors.joining("\n"));
    var made = owner.post(zones + "/new", zones, zone("FR", lines, "except", lines));
    assertThat(made.statusCode()).as(made.body()).isEqualTo(302);
    var more = postcodes(700).collect(Collectors.joining("\n"));
    var refused = owner.post(zones + "/new", zones, zone("FR", more));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("At most 4,000 characters; this has 199 too many", more);
  }

  private static Stream<String> postcodes(int many) {
    return IntStream.range(0, many).mapToObj(i -> Integer.toString(10_000 + 7 * i));
  }

  @Test
  void takesRegionsByNameOrCode() {
    var store = world.store();
    var owner = staff.visitor(store, Role.OWNER);
    var list = "/s/" + store.slug() + "/shipping";
    var zones = list + "/zones";
    var none = owner.post(zones + "/new", zones, zone("US, Canada", "", "regions", "Bavaria"));
    assertThat(none.statusCode()).isEqualTo(422);
    assertThat(none.body()).contains("“Bavaria” is no region of these countries");
    var made = zone("US, Canada", "", "regions", "new york, ON, US-CA");
    assertThat(owner.post(zones + "/new", zones, made).statusCode()).isEqualTo(302);
    var zone = books.of(store).zones().getFirst();
    assertThat(zone.area().regions()).containsExactly("CA-ON", "US-CA", "US-NY");
    assertThat(owner.get(list).body()).contains("only Ontario, California, New York");
    var tried = list + "?country=US&postal=07001&region=";
    assertThat(owner.get(tried + "New+Jersey").body()).contains("Not in this region");
    assertThat(owner.get(tried + "NY").body()).contains("Decides, but has no rate");
  }

  @Test
  void theFirstZoneDecidesAndOneWithoutRatesKeepsPeopleOut() {
    var store = world.store();
    world.rate(store, Method.SHIPPING, 490);
    var owner = staff.visitor(store, Role.OWNER);
    var list = "/s/" + store.slug() + "/shipping";
    var islands = zone("DE", "18565", "name", "Islands", "first", "true");
    owner.post(list + "/zones/new", list + "/zones", islands);
    assertThat(owner.get(list + "?country=DE&postal=18565").body())
        .contains("Islands", "A zone above decides")
        .doesNotContain("<data class=\"end\"");
    var zone = books.of(store).zones().getFirst();
    assertThat(zone.name()).isEqualTo("Islands");
    owner.post(list, list + "/zones/" + zone.publicId() + "/place", "up", "false");
    assertThat(books.of(store).zones().getLast().name()).isEqualTo("Islands");
    assertThat(owner.get(list + "?country=DE&postal=18565").body()).contains("€4.90");
    owner.post(list, list + "/zones/" + zone.publicId() + "/removal");
    assertThat(books.of(store).zones()).hasSize(1);
  }

  /** Nobody takes Germany off the list of their countries by making a zone for all of the Union. */
  @Test
  void aPartOfAZoneComesBeforeItAndAllElseLast() {
    var store = world.store();
    var owner = staff.visitor(store, Role.OWNER);
    var list = "/s/" + store.slug() + "/shipping";
    for (var form :
        List.of(
            zone("DE", "", "name", "Home"),
            zone("DE, AT, FR", "", "name", "Union"),
            zone("DE", "18565", "name", "Islands"),
            zone("AT", "", "name", "Austria"),
            zone("CH", "", "name", "Swiss"),
            zone("DE", "", "name", "Again")))
      owner.post(list + "/zones/new", list + "/zones", form);
    assertThat(books.of(store).zones().stream().map(Zone::name))
        .containsExactly("Islands", "Home", "Austria", "Again", "Union", "Swiss");
    assertThat(owner.get(list + "?country=CH&postal=8001").body())
        .contains("Decides, but has no rate: nothing is offered");
  }
}
