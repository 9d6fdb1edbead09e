package io.storeflow.live;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What happened on a channel, as nodes tell each other.
 *
 * @param from the number before the first that this covers
 * @param seq the last number that this covers
 * @param at when it happened; of several, the first
 * @param more further members of the message, by their names
 */
public record News(
    Topic topic, String event, long from, long seq, Instant at, Map<String, Object> more) {
  static final String CHANGED = "Changed";

  /** Something happened, fetch again. */
  static News changed(Topic topic, long from, long seq, Instant at) {
    return new News(topic, CHANGED, from, seq, at, Map.of());
  }

  /** One message for this and what comes behind it; of stock it still says what there is. */
  News and(News later) {
    if (seq == later.from && event.equals(Levels.EVENT) && later.event.equals(Levels.EVENT)) {
      var levels = Levels.together(more, later.more);
      if (levels.isPresent()) return new News(topic, event, from, later.seq, at, levels.get());
    }
    return changed(
        topic,
        Math.min(from, later.from),
        Math.max(seq, later.seq),
        at.isBefore(later.at) ? at : later.at);
  }

  /** Whether it says no more than that something has happened. */
  boolean isVague() {
    return event.equals(CHANGED);
  }

  /** The members of the message as screens get it, in the order of the contract. */
  Map<String, Object> message() {
    var members = new LinkedHashMap<String, Object>();
    members.put("event", event);
    members.put("prev_seq", from);
    members.put("seq", seq);
    members.put("at", at.toString());
    members.putAll(more);
    return members;
  }
}
