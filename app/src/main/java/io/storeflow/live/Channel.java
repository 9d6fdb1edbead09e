package io.storeflow.live;

import java.time.Duration;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One channel on this node: brings news into order and puts those that come quickly together. The
 * first goes at once; what comes within {@link #PAUSE} behind it goes as one. Nodes and commits
 * announce out of order, so a missing number is waited for, shortly, and then covered: the change
 * behind it is in the database, because numbers are given under a lock that lasts until commit.
 *
 * <p>Times are nanoseconds of {@link System#nanoTime}. Used by one thread at a time.
 */
final class Channel {
  static final long PAUSE = Duration.ofMillis(150).toNanos();

  /** Pages of shoppers are many: each gets a message in that time at most. */
  static final long PAUSE_OF_SHOPPERS = Duration.ofMillis(250).toNanos();

  static final long PATIENCE = Duration.ofMillis(30).toNanos();
  private static final int MOST_WAITING = 100;

  /** By the last number they cover. */
  private final NavigableMap<Long, News> waiting = new TreeMap<>();

  private boolean open;
  private long delivered;
  private long quietUntil;
  private long gapSince;
  private boolean gap;
  private int together;
  private final long pause;

  Channel() {
    this(PAUSE);
  }

  /**
   * @param pause at least so much between two messages
   */
  Channel(long pause) {
    this.pause = pause;
  }

  /** Says up to which number screens knew before they came; nothing is sent before that. */
  void opensAt(long seq, long now) {
    if (open) return;
    open = true;
    delivered = seq;
    quietUntil = now;
    waiting.headMap(seq, true).clear();
    notice(now);
  }

  boolean isOpen() {
    return open;
  }

  void offer(News news, long now) {
    if (open && news.seq() <= delivered) return;
    waiting.merge(news.seq(), news, (one, other) -> one.from() <= other.from() ? one : other);
    if (waiting.size() > MOST_WAITING) {
      var all = waiting.values().stream().reduce(News::and).orElseThrow();
      waiting.clear();
      waiting.put(all.seq(), all);
    }
    notice(now);
  }

  /** What is to be sent now, if anything. */
  Optional<News> next(long now) {
    if (!open || waiting.isEmpty() || now - quietUntil < 0) return Optional.empty();
    long reach = reach();
    if (reach == delivered) {
      if (now - gapSince < PATIENCE) return Optional.empty();
      reach = waiting.lastKey();
    }
    var ready = waiting.headMap(reach, true);
    var all = ready.values().stream().reduce(News::and).orElseThrow();
    var first = ready.firstEntry().getValue();
    var sent =
        first.from() == delivered && (ready.size() == 1 || !all.isVague())
            ? all
            : News.changed(all.topic(), delivered, reach, all.at());
    together = ready.size();
    ready.clear();
    delivered = reach;
    quietUntil = now + pause;
    gap = false;
    notice(now);
    return Optional.of(sent);
  }

  /** When to ask for {@link #next} again; empty while nothing waits. */
  Optional<Long> due(long now) {
    if (!open || waiting.isEmpty()) return Optional.empty();
    long when = reach() > delivered ? now : gapSince + PATIENCE;
    return Optional.of(when - quietUntil < 0 ? quietUntil : when);
  }

  /** Whether screens were not told of this number, and are not about to be. */
  boolean isBehind(long seq) {
    return open && seq > delivered && (waiting.isEmpty() || waiting.lastKey() < seq);
  }

  long delivered() {
    return delivered;
  }

  /** How many went into what {@link #next} gave last. */
  int together() {
    return together;
  }

  private void notice(long now) {
    boolean missing = open && !waiting.isEmpty() && reach() == delivered;
    if (missing && !gap) gapSince = now;
    gap = missing;
  }

  /** How far the numbers go without one missing. */
  private long reach() {
    long reach = delivered;
    for (var news : waiting.values()) {
      if (news.from() > reach) break;
      reach = Math.max(reach, news.seq());
    }
    return reach;
  }
}
