package io.storeflow.shipping;

import io.storeflow.merchant.OpenTimes;
import io.storeflow.merchant.OpeningHours;
import io.storeflow.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a shopper may be told about when an order comes: always a time at which the store is open,
 * if it says when that is. An order is worked on in one go, in what is left of an opening or else
 * in the next one. Work that takes hours and is longer than those goes on as often as the store is
 * open; work that takes days is counted in days.
 *
 * @param begins when work on it begins: now, or when the store opens
 * @param ready when the store has to be done with it
 * @param at when it can be fetched, or is at the shopper's door; null for a parcel: its shopper is
 *     told the day of {@code ready}, as no store knows the minute of a carrier
 */
public record Promise(Instant begins, Instant ready, @Nullable Instant at) {
  private static final Duration DAY = Duration.ofDays(1);

  /** Beyond a week no further opening is of another kind; the rest is for stores open an hour. */
  private static final int DAYS_AHEAD = 30;

  private record Work(Instant begins, Instant ends) {}

  /** For an order that is placed now. */
  public static Promise of(
      Store store, Method method, Collection<OpeningHours> hours, Instant now) {
    return of(store, method, Handling.NONE, hours, now);
  }

  /** The same by a rate that is handled so. */
  public static Promise of(
      Store store, Method method, Handling handling, Collection<OpeningHours> hours, Instant now) {
    return of(now, method, handling, store.preparation(), store.travel(), hours, store.timeZone());
  }

  /**
   * @param travel from the door of the store to that of the shopper, of use for a delivery
   * @param hours empty for a store that does not say when it is open: then it always is
   */
  static Promise of(
      Instant now,
      Method method,
      Duration preparation,
      Duration travel,
      Collection<OpeningHours> hours,
      ZoneId zone) {
    return of(now, method, Handling.NONE, preparation, travel, hours, zone);
  }

  static Promise of(
      Instant now,
      Method method,
      Handling handling,
      Duration preparation,
      Duration travel,
      Collection<OpeningHours> hours,
      ZoneId zone) {
    var onTheWay = method == Method.DELIVERY ? travel : Duration.ZERO;
    var lead = handling.minutes() == null ? preparation : Duration.ofMinutes(handling.minutes());
    var counts = handling.begins(now, hours, zone);
    var begins = later(counts, hours, zone);
    var out = handling.goesOut(begins, hours, zone);
    var work = work(out, lead.plus(onTheWay), hours, zone);
    var ready = work.ends().minus(onTheWay);
    return new Promise(
        handling.days() == 0 ? work.begins() : begins,
        ready,
        method == Method.SHIPPING ? null : work.ends());
  }

  /** Whether nobody works on it yet, because the store is closed or about to close. */
  public boolean waits(Instant now) {
    return begins.isAfter(now);
  }

  private static Work work(
      Instant now, Duration length, Collection<OpeningHours> hours, ZoneId zone) {
    var spans = OpenTimes.after(now, hours, zone, DAYS_AHEAD);
    if (spans.isEmpty()) return new Work(now, now.plus(length));
    for (var span : spans.subList(0, Math.min(2, spans.size()))) {
      var begins = later(now, span);
      var ends = begins.plus(length);
      if (!ends.isAfter(span.to().toInstant())) return new Work(begins, ends);
    }
    var begins = later(now, spans.getFirst());
    return length.compareTo(DAY) < 0
        ? new Work(begins, whileOpen(begins, length, spans))
        : new Work(begins, open(begins.plus(length), hours, zone));
  }

  private static Instant whileOpen(Instant begins, Duration length, List<OpenTimes.Span> spans) {
    var left = length;
    for (var span : spans) {
      var from = later(begins, span);
      var open = Duration.between(from, span.to().toInstant());
      if (left.compareTo(open) <= 0) return from.plus(left);
      left = left.minus(open);
    }
    return spans.getLast().to().toInstant();
  }

  /** That moment if the store is open then, else when it opens next. */
  private static Instant open(Instant time, Collection<OpeningHours> hours, ZoneId zone) {
    return later(time, OpenTimes.after(time, hours, zone, DAYS_AHEAD).getFirst());
  }

  /** That moment, or when the store opens next. */
  private static Instant later(Instant time, Collection<OpeningHours> hours, ZoneId zone) {
    var spans = OpenTimes.after(time, hours, zone, DAYS_AHEAD);
    return spans.isEmpty() ? time : later(time, spans.getFirst());
  }

  private static Instant later(Instant time, OpenTimes.Span span) {
    var from = span.from().toInstant();
    return from.isAfter(time) ? from : time;
  }
}
