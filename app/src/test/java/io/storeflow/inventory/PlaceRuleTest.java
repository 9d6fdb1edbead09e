package io.storeflow.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlaceRuleTest {
  private static final StockPlace FIRST = new StockPlace(7, 1);
  private static final StockPlace MAIN = new StockPlace(7, 2);
  private static final StockPlace LAST = new StockPlace(7, 3);

  @Test
  void takesFromTheMainLocationWhatItHas() {
    assertThat(taken(9, 5, 9, 5)).isEqualTo(Map.of(MAIN, 5));
  }

  @Test
  void takesAllFromOneOtherThatHasIt() {
    assertThat(taken(3, 4, 5, 5)).isEqualTo(Map.of(LAST, 5));
    assertThat(taken(5, 4, 5, 5)).isEqualTo(Map.of(FIRST, 5));
  }

  @Test
  void takesFromSeveralWhereNoneHasAll() {
    assertThat(taken(3, 4, 3, 6)).isEqualTo(Map.of(MAIN, 4, FIRST, 2));
    assertThat(taken(3, 4, 3, 10)).isEqualTo(Map.of(MAIN, 4, FIRST, 3, LAST, 3));
    assertThat(taken(3, 0, 3, 4)).isEqualTo(Map.of(FIRST, 3, LAST, 1));
  }

  @Test
  void takesNothingWhereThereIsTooLittle() {
    assertThat(taken(3, 4, 3, 11)).isEmpty();
    assertThat(PlaceRule.places(List.of(), new StockDelta(-1, 0))).isEmpty();
  }

  @Test
  void owesWhereSomethingCanComeIn() {
    var closed = new StockLevel(FIRST, false, false, 0, 0, 0, 9);
    var open = new StockLevel(LAST, false, true, 1, 1, 0, 9);
    assertThat(PlaceRule.places(List.of(closed, open), new StockDelta(-3, 0), 9))
        .isEqualTo(Map.of(LAST, new StockDelta(-3, 0)));
  }

  @Test
  void takesFirstFromWhereItIsFetched() {
    assertThat(fetched(5, 9, 9, 5, false)).isEqualTo(Map.of(FIRST, 5));
    assertThat(fetched(2, 1, 4, 5, false)).isEqualTo(Map.of(FIRST, 2, LAST, 3));
    assertThat(fetched(2, 1, 2, 5, false)).isEqualTo(Map.of(FIRST, 2, MAIN, 1, LAST, 2));
    assertThat(fetched(0, 9, 9, 5, false)).isEqualTo(Map.of(MAIN, 5));
    assertThat(fetched(2, 1, 1, 5, false)).isEmpty();
  }

  @Test
  void takesFromThereAloneWhereNothingIsBrought() {
    assertThat(fetched(5, 9, 9, 5, true)).isEqualTo(Map.of(FIRST, 5));
    assertThat(fetched(4, 9, 9, 5, true)).isEmpty();
    var elsewhere = new Inventory.From(99, true);
    assertThat(PlaceRule.places(levels(9, 9, 9), new StockDelta(-1, 0), 9, elsewhere)).isEmpty();
  }

  /** What is owed anywhere is taken off what can be had there. */
  @Test
  void leavesToOthersWhatIsOwedThem() {
    var owing = new StockLevel(MAIN, true, true, 0, -3, 0, 0);
    var there = new StockLevel(FIRST, false, true, 1, 5, 0, 0);
    var from = new Inventory.From(FIRST.location(), true);
    assertThat(PlaceRule.places(List.of(owing, there), new StockDelta(-3, 0), 0, from)).isEmpty();
    assertThat(PlaceRule.places(List.of(owing, there), new StockDelta(-2, 0), 0, from))
        .isEqualTo(Map.of(FIRST, new StockDelta(-2, 0)));
  }

  @Test
  void owesWhereItIsFetched() {
    var from = new Inventory.From(LAST.location(), false);
    assertThat(PlaceRule.places(levels(1, 1, 1), new StockDelta(-5, 0), 9, from))
        .isEqualTo(
            Map.of(
                FIRST,
                new StockDelta(-1, 0),
                MAIN,
                new StockDelta(-1, 0),
                LAST,
                new StockDelta(-3, 0)));
  }

  @Test
  void holdsByTheSameRule() {
    assertThat(PlaceRule.places(levels(3, 4, 9), new StockDelta(0, 5)))
        .isEqualTo(Map.of(LAST, new StockDelta(0, 5)));
  }

  @Test
  void bringsToTheMainLocationWhatComesIn() {
    assertThat(PlaceRule.places(levels(3, 0, 9), new StockDelta(5, 0)))
        .isEqualTo(Map.of(MAIN, new StockDelta(5, 0)));
  }

  /** As many as are wanted, and from nowhere more than is there. */
  @Test
  void takesAllOrNothing() {
    var random = new Random(20261126);
    for (int i = 0; i < 2_000; i++) {
      var levels = levels(random.nextInt(6), random.nextInt(6), random.nextInt(6));
      int units = 1 + random.nextInt(18);
      int there = levels.stream().mapToInt(StockLevel::available).sum();
      var places = PlaceRule.places(levels, new StockDelta(-units, 0));
      int taken = -places.values().stream().mapToInt(StockDelta::onHand).sum();
      assertThat(taken).isEqualTo(units <= there ? units : 0);
      for (var level : levels)
        assertThat(places.getOrDefault(level.place(), new StockDelta(0, 0)).onHand())
            .isBetween(-level.available(), 0);
    }
  }

  private static Map<StockPlace, Integer> taken(int first, int main, int last, int units) {
    var taken = new java.util.HashMap<StockPlace, Integer>();
    PlaceRule.places(levels(first, main, last), new StockDelta(-units, 0))
        .forEach((place, delta) -> taken.put(place, -delta.onHand()));
    return taken;
  }

  private static Map<StockPlace, Integer> fetched(
      int first, int main, int last, int units, boolean alone) {
    var taken = new java.util.HashMap<StockPlace, Integer>();
    var from = new Inventory.From(FIRST.location(), alone);
    PlaceRule.places(levels(first, main, last), new StockDelta(-units, 0), 0, from)
        .forEach((place, delta) -> taken.put(place, -delta.onHand()));
    return taken;
  }

  /** Some are reserved everywhere, which are not there to be taken. */
  private static List<StockLevel> levels(int first, int main, int last) {
    return List.of(
        new StockLevel(FIRST, false, true, 1, first + 2, 2, 0),
        new StockLevel(MAIN, true, true, 0, main + 2, 2, 0),
        new StockLevel(LAST, false, true, 2, last + 2, 2, 0));
  }
}
