package io.storeflow.today;

import io.storeflow.platform.money.Money;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Sales of today against the same weekday a week ago, up to the same time of day.
 *
 * @param today by hour of the day, 0 to 23, in minor units
 * @param before the whole of that other day, likewise
 */
public record Sales(
    Money sum,
    int orders,
    Money lastSum,
    int lastOrders,
    long[] today,
    long[] before,
    int hourNow,
    int promised,
    int late) {

  /** A bar of the chart: where it stands and how high, in units of the drawing. */
  public record Bar(String kind, int x, int y, int height) {}

  /** An hour of the chart with its bars. */
  public record Hour(int hour, int middle, List<Bar> bars) {}

  private static final int FLOOR = 122;
  private static final int HIGHEST = 112;

  public Money difference() {
    return new Money(sum.minor() - lastSum.minor(), currency());
  }

  public int moreOrders() {
    return orders - lastOrders;
  }

  public Money average() {
    return average(sum, orders);
  }

  /** Null while one of the two days has no orders. */
  public @Nullable Money averageDifference() {
    if (orders == 0 || lastOrders == 0) return null;
    return new Money(average().minor() - average(lastSum, lastOrders).minor(), currency());
  }

  public boolean isEmpty() {
    return orders == 0 && IntStream.range(0, 24).allMatch(hour -> before[hour] == 0);
  }

  /** The hours in which anything was sold on one of the days, without holes; at least eight. */
  public List<Hour> hours() {
    int first = 24;
    int last = 0;
    for (int hour = 0; hour < 24; hour++) {
      if (today[hour] == 0 && before[hour] == 0) continue;
      first = Math.min(first, hour);
      last = Math.max(last, hour);
    }
    first = Math.min(first, hourNow);
    last = Math.max(last, hourNow);
    int begin = Math.min(first, 16);
    int end = Math.max(last, begin + 7);
    int width = 660 / (end - begin + 1);
    return IntStream.rangeClosed(begin, end)
        .mapToObj(hour -> hour(hour, (hour - begin) * width, width))
        .toList();
  }

  /** The hour that sold most today; -1 before the first sale. */
  public int bestHour() {
    int best = -1;
    for (int hour = 0; hour < 24; hour++)
      if (today[hour] > 0 && (best < 0 || today[hour] > today[best])) best = hour;
    return best;
  }

  public Money at(int hour) {
    return new Money(today[hour], currency());
  }

  private Hour hour(int hour, int left, int width) {
    int bar = Math.min(20, width / 2 - 4);
    int middle = left + width / 2;
    var bars =
        java.util.stream.Stream.of(
                bar("was", before[hour], middle - bar - 1),
                bar(hour == hourNow ? "now" : "is", today[hour], middle + 2))
            .filter(it -> it.height() > 0)
            .toList();
    return new Hour(hour, middle, bars);
  }

  private Bar bar(String kind, long minor, int x) {
    long most = 1;
    for (int hour = 0; hour < 24; hour++)
      most = Math.max(most, Math.max(today[hour], before[hour]));
    int height = minor <= 0 ? 0 : Math.max(2, (int) (HIGHEST * minor / most));
    return new Bar(kind, x, FLOOR - height, height);
  }

  /** How wide a bar is, in units of the drawing. */
  public int barWidth() {
    return Math.min(20, 660 / hours().size() / 2 - 4);
  }

  private static Money average(Money sum, int orders) {
    return new Money(orders == 0 ? 0 : (2 * sum.minor() + orders) / (2L * orders), sum.currency());
  }

  private Currency currency() {
    return sum.currency();
  }
}
