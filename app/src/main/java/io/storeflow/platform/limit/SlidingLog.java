package io.storeflow.platform.limit;

import java.util.Arrays;

/**
 * When the last ones were, for one key, in a ring that grows as needed (at most about 1,025
 * entries, 12 kB). An entry leaves once more than the window has passed since the last of it. Times
 * are milliseconds of a clock that never goes back.
 */
final class SlidingLog {

  private long[] last = new long[4];
  private int[] count = new int[4];
  private int head;
  private int size;
  private long used;

  synchronized Verdict peek(Limit limit, long now) {
    forget(limit, now);
    var allowed = used < limit.count();
    var retry = allowed ? 0 : last[head] + limit.windowMillis() + 1 - now;
    return Verdict.of(allowed, used, retry, limit);
  }

  synchronized Verdict take(Limit limit, long now) {
    var verdict = peek(limit, now);
    if (!verdict.allowed()) {
      return verdict;
    }
    add(now, limit.grainMillis());
    return Verdict.of(true, used, 0, limit);
  }

  /** Takes the newest one back. */
  synchronized void giveBack() {
    if (size == 0) {
      return;
    }
    used--;
    if (--count[at(size - 1)] == 0) {
      size--;
    }
  }

  synchronized int entries() {
    return size;
  }

  private void forget(Limit limit, long now) {
    while (size > 0 && now - last[head] > limit.windowMillis()) {
      used -= count[head];
      head = (head + 1) % last.length;
      size--;
    }
  }

  private void add(long now, long grain) {
    used++;
    var newest = at(size - 1);
    if (size > 0 && last[newest] / grain == now / grain) {
      last[newest] = now;
      count[newest]++;
      return;
    }
    if (size == last.length) {
      grow();
    }
    last[at(size)] = now;
    count[at(size)] = 1;
    size++;
  }

  private void grow() {
    var times = Arrays.copyOf(last, size * 2);
    var counts = Arrays.copyOf(count, size * 2);
    for (var i = 0; i < size; i++) {
      times[i] = last[at(i)];
      counts[i] = count[at(i)];
    }
    last = times;
    count = counts;
    head = 0;
  }

  private int at(int index) {
    return Math.floorMod(head + index, last.length);
  }
}
