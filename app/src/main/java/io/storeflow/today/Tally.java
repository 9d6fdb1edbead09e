package io.storeflow.today;

import io.storeflow.store.Store;

/** Adds up quarters of an hour to the sales of two days. */
final class Tally {
  private static final int SUM = 0;
  private static final int SUM_BY_NOW = 1;
  private static final int ORDERS = 2;
  private static final int PROMISED = 3;
  private static final int LATE = 4;

  private final Today day;
  private final long[][] hours = new long[2][24];
  private final long[][] totals = new long[2][5];

  Tally(Today day) {
    this.day = day;
  }

  void add(boolean isToday, int quarter, long[] values) {
    int which = isToday ? 0 : 1;
    hours[which][day.hour(isToday ? day.start() : day.lastStart(), quarter)] += values[SUM];
    for (int i = 0; i < values.length; i++) totals[which][i] += values[i];
  }

  Sales sales(Store store) {
    return new Sales(
        store.money(totals[0][SUM_BY_NOW]),
        Math.toIntExact(totals[0][ORDERS]),
        store.money(totals[1][SUM_BY_NOW]),
        Math.toIntExact(totals[1][ORDERS]),
        hours[0],
        hours[1],
        day.now().atZone(day.zone()).getHour(),
        Math.toIntExact(totals[0][PROMISED]),
        Math.toIntExact(totals[0][LATE]));
  }
}
