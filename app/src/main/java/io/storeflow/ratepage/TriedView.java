package io.storeflow.ratepage;

import io.storeflow.shipping.TriedZone;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What became of a zone for an address.
 *
 * @param title of the zone; null for pickup
 */
record TriedView(TriedZone tried, @Nullable String title) {

  static TriedView of(TriedZone tried, Locale reader) {
    var zone = tried.zone();
    return new TriedView(tried, zone == null ? null : zone.title(reader));
  }
}
