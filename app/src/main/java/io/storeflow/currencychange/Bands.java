package io.storeflow.currencychange;

import io.storeflow.platform.money.Conversion;
import io.storeflow.shipping.Basis;
import io.storeflow.shipping.Tariff;
import org.jspecify.annotations.Nullable;

/** Bands of a rate in another currency; grams stay. */
final class Bands {
  private Bands() {}

  static Tariff of(Tariff tariff, Priced to) {
    return new Tariff(
        tariff.basis(),
        tariff.bands().stream()
            .map(it -> new Tariff.Band(end(tariff, it.upTo(), to.conversion()), to.of(it.price())))
            .toList());
  }

  /** Whether no two of them end at the same value, so that none is lost. */
  static boolean stayApart(Tariff tariff, Conversion to) {
    long last = 0;
    for (var band : tariff.bands()) {
      var end = end(tariff, band.upTo(), to);
      if (end == null) continue;
      if (end <= last) return false;
      last = end;
    }
    return true;
  }

  private static @Nullable Long end(Tariff tariff, @Nullable Long upTo, Conversion to) {
    if (upTo == null || tariff.basis() != Basis.VALUE) return upTo;
    return to.amount(upTo.longValue());
  }
}
