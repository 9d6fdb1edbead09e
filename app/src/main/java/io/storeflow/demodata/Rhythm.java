package io.storeflow.demodata;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * When orders come to a store and how fast it works.
 *
 * @param stepsInMinutes shortest and longest time until accepted, preparing, ready and completed
 * @param openAgesInMinutes how long ago the latest orders of the demo world were placed
 * @param hours how many orders each hour of the day brings, in the store's time zone
 */
public record Rhythm(
    List<List<Integer>> stepsInMinutes, List<Double> openAgesInMinutes, List<Integer> hours) {

  /** The moments of the latest orders, the last of them first. */
  public List<Instant> open(Instant now) {
    return openAgesInMinutes.stream()
        .map(age -> now.minusMillis(Math.round(age * 60_000)).truncatedTo(ChronoUnit.MICROS))
        .toList();
  }

  /** Moments between the two, at the hours of the day at which people order. */
  public List<Instant> moments(int count, Instant from, Instant to, ZoneId zone, Random random) {
    List<Instant> moments = new ArrayList<>(count);
    long days =
        ChronoUnit.DAYS.between(LocalDate.ofInstant(from, zone), LocalDate.ofInstant(to, zone));
    for (int tries = 0; moments.size() < count; tries++) {
      var day = LocalDate.ofInstant(from, zone).plusDays(random.nextLong(days + 1));
      var moment = day.atTime(LocalTime.of(hour(random), random.nextInt(60), random.nextInt(60)));
      var at = moment.atZone(zone).toInstant().plusMillis(random.nextInt(1000));
      // Early in the morning nothing usual fits between midnight and now.
      if (tries > 50 * count)
        at =
            from.plus(
                Duration.between(from, to).multipliedBy(random.nextInt(1000)).dividedBy(1000));
      if (!at.isBefore(from) && !at.isAfter(to)) moments.add(at);
    }
    return moments;
  }

  /** How long the step with that index takes this time. */
  public Duration step(int index, Random random) {
    var range = stepsInMinutes.get(index);
    return Duration.ofSeconds(random.nextInt(range.get(0) * 60, range.get(1) * 60 + 1));
  }

  /** How long an order can take from the first step to the last. */
  public Duration slowest() {
    return Duration.ofMinutes(stepsInMinutes.stream().mapToLong(List::getLast).sum());
  }

  private int hour(Random random) {
    int at = random.nextInt(hours.stream().mapToInt(Integer::intValue).sum());
    for (int hour = 0; ; hour++) {
      at -= hours.get(hour);
      if (at < 0) return hour;
    }
  }
}
