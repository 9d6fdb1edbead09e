package io.storeflow.orderpaper;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.orderpaper.PickList.Need;
import io.storeflow.orderpaper.PickList.Pick;
import io.storeflow.orderpaper.PickList.Place;
import io.storeflow.orderpaper.PickList.Share;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is fetched from where for many orders. */
class PickListTest {
  private static final Map<Long, String> LOCATIONS = new LinkedHashMap<>();

  static {
    LOCATIONS.put(1L, "Shop");
    LOCATIONS.put(2L, "Warehouse");
  }

  @Test
  void sameGoodsOfManyOrdersAreOnePick() {
    var list =
        list(
            need(12, "Zither", "", 1, Map.of(1L, 1)),
            need(11, "Ärmel", "L", 2, Map.of(1L, 2)),
            need(12, "Ärmel", "L", 1, Map.of(1L, 1)),
            need(12, "Ärmel", "M", 4, Map.of(1L, 4)));
    assertThat(list.orders()).isEqualTo(2);
    assertThat(list.units()).isEqualTo(8);
    assertThat(list.places())
        .containsExactly(
            new Place(
                "Shop",
                List.of(
                    pick("Ärmel", "L", 3, new Share(11, 2), new Share(12, 1)),
                    pick("Ärmel", "M", 4, new Share(12, 4)),
                    pick("Zither", "", 1, new Share(12, 1)))));
  }

  @Test
  void unitsAreFetchedWhereTheyAreTaken() {
    var list = list(need(11, "Ramen", "", 5, Map.of(2L, 3, 1L, 1)));
    assertThat(list.places())
        .containsExactly(
            new Place("Shop", List.of(pick("Ramen", "", 1, new Share(11, 1)))),
            new Place("Warehouse", List.of(pick("Ramen", "", 3, new Share(11, 3)))),
            new Place("", List.of(pick("Ramen", "", 1, new Share(11, 1)))));
  }

  @Test
  void whatHasGoneOutIsNotFetchedAgain() {
    var list = list(need(11, "Ramen", "", 2, Map.of(1L, 3, 2L, 2)));
    assertThat(list.places())
        .containsExactly(new Place("Shop", List.of(pick("Ramen", "", 2, new Share(11, 2)))));
    assertThat(list().places()).isEmpty();
  }

  @Test
  void whatWasChosenWithItIsToldApart() {
    var plain = new Need(11, "Ramen", "L", "R", "", 1, Map.of());
    var egg = new Need(12, "Ramen", "L", "R", "2 × Egg", 1, Map.of());
    assertThat(list(plain, egg).places().getFirst().picks())
        .extracting(Pick::variant)
        .containsExactly("L", "L, 2 × Egg");
  }

  private static PickList list(Need... needs) {
    return PickList.of(List.of(needs), LOCATIONS, Locale.GERMAN);
  }

  private static Need need(
      long number, String title, String variant, int units, Map<Long, Integer> taken) {
    return new Need(number, title, variant, "", "", units, taken);
  }

  private static Pick pick(String title, String variant, int units, Share... shares) {
    return new Pick(title, variant, "", units, List.of(shares));
  }
}
