package io.storeflow.recalc;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.store.Audited;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which changes are a reason to look at open carts again. */
class ChangedPricesTest {

  @ParameterizedTest
  @CsvSource({
    "zone, name, true",
    "rate, price, true",
    "shipping_profile, name, true",
    "price_rule, active, true",
    "tax, oss, true",
    "tax_rate, rate, true",
    "loyalty, points_rewards, true",
    "loyalty, points_months, false",
    "store, taxWords, true",
    "store, pickup, true",
    "store, postalCode, true",
    "store, region, true",
    "store, city, true",
    "store, welcome, false",
    "location, postalCode, true",
    "location, coordinates, true",
    "location, name, false",
    "store_page, text, false",
    "order, state, false",
  })
  void thoseByWhichCartsArePriced(String kind, String field, boolean asked) {
    var changes = Map.of(field, new Audited.Change("before", "after"));
    assertThat(ChangedPrices.isOfPrices(kind, changes.keySet())).isEqualTo(asked);
  }
}
