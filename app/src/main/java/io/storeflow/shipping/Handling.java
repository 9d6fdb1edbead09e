package io.storeflow.shipping;

import io.storeflow.merchant.OpeningHours;
import io.storeflow.store.Store;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How long an order stays with the store before it goes out by a rate. Working days are those on
 * which the store is open; each day for one that does not say.
 *
 * @param days working days after that of the order
 * @param cutoff minutes after midnight in the zone of the store, from which on an order counts as
 *     of the next working day; null for never
 * @param minutes until it can be fetched; null for as long as the store usually takes
 */
public record Handling(int days, @Nullable Integer cutoff, @Nullable Integer minutes) {
  public static final Handling NONE = new Handling(0, null, null);

  public static final int MOST_DAYS = 30;

  /** Two weeks. */
  public static final int MOST_MINUTES = 14 * 24 * 60;

  private static final int WEEK = 7;

  static Handling of(short days, @Nullable Short cutoff, @Nullable Integer minutes) {
    if (days == 0 && cutoff == null && minutes == null) return NONE;
    return new Handling(days, cutoff == null ? null : cutoff.intValue(), minutes);
  }

  /**
   * Of a rate that was chosen, with those that are added to it.
   *
   * @param rateId public id
   */
  public static Handling of(List<TriedZone> tried, String rateId) {
    for (var zone : tried)
      for (var choice : zone.rates())
        if (zone.decides() && choice.rate().publicId().equals(rateId))
          return zone.rates().stream()
              .filter(it -> it.outcome() == TriedZone.Outcome.ADDED)
              .map(it -> it.rate().handling())
              .reduce(choice.rate().handling(), Handling::and);
    return NONE;
  }

  /** What holds for both. */
  public Handling and(Handling other) {
    return new Handling(
        Math.max(days, other.days),
        least(cutoff, other.cutoff),
        minutes == null || other.minutes == null
            ? minutes == null ? other.minutes : minutes
            : Integer.valueOf(Math.max(minutes, other.minutes)));
  }

  /** The same where it takes so many minutes more until it can be fetched. */
  public Handling later(Store store, int more) {
    if (more == 0) return this;
    long first = minutes == null ? store.preparation().toMinutes() : minutes;
    return new Handling(days, cutoff, Math.toIntExact(first + more));
  }

  private static @Nullable Integer least(@Nullable Integer one, @Nullable Integer other) {
    if (one == null || other == null) return one == null ? other : one;
    return Math.min(one, other);
  }

  /** Such as "14:00"; null for none. */
  public @Nullable String cutoffText() {
    return cutoff == null ? null : "%02d:%02d".formatted(cutoff / 60, cutoff % 60);
  }

  /** From when on somebody can work on an order of that moment, if the store is open then. */
  Instant begins(Instant now, Collection<OpeningHours> hours, ZoneId zone) {
    var today = now.atZone(zone).toLocalDate();
    if (cutoff == null) return now;
    var open = open(hours);
    return open.contains(today.getDayOfWeek()) && now.isBefore(cutoff(today, zone))
        ? now
        : start(next(today, open), zone);
  }

  /** The same of the day on which it goes out. */
  Instant goesOut(Instant begins, Collection<OpeningHours> hours, ZoneId zone) {
    if (days == 0) return begins;
    var open = open(hours);
    var day = begins.atZone(zone).toLocalDate();
    for (int i = 0; i < days; i++) day = next(day, open);
    return start(day, zone);
  }

  /** When it changes next what is said; null for never. */
  public @Nullable Instant until(Instant now, ZoneId zone) {
    if (cutoff == null) return null;
    var today = now.atZone(zone).toLocalDate();
    var at = cutoff(today, zone);
    return at.isAfter(now) ? at : start(today.plusDays(1), zone);
  }

  /** On the wall; where the clock shows it twice, the first time. */
  private Instant cutoff(LocalDate day, ZoneId zone) {
    int minute = cutoff == null ? 0 : cutoff;
    return day.atStartOfDay().plusMinutes(minute).atZone(zone).toInstant();
  }

  private static Instant start(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant();
  }

  private static Set<DayOfWeek> open(Collection<OpeningHours> hours) {
    return hours.isEmpty()
        ? Set.of(DayOfWeek.values())
        : hours.stream().map(OpeningHours::day).collect(Collectors.toSet());
  }

  private static LocalDate next(LocalDate day, Set<DayOfWeek> open) {
    for (int i = 1; i <= WEEK; i++)
      if (open.contains(day.plusDays(i).getDayOfWeek())) return day.plusDays(i);
    return day.plusDays(1);
  }
}
