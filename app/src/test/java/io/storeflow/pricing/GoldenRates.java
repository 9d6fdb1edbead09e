package io.storeflow.pricing;

import io.storeflow.pickup.OwnStock;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.money.Conversion;
import io.storeflow.platform.money.Money;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.Area;
import io.storeflow.shipping.Basis;
import io.storeflow.shipping.Handling;
import io.storeflow.shipping.Method;
import io.storeflow.shipping.Profile;
import io.storeflow.shipping.Rate;
import io.storeflow.shipping.ShippingBook;
import io.storeflow.shipping.Tariff;
import io.storeflow.shipping.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the short words in which golden orders say how a store brings its goods. */
final class GoldenRates {
  private final List<Rate> pickups = new ArrayList<>();
  private final List<Rate> brought = new ArrayList<>();
  private final Conversion sells;
  private Method method = Method.PICKUP;
  private @Nullable Money minimum;
  private Set<String> countries = Set.of("DE");

  private GoldenRates(Conversion sells) {
    this.sells = sells;
  }

  /** Rates that are brought are of one method and one zone. */
  static ShippingBook of(String said, Conversion sells) {
    var rates = new GoldenRates(sells);
    for (var rate : said.split("; ")) rates.add(List.of(rate.split(" ")));
    var zone =
        new Zone(
            1, "z", rates.method, "", Area.of(rates.countries), rates.minimum, rates.brought, 1);
    return new ShippingBook(
        rates.pickups, rates.brought.isEmpty() ? List.of() : List.of(zone), List.of());
  }

  private void add(List<String> words) {
    var its = Coded.find(Method.class, words.getFirst()).orElseThrow();
    int number = pickups.size() + brought.size();
    @Nullable Money free = null;
    long profile = Profile.NONE;
    for (var word : words) {
      var said = word.substring(word.indexOf(':') + 1);
      if (word.startsWith("free:")) free = sells.amount(money(said));
      if (word.startsWith("min:")) minimum = sells.amount(money(said));
      if (word.startsWith("to:")) countries = Set.of(said);
      if (word.equals("p1")) profile = 1;
    }
    var rate =
        new Rate(
            number + 1L,
            "r" + number,
            "Rate " + number,
            its,
            tariff(words).in(sells),
            free,
            null,
            its == Method.PICKUP ? null : 1L,
            profile,
            true,
            number,
            1,
            Handling.NONE,
            null,
            words.contains("here"),
            OwnStock.FIRST,
            Address.NONE);
    (its == Method.PICKUP ? pickups : brought).add(rate);
    if (its != Method.PICKUP) method = its;
  }

  private Tariff tariff(List<String> words) {
    var basis = Coded.find(Basis.class, words.get(1));
    if (basis.isEmpty()) return Tariff.flat(money(words.get(1)));
    var bands =
        words.subList(2, words.size()).stream()
            .filter(it -> !it.startsWith("to:"))
            .map(it -> it.split(":"))
            .map(
                it -> new Tariff.Band(it[0].equals("*") ? null : Long.valueOf(it[0]), money(it[1])))
            .toList();
    return new Tariff(basis.get(), bands);
  }

  private Money money(String minor) {
    return new Money(Long.parseLong(minor), sells.from());
  }
}
