package io.storeflow.ratepage;

import io.storeflow.geo.Metres;
import io.storeflow.shipping.Rate;
import io.storeflow.shipping.TriedZone;
import io.storeflow.store.Store;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What became of a zone for an address.
 *
 * @param title of the zone; null for pickup
 * @param lost whether nobody can come, as it is not said where the store is
 * @param bands of rates by distance that hold there, by the public id of the rate: how far they go
 */
record TriedView(TriedZone tried, @Nullable String title, Map<String, String> bands, boolean lost) {

  static TriedView of(Store store, TriedZone tried, @Nullable Integer metres, Locale reader) {
    var zone = tried.zone();
    var bands = new HashMap<String, String>();
    for (var choice : tried.rates()) {
      var end = metres == null ? null : end(choice.rate(), metres);
      if (end != null) bands.put(choice.rate().publicId(), Metres.shown(end, reader));
    }
    return new TriedView(
        tried,
        zone == null ? null : zone.title(reader),
        bands,
        zone == null && WayView.isLost(store));
  }

  /** How what became of it is called. */
  public String verdict() {
    var zone = tried.zone();
    boolean reached = tried.decides() || tried.verdict() == TriedZone.Verdict.PROFILE;
    if (reached && zone != null && zone.rates().stream().noneMatch(Rate::active)) return "empty";
    if (lost) return TriedZone.Verdict.ADDRESS.code();
    if (!tried.decides()) return tried.verdict().code();
    return title == null ? "pickup" : tried.verdict().code();
  }

  private static @Nullable Long end(Rate rate, int metres) {
    if (!rate.isByWay()) return null;
    for (var band : rate.tariff().bands()) {
      var end = band.upTo();
      if (end != null && metres <= end) return end;
    }
    return null;
  }
}
