package io.storeflow.orderlist;

import io.storeflow.platform.input.Day;
import io.storeflow.platform.input.Typed;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Days of the store's calendar, by a name or from one to another.
 *
 * @param named such as {@code today}; empty for none
 * @param around what the name means; null without one
 * @param from first day, where the name does not say it
 * @param to last day, where the name does not say it
 */
record Days(
    String named, @Nullable Around around, @Nullable LocalDate from, @Nullable LocalDate to) {

  /** First and last of some days, counted from today; null for no end. */
  record Around(@Nullable Integer first, @Nullable Integer last) {}

  /** What should be there by now, whatever the day. */
  static final String LATE = "late";

  /** Names of days on which orders were placed. */
  static final List<String> PLACED = List.of("today", "7d", "30d");

  /** Names of days on which they are due. */
  static final List<String> DUE = List.of(LATE, "today", "tomorrow", "7d");

  private static final Map<String, Around> OF_PLACED =
      Map.of(
          "today", new Around(0, null),
          "7d", new Around(-6, null),
          "30d", new Around(-29, null));

  private static final Map<String, Around> OF_DUE =
      Map.of(
          LATE,
          new Around(null, null),
          "today",
          new Around(0, 0),
          "tomorrow",
          new Around(1, 1),
          "7d",
          new Around(0, 6));

  /** Names and days as an address has them; what cannot be read is left out. */
  static Days placed(@Nullable String named, @Nullable String from, @Nullable String to) {
    return read(OF_PLACED, named, from, to);
  }

  /** The same of days on which orders are due. */
  static Days due(@Nullable String named, @Nullable String from, @Nullable String to) {
    return read(OF_DUE, named, from, to);
  }

  private static Days read(
      Map<String, Around> names,
      @Nullable String named,
      @Nullable String from,
      @Nullable String to) {
    var name = Typed.line(named);
    return new Days(
        names.containsKey(name) ? name : "",
        names.get(name),
        Day.read(from).value().orElse(null),
        Day.read(to).value().orElse(null));
  }

  boolean isSet() {
    return !named.isEmpty() || from != null || to != null;
  }

  boolean isLate() {
    return named.equals(LATE);
  }

  /** From when on, by the clock of the store. */
  Optional<Instant> since(ZoneId zone, Instant now) {
    return Optional.ofNullable(day(around == null ? null : around.first(), from, zone, now))
        .map(day -> day.atStartOfDay(zone).toInstant());
  }

  /** Before when, by the clock of the store. */
  Optional<Instant> until(ZoneId zone, Instant now) {
    return Optional.ofNullable(day(around == null ? null : around.last(), to, zone, now))
        .map(day -> day.plusDays(1).atStartOfDay(zone).toInstant());
  }

  private static @Nullable LocalDate day(
      @Nullable Integer away, @Nullable LocalDate said, ZoneId zone, Instant now) {
    return away == null ? said : LocalDate.ofInstant(now, zone).plusDays(away);
  }
}
