package io.storeflow.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.geo.Coordinates;
import io.storeflow.platform.money.Money;
import io.storeflow.shipping.Tariff.Band;
import io.storeflow.shipping.TriedZone.Outcome;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Delivery by how far it is: up to 1,112 m, which are 0.01 degrees, then up to 3 km. */
class DistanceTest {
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final Coordinates STORE = new Coordinates(0, 0);
  private static final Address BERLIN = new Address("DE", "10115", "", "Berlin", "Weg 1", "");

  @ParameterizedTest
  @CsvSource({"0, 200", "10000, 200", "10009, 450", "26979, 450", "26988, "})
  void bandsEndWithTheirLastMetre(int along, @Nullable Long minor) {
    var shipping = shipping(new Coordinates(0, along), 2000);
    if (minor == null) assertThat(outcome(shipping)).isEqualTo(Outcome.OVER);
    else assertThat(shipping.fares().getFirst().price()).isEqualTo(new Money(minor, EUR));
    assertThat(STORE.metresTo(new Coordinates(0, 10000))).isEqualTo(1112);
  }

  @Test
  void isNotOfferedWhereNobodyKnowsHowFarItIs() {
    var shipping = shipping(null, 2000);
    assertThat(shipping.fares()).isEmpty();
    assertThat(outcome(shipping)).isEqualTo(Outcome.NOWHERE);
    var lost = new ShippingBook(List.of(), List.of(zone()), List.of(), null);
    assertThat(lost.measures()).isFalse();
    var there = Shipping.of(lost, Set.of(Method.DELIVERY), goods(2000), BERLIN, STORE);
    assertThat(outcome(there)).isEqualTo(Outcome.NOWHERE);
  }

  /** A zone of such rates alone is no place to which anything goes. */
  @Test
  void saysWhatNobodyCanBeTold() {
    var book = new ShippingBook(List.of(), List.of(zone()), List.of(), STORE);
    var rate = zone().rates().getFirst();
    assertThat(book.isPriced(rate)).isTrue();
    assertThat(book.countries(Method.DELIVERY::equals)).containsExactly("DE");
    var lost = book.unmeasured();
    assertThat(lost.isPriced(rate)).isFalse();
    assertThat(lost.measures()).isFalse();
    assertThat(lost.countries(Method.DELIVERY::equals)).isEmpty();
  }

  @Test
  void measuresOnlyWhatGoesToTheAddress() {
    var book = new ShippingBook(List.of(), List.of(zone()), List.of(), STORE);
    var delivery = Set.of(Method.DELIVERY);
    assertThat(book.measures(delivery, BERLIN)).isTrue();
    assertThat(book.measures(Set.of(Method.SHIPPING), BERLIN)).isFalse();
    var vienna = new Address("AT", "1010", "", "Wien", "Graben 1", "");
    assertThat(book.measures(delivery, vienna)).isFalse();
    assertThat(book.measures(delivery, Address.NONE)).isFalse();
    var flat = zone().with(List.of());
    var before = new ShippingBook(List.of(), List.of(flat, zone()), List.of(), STORE);
    assertThat(before.measures(delivery, BERLIN)).as("another zone decides").isFalse();
  }

  @Test
  void keepsTheMinimumOfItsZone() {
    var shipping = shipping(STORE, 1999);
    assertThat(shipping.fares()).isEmpty();
    assertThat(shipping.tried().getFirst().verdict()).isEqualTo(TriedZone.Verdict.MINIMUM);
  }

  private static Shipping shipping(@Nullable Coordinates at, long value) {
    var book = new ShippingBook(List.of(), List.of(zone()), List.of(), STORE);
    assertThat(book.measures()).isTrue();
    return Shipping.of(book, Set.of(Method.DELIVERY), goods(value), BERLIN, at);
  }

  private static Outcome outcome(Shipping shipping) {
    return shipping.tried().getFirst().rates().getFirst().outcome();
  }

  private static Consignment goods(long value) {
    return Consignment.of(new Money(value, EUR), 0);
  }

  private static Zone zone() {
    var bands = List.of(new Band(1112L, new Money(200, EUR)), new Band(3000L, new Money(450, EUR)));
    var rate =
        Rate.usual(
            1,
            "r",
            "Bike",
            Method.DELIVERY,
            new Tariff(Basis.DISTANCE, bands),
            null,
            null,
            1L,
            Profile.NONE,
            true,
            1,
            1);
    var area = Area.of(Set.of("DE"));
    var least = new Money(2000, EUR);
    return new Zone(1, "z", Method.DELIVERY, "", area, least, List.of(rate), 1);
  }
}
