package io.storeflow.ratepage;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.location.Location;
import io.storeflow.location.Locations;
import io.storeflow.shipping.Method;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.ByDistance;
import io.storeflow.testing.Staff;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;

/** A merchant brings things to whoever lives near, and asks for more where it is further. */
@AppTest
class RatesByDistanceTest extends AtShipping {
  @Autowired Locations locations;
  @Autowired AutowireCapableBeanFactory beans;

  @Test
  void fromTheLocationToTheTriedAddress() {
    var store = world.store();
    world.rate(store, Method.DELIVERY, 290);
    var zone = books.of(store).zones(Method.DELIVERY).getFirst().publicId();
    var owner = staff.visitor(store, Role.OWNER);
    var list = store.page("/shipping");
    assertThat(owner.get(list + "/new?zone=" + zone).body())
        .contains("say where the main location is");
    var saved = owner.post(list + "/new?zone=" + zone, list, bands(zone, "3 km", "far"));
    assertThat(saved.statusCode()).isEqualTo(422);
    assertThat(saved.body()).contains("This is no distance.");
    saved = owner.post(list + "/new?zone=" + zone, list, bands(zone, "3 km", "5"));
    assertThat(saved.statusCode()).as(saved.body()).isEqualTo(302);
    assertThat(owner.get(list).body()).contains("up to 3 km: €2.90", "up to 5 km: €4.90");
    var rate = books.of(store).rates().getLast().publicId();
    assertThat(owner.get(list + "/" + rate).body()).contains("value=\"3000 m\"");
    var near = list + "?country=DE&postal=10115&latitude=52.53&longitude=13.405";
    assertThat(owner.get(near).body())
        .as("nobody has said where the store is")
        .contains("It is not known how far it is", "it is not known where the address lies");
    assertThat(owner.get(list).body()).contains("it is not said where the main location is");
    var ours = books.of(store).zone(zone).orElseThrow();
    assertThat(ZoneWarning.of(books.of(store), ours, false))
        .containsExactly(ZoneWarning.NO_GEOCODER);
    place(owner, store, "52.52", "13,405");
    assertThat(owner.get(list).body()).doesNotContain("it is not said where the main location is");
    assertThat(owner.get(near).body()).contains("1.112 km from the main location", "up to 3 km");
    assertThat(owner.get(list + "?country=DE&postal=10115&latitude=52.56&longitude=13.405").body())
        .contains("4.448 km from the main location", "up to 5 km", "€4.90");
    assertThat(owner.get(list + "?country=DE&postal=10115&latitude=53&longitude=13.405").body())
        .contains("More than its last row takes");
    assertThat(owner.get(list + "?country=DE&postal=10115&latitude=139&longitude=35").body())
        .doesNotContain("from the main location", "This zone decides");
    assertThat(owner.get(list + "?country=DE&postal=10115&latitude=52").body())
        .doesNotContain("This zone decides");
  }

  @Test
  void asksTheGeocoderWhereNobodyTypesWhereItLies() {
    var store = world.store();
    beans.createBean(ByDistance.class).open(store);
    var owner = staff.visitor(store, Role.OWNER);
    var list = store.page("/shipping") + "?country=DE&subtotal=25";
    assertThat(owner.get(list + "&postal=10115&city=Berlin&line1=Invalidenstr.+1").body())
        .contains("1.905 km from the main location", "up to 3 km", "€2.90", "Street and number");
    assertThat(owner.get(list + "&postal=14467&city=Potsdam&line1=Am+Kanal+1").body())
        .contains("km from the main location", "More than its last row takes");
    assertThat(owner.get(list + "&postal=99999&city=Nirgends&line1=Weg+1").body())
        .contains("It is not known how far it is", "The geocoder does not know this address.");
    assertThat(owner.get(list + "&postal=10115&city=Berlin&line1=Away+1").body())
        .contains("The geocoder does not answer right now.");
    assertThat(owner.get(list + "&postal=10115").body())
        .contains("It takes the whole address, with street and town.");
    assertThat(owner.get(store.page("/shipping") + "?country=AT&postal=1010").body())
        .as("nothing goes there by distance")
        .doesNotContain("It is not known how far it is");
  }

  @Test
  void goesFromDoorToDoorAlone() {
    var store = world.store();
    world.rate(store, Method.SHIPPING, 490);
    var zone = books.of(store).zones(Method.SHIPPING).getFirst().publicId();
    var owner = staff.visitor(store, Role.OWNER);
    var list = store.page("/shipping");
    var form = list + "/new?zone=" + zone;
    assertThat(owner.get(form).body()).doesNotContain("By distance");
    assertThat(owner.post(form, list, bands(zone, "3", "5")).statusCode()).isEqualTo(422);
  }

  private void place(Staff.Visitor owner, Store store, String latitude, String longitude) {
    var main = locations.all(store).stream().filter(Location::main).findFirst().orElseThrow();
    var page = store.page("/settings/locations/" + main.publicId());
    var swapped = owner.post(page, page, "latitude", "139.69", "longitude", "35.69");
    assertThat(swapped.statusCode()).isEqualTo(422);
    assertThat(swapped.body()).contains("Perhaps latitude and longitude are the wrong way round");
    var half = owner.post(page, page, "latitude", "52.52");
    assertThat(half.statusCode()).isEqualTo(422);
    assertThat(half.body()).contains("go together");
    assertThat(owner.post(page, page, "latitude", latitude, "longitude", longitude).statusCode())
        .isEqualTo(302);
    assertThat(owner.get(page).body()).contains("value=\"52.52\"", "value=\"13.405\"");
  }

  private static String[] bands(String zone, String first, String second) {
    return new String[] {
      "name",
      "Bike",
      "zone",
      zone,
      "basis",
      "distance",
      "active",
      "true",
      "bands[0].upTo",
      first,
      "bands[0].price",
      "2.90",
      "bands[1].upTo",
      second,
      "bands[1].price",
      "4.90"
    };
  }
}
