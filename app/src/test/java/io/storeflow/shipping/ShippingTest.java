package io.storeflow.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.platform.money.Money;
import io.storeflow.postal.PostalArea;
import io.storeflow.shipping.Tariff.Band;
import io.storeflow.shipping.TriedZone.Outcome;
import io.storeflow.shipping.TriedZone.Verdict;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShippingTest {
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final Set<Method> ALL = EnumSet.allOf(Method.class);
  private static final long BULKY = 7;
  private static final Address BERLIN = address("DE", "10115");

  private int made;

  /** The town, its country and the rest of the Union, in this order. */
  private ShippingBook threeZones() {
    var berlin = area("DE", "10, 12", "12555");
    return book(
        zone("berlin", Method.SHIPPING, berlin, null, rate("courier", 890)),
        zone("home", Method.SHIPPING, Area.of(Set.of("DE")), null, rate("parcel", 490)),
        zone("abroad", Method.SHIPPING, Area.of(Set.of("AT", "FR")), null, rate("post", 1490)),
        zone("nobody", Method.SHIPPING, Area.of(Set.of("CH")), null));
  }

  @ParameterizedTest
  @CsvSource({
    "DE, 10115, courier, DECIDES EARLIER COUNTRY COUNTRY",
    "DE, 12555, parcel, LEFT_OUT DECIDES COUNTRY COUNTRY",
    "DE, 80331, parcel, POSTCODE DECIDES COUNTRY COUNTRY",
    "AT, 1010, post, COUNTRY COUNTRY DECIDES COUNTRY",
    "CH, 8001, '', COUNTRY COUNTRY COUNTRY PROFILE",
    "IT, 00118, '', COUNTRY COUNTRY COUNTRY COUNTRY",
    "XK, 10000, '', COUNTRY COUNTRY COUNTRY COUNTRY"
  })
  void theFirstZoneThatFitsDecides(String country, String code, String offered, String verdicts) {
    var goods = Consignment.of(money(2000), 0);
    var shipping = Shipping.of(threeZones(), ALL, goods, address(country, code));
    assertThat(names(shipping)).isEqualTo(offered);
    assertThat(shipping.tried().stream().map(it -> it.verdict().name()).toList())
        .containsExactly(verdicts.split(" "));
  }

  /** Districts of London: E1 is not E14, and a range takes each district whole. */
  @ParameterizedTest
  @CsvSource({"E1 6AN, near", "E1W 1AA, near", "E14 5AB, ''", "E9 5EN, near", "EC1A 1BB, ''"})
  void outwardCodesAreWhole(String code, String offered) {
    var area = area("GB", "E1-E9", "");
    var book = book(zone("near", Method.DELIVERY, area, null, rate("near", 250)));
    var shipping = Shipping.of(book, ALL, Consignment.of(money(2000), 0), address("GB", code));
    assertThat(names(shipping)).isEqualTo(offered);
  }

  /** Bands hold their upper end; beyond the last one nothing is offered. */
  @ParameterizedTest
  @CsvSource({"0, 490", "1000, 490", "1001, 690", "5000, 690", "5001, "})
  void aBandHoldsItsEnd(long grams, @Nullable Long price) {
    var tariff = new Tariff(Basis.WEIGHT, List.of(band(1000L, 490), band(5000L, 690)));
    var book = book(zone("home", Method.SHIPPING, Area.of(Set.of("DE")), null, rate("p", tariff)));
    var shipping = Shipping.of(book, ALL, Consignment.of(money(100), grams), BERLIN);
    assertThat(shipping.fares().stream().map(it -> it.price().minor()).toList())
        .isEqualTo(price == null ? List.of() : List.of(price));
    var outcome = shipping.tried().getFirst().rates().getFirst().outcome();
    assertThat(outcome).isEqualTo(price == null ? Outcome.OVER : Outcome.OFFERED);
    assertThat(Tariff.ofKept(Basis.WEIGHT, tariff.kept(), tariff.first())).isEqualTo(tariff);
  }

  @ParameterizedTest
  @CsvSource({"1999, 690", "2000, 690", "2001, 390", "4999, 390", "5000, 0", "9000, 0"})
  void costsByTheValueOfGoodsAndNothingFromThere(long value, long price) {
    var tariff = new Tariff(Basis.VALUE, List.of(band(2000L, 690), band(null, 390)));
    var rate = rate("p", Method.SHIPPING, tariff, money(5000), Profile.NONE, true);
    var book = book(zone("home", Method.SHIPPING, Area.of(Set.of("DE")), null, rate));
    var fare = Shipping.of(book, ALL, Consignment.of(money(value), 0), BERLIN).fares().getFirst();
    assertThat(fare.price().minor()).isEqualTo(price);
  }

  /**
   * Ramen bowls and a chilled or bulky thing: each profile has its own rate, the sum is one offer;
   * of several for the added goods the cheapest counts.
   */
  @Test
  void mixedCartsAddUp() {
    var bulky = rate("freight", Method.SHIPPING, flat(3000), null, BULKY, true);
    var cheaper = rate("slow freight", Method.SHIPPING, flat(2500), null, BULKY, true);
    var home =
        zone(
            "home",
            Method.SHIPPING,
            Area.of(Set.of("DE")),
            null,
            rate("parcel", 490),
            rate("express", 990),
            bulky,
            cheaper);
    var mixed = Consignment.of(money(9000), Map.of(Profile.NONE, 800L, BULKY, 30_000L));
    var shipping = Shipping.of(book(home), ALL, mixed, BERLIN);
    assertThat(shipping.fares()).extracting(it -> it.price().minor()).containsExactly(2990L, 3490L);
    assertThat(shipping.tried().getFirst().rates())
        .extracting(TriedZone.Choice::outcome)
        .containsExactly(Outcome.OFFERED, Outcome.OFFERED, Outcome.DEARER, Outcome.ADDED);
    var alone = Consignment.of(money(9000), Map.of(BULKY, 30_000L));
    assertThat(names(Shipping.of(book(home), ALL, alone, BERLIN)))
        .isEqualTo("freight slow freight");
    var without = zone("home", Method.SHIPPING, Area.of(Set.of("DE")), null, rate("parcel", 490));
    var none = Shipping.of(book(without), ALL, mixed, BERLIN);
    assertThat(none.fares()).isEmpty();
    assertThat(none.tried().getFirst().verdict()).isEqualTo(Verdict.PROFILE);
  }

  @Test
  void bringsNothingBelowTheMinimum() {
    var home = zone("home", Method.DELIVERY, Area.of(Set.of("DE")), money(2000), rate("bike", 350));
    var wide = zone("wide", Method.DELIVERY, Area.of(Set.of("DE")), null, rate("van", 990));
    var little = Shipping.of(book(home, wide), ALL, Consignment.of(money(1999), 0), BERLIN);
    assertThat(little.fares()).as("the zone decided all the same").isEmpty();
    assertThat(little.tried())
        .extracting(TriedZone::verdict)
        .containsExactly(Verdict.MINIMUM, Verdict.EARLIER);
    assertThat(names(Shipping.of(book(home), ALL, Consignment.of(money(2000), 0), BERLIN)))
        .isEqualTo("bike");
  }

  /** A zone for couriers keeps no parcel away. */
  @Test
  void eachMethodHasItsOwnZones() {
    var near = zone("near", Method.DELIVERY, area("DE", "10", ""), null, rate("bike", 350));
    var home = zone("home", Method.SHIPPING, Area.of(Set.of("DE")), null, rate("parcel", 490));
    var goods = Consignment.of(money(2000), 0);
    assertThat(names(Shipping.of(book(near, home), ALL, goods, BERLIN))).isEqualTo("bike parcel");
    var shippingOnly = EnumSet.of(Method.SHIPPING);
    assertThat(names(Shipping.of(book(near, home), shippingOnly, goods, BERLIN)))
        .isEqualTo("parcel");
    assertThat(Shipping.of(book(near, home), ALL, goods, Address.NONE).fares()).isEmpty();
  }

  /** A region is known by its code, or by a postcode that is in no other. */
  @ParameterizedTest
  @CsvSource({
    "NY, 10001, near",
    "'', 10001, near",
    "NJ, 07001, ''",
    "'', 07001, ''",
    "NY, '', near"
  })
  void aZoneMayBePartOfACountry(String region, String code, String offered) {
    var area = new Area(Set.of("US"), Set.of("US-NY"), List.of(), List.of());
    var book = book(zone("near", Method.SHIPPING, area, null, rate("near", 250)));
    var there = Address.typed("US", code, region, "Town", "Street 1", "");
    assertThat(names(Shipping.of(book, ALL, Consignment.of(money(2000), 0), there)))
        .isEqualTo(offered);
  }

  private static String names(Shipping shipping) {
    return String.join(" ", shipping.fares().stream().map(it -> it.rate().name()).toList());
  }

  private static ShippingBook book(Zone... zones) {
    return new ShippingBook(List.of(), List.of(zones), List.of());
  }

  private Zone zone(String name, Method method, Area area, @Nullable Money minimum, Rate... rates) {
    return new Zone(++made, name, method, name, area, minimum, List.of(rates), 1);
  }

  private Rate rate(String name, long price) {
    return rate(name, flat(price));
  }

  private Rate rate(String name, Tariff tariff) {
    return rate(name, Method.SHIPPING, tariff, null, Profile.NONE, true);
  }

  private Rate rate(
      String name,
      Method method,
      Tariff tariff,
      @Nullable Money freeFrom,
      long profile,
      boolean active) {
    int id = ++made;
    return Rate.usual(id, name, name, method, tariff, freeFrom, null, null, profile, active, id, 1);
  }

  private static Area area(String country, String postcodes, String except) {
    var where = Set.of(country);
    return new Area(
        where,
        Set.of(),
        PostalArea.all(postcodes, where).orElse(List.of()),
        PostalArea.all(except, where).orElse(List.of()));
  }

  private static Band band(@Nullable Long upTo, long price) {
    return new Band(upTo, money(price));
  }

  private static Tariff flat(long price) {
    return Tariff.flat(money(price));
  }

  private static Money money(long minor) {
    return new Money(minor, EUR);
  }

  private static Address address(String country, String code) {
    return Address.typed(country, code, "", "Town", "Street 1", "");
  }
}
