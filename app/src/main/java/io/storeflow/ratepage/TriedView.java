package io.storeflow.ratepage;

import io.storeflow.geo.Metres;
import io.storeflow.shipping.Rate;
import io.storeflow.shipping.Tariff;
import io.storeflow.shipping.TriedZone;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What became of a zone for an address.
 *
 * @param title of the zone; null for pickup
 * @param bands of rates by distance that hold there, by the public id of the rate: how far they go
 */
record TriedView(TriedZone tried, @Nullable String title, Map<String, String> bands) {

  static TriedView of(TriedZone tried, @Nullable Integer metres, Locale reader) {
    var zone = tried.zone();
    var bands =
        metres == null
            ? Map.<String, String>of()
            : tried.rates().stream()
                .map(TriedZone.Choice::rate)
                .filter(rate -> end(rate, metres) != null)
                .collect(
                    Collectors.toMap(
                        Rate::publicId, rate -> Metres.shown(end(rate, metres), reader)));
    return new TriedView(tried, zone == null ? null : zone.title(reader), bands);
  }

  private static @Nullable Long end(Rate rate, int metres) {
    if (!rate.isByWay()) return null;
    return rate.tariff().bands().stream()
        .map(Tariff.Band::upTo)
        .filter(it -> it != null && metres <= it)
        .findFirst()
        .orElse(null);
  }
}
