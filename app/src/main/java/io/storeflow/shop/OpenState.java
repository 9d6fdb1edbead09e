package io.storeflow.shop;

import io.storeflow.merchant.OpeningHours;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
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
  private static final int DAYS_AHEAD = 8;

  private record Span(ZonedDateTime from, ZonedDateTime to) {}

  /**
   * Hours are times on the wall, so a day on which clocks change is as long as it is; spans that
   * touch are one.
   */
  static OpenState at(Instant now, Collection<OpeningHours> hours, ZoneId zone) {
    var here = now.atZone(zone);
    var midnight = here.toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
    for (var span : spans(here.toLocalDate(), hours, zone)) {
      if (!span.to().toInstant().isAfter(now)) continue;
      if (span.from().toInstant().isAfter(now))
        return new OpenState(false, null, span.from(), earlier(midnight, span.from()));
      boolean always = span.to().isAfter(here.plusDays(DAYS_AHEAD - 2));
      return new OpenState(true, always ? null : span.to(), null, earlier(midnight, span.to()));
    }
    return new OpenState(false, null, null, midnight);
  }

  private static List<Span> spans(LocalDate today, Collection<OpeningHours> hours, ZoneId zone) {
    var all = new ArrayList<Span>();
    for (int day = -1; day < DAYS_AHEAD; day++) {
      var date = today.plusDays(day);
      for (var span : hours) {
        if (span.day() == date.getDayOfWeek())
          all.add(new Span(at(date, span.opens(), zone), at(date, span.closes(), zone)));
      }
    }
    all.sort(Comparator.comparing(Span::from));
    var joined = new ArrayList<Span>();
    for (var span : all) {
      var last = joined.isEmpty() ? null : joined.getLast();
      if (last == null || span.from().isAfter(last.to())) joined.add(span);
      else if (span.to().isAfter(last.to()))
        joined.set(joined.size() - 1, new Span(last.from(), span.to()));
    }
    return joined;
  }

  private static ZonedDateTime at(LocalDate date, int minutes, ZoneId zone) {
    return date.atStartOfDay().plusMinutes(minutes).atZone(zone);
  }

  private static Instant earlier(Instant midnight, ZonedDateTime change) {
    return midnight.isBefore(change.toInstant()) ? midnight : change.toInstant();
  }
}
