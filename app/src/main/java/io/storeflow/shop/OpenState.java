package io.storeflow.shop;

import io.storeflow.merchant.OpenTimes;
import io.storeflow.merchant.OpeningHours;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Whether a store is open, and until when that is so.
 *
 * @param until when it closes, if it is open; null for never
 * @param opens when it opens next, if it is closed; null for never
 * @param holds until when these words are right: the next change, or the next midnight of the store
 */
public record OpenState(
    boolean open, @Nullable ZonedDateTime until, @Nullable ZonedDateTime opens, Instant holds) {
  private static final int DAYS_AHEAD = 7;

  static OpenState at(Instant now, Collection<OpeningHours> hours, ZoneId zone) {
    var here = now.atZone(zone);
    var midnight = here.toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
    for (var span : OpenTimes.after(now, hours, zone, DAYS_AHEAD)) {
      if (span.from().toInstant().isAfter(now))
        return new OpenState(false, null, span.from(), earlier(midnight, span.from()));
      boolean always = span.to().isAfter(here.plusDays(DAYS_AHEAD - 1));
      return new OpenState(true, always ? null : span.to(), null, earlier(midnight, span.to()));
    }
    return new OpenState(false, null, null, midnight);
  }

  private static Instant earlier(Instant midnight, ZonedDateTime change) {
    return midnight.isBefore(change.toInstant()) ? midnight : change.toInstant();
  }
}
