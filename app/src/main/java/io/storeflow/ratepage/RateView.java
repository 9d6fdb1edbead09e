package io.storeflow.ratepage;

import io.storeflow.geo.Metres;
import io.storeflow.platform.input.Weight;
import io.storeflow.platform.money.Money;
import io.storeflow.shipping.Basis;
import io.storeflow.shipping.Profile;
import io.storeflow.shipping.Rate;
import io.storeflow.shipping.ShippingBook;
import io.storeflow.shipping.Tariff;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A rate in the list.
 *
 * @param profile its name; null for goods without one
 * @param bands none where one price holds for all goods
 */
record RateView(Rate rate, @Nullable String profile, List<Band> bands) {

  /**
   * @param weight or distance up to which it goes, in words, or {@code value}; both null for the
   *     last one
   */
  record Band(@Nullable String weight, @Nullable Money value, Money price) {

    static Band of(Basis basis, Tariff.Band band, Locale reader) {
      var end = band.upTo();
      if (end == null) return new Band(null, null, band.price());
      return switch (basis) {
        case WEIGHT -> new Band(Weight.shown(end, reader), null, band.price());
        case DISTANCE -> new Band(Metres.shown(end, reader), null, band.price());
        default -> new Band(null, new Money(end, band.price().currency()), band.price());
      };
    }
  }

  static List<RateView> of(ShippingBook book, List<Rate> rates, Locale reader) {
    return rates.stream().map(rate -> of(book, rate, reader)).toList();
  }

  private static RateView of(ShippingBook book, Rate rate, Locale reader) {
    var tariff = rate.tariff();
    var bands =
        tariff.isFlat()
            ? List.<Band>of()
            : tariff.bands().stream().map(it -> Band.of(tariff.basis(), it, reader)).toList();
    var profile = rate.profile() == Profile.NONE ? null : book.profileName(rate.profile());
    return new RateView(rate, profile, bands);
  }
}
