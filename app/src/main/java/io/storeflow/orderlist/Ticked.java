package io.storeflow.orderlist;

import io.storeflow.platform.input.OrderNumber;
import java.util.List;

/**
 * Orders that are ticked in a list, by number: as many as may be, and one more where there are
 * more.
 */
public record Ticked(List<Long> numbers) {
  /** As many as a page of the list has, twice over; more are chosen as all of the list. */
  public static final int MOST = 100;

  /** Of what was sent; what is no number is passed over. */
  public static Ticked of(List<String> sent) {
    return new Ticked(OrderNumber.all(sent).stream().distinct().limit(MOST + 1).toList());
  }

  public boolean isTooMany() {
    return numbers.size() > MOST;
  }
}
