package io.storeflow.tax;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.platform.money.Money;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.Method;
import io.storeflow.tax.TaxTerms.Sale;
import io.storeflow.tax.Taxes.Group;
import io.storeflow.tax.Taxes.Taxed;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** What was worked out by hand, in {@code tax/golden.csv}: each case of where tax is owed. */
class TaxesTest {
  /** At the store, by somebody who lives there. */
  private static final String PICKUP = "pickup ";

  /** At a place of the store there. */
  private static final String FETCHED = "fetched ";

  @ParameterizedTest
  @CsvFileSource(resources = "/tax/golden.csv", delimiter = '|')
  void isAsWorkedOutByHand(
      String currency,
      String home,
      String prices,
      String says,
      String place,
      String buyer,
      LocalDate day,
      String lines,
      long shipping,
      String ofLines,
      long ofShipping,
      String groups) {
    var settings = Said.settings(Said.address(home), prices.equals("incl"), says);
    var coins = Currency.getInstance(currency);
    var taxes =
        Taxes.of(
            settings,
            TaxRates.seeded(),
            settings.places(sale(place, Said.buyer(buyer), day), TaxRates.seeded()),
            Said.buyer(buyer),
            day,
            Said.lines(lines, coins),
            new Money(shipping, coins));

    assertThat(taxes.groups().stream().map(TaxesTest::told)).containsExactly(groups.split("; "));
    assertThat(minor(taxes.lines())).isEqualTo(ofLines);
    assertThat(taxes.shipping().stream().mapToLong(it -> it.tax().minor()).sum())
        .isEqualTo(ofShipping);
  }

  private static Sale sale(String place, TaxBuyer buyer, LocalDate day) {
    if (place.equals("-")) return new Sale(Method.SHIPPING, Address.NONE, buyer, day, Address.NONE);
    boolean fetched = place.startsWith(FETCHED);
    var at = Said.address(place.replace(PICKUP, "").replace(FETCHED, ""));
    var method = fetched || place.startsWith(PICKUP) ? Method.PICKUP : Method.SHIPPING;
    return new Sale(method, at, buyer, day, fetched ? at : Address.NONE);
  }

  private static String told(Group group) {
    var rate = group.rate();
    return "%s %s %d %d %d"
        .formatted(
            rate.why().code(),
            rate.place(),
            rate.ppm(),
            group.base().minor(),
            group.amount().minor());
  }

  private static String minor(List<Taxed> lines) {
    return lines.stream()
        .map(it -> String.valueOf(it.tax().minor()))
        .collect(Collectors.joining(" "));
  }
}
