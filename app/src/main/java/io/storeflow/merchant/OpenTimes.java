package io.storeflow.merchant;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The week of a store as spans of real time. Hours are times on the wall, so a day on which clocks
 * change is as long as it is; spans that touch or overlap are one.
 */
public final class OpenTimes {

  /** Open from the one moment up to the other, which is later. */
  public record Span(ZonedDateTime from, ZonedDateTime to) {}

  private OpenTimes() {}

  /**
   * Those that are not over at that time, soonest first.
   *
   * @param days how many days to look ahead, besides that day itself
   */
  public static List<Span> after(
      Instant time, Collection<OpeningHours> hours, ZoneId zone, int days) {
    var today = time.atZone(zone).toLocalDate();
    var all = new ArrayList<Span>();
    // From the day before, as a night shift reaches into the morning.
    for (int day = -1; day <= days; day++) {
      var date = today.plusDays(day);
      for (var span : hours) {
        if (span.day() != date.getDayOfWeek()) continue;
        var real = new Span(at(date, span.opens(), zone), at(date, span.closes(), zone));
        if (real.from().isBefore(real.to())) all.add(real);
      }
    }
    all.sort(Comparator.comparing(Span::from));
    return joined(all).stream().filter(span -> span.to().toInstant().isAfter(time)).toList();
  }

  private static List<Span> joined(List<Span> sorted) {
    var joined = new ArrayList<Span>();
    for (var span : sorted) {
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
}
