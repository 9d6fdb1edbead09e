package io.storeflow.livesocket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlacesTest {
  private final Places places = new Places(10, 4, 3, 2);

  @Test
  void nobodyTakesAll() {
    for (int i = 0; i < 3; i++) places.take(places.forShopper(i, "a").orElseThrow());
    assertThat(places.forShopper(3, "a")).isEmpty();
    assertThat(places.forShopper(3, "b")).isPresent();
    for (int i = 0; i < 2; i++) places.take(places.forStaff(3 + i, 7).orElseThrow());
    assertThat(places.forStaff(5, 7)).isEmpty();
    assertThat(places.forStaff(5, 8)).isPresent();
  }

  @Test
  void shoppersLeaveRoomForStaff() {
    assertThat(places.forShopper(5, "a")).isPresent();
    assertThat(places.forShopper(6, "a")).isEmpty();
    assertThat(places.forStaff(9, 7)).isPresent();
    assertThat(places.forStaff(10, 7)).isEmpty();
  }

  @Test
  void whatIsFreeAgainIsForgotten() {
    var place = places.forShopper(0, "a").orElseThrow();
    places.take(place);
    places.take(place);
    places.free(place);
    assertThat(places.holders()).isEqualTo(1);
    places.free(place);
    places.free(place);
    assertThat(places.holders()).isZero();
  }

  @Test
  void thereAreAsManyAsTheHeapBears() {
    long mega = 1024 * 1024;
    assertThat(Places.most(410 * mega)).isBetween(2_800, 3_000);
    assertThat(Places.most(4_000 * mega)).isEqualTo(12_000);
    assertThat(Places.most(1)).isEqualTo(100);
  }
}
