package io.storeflow.fulfilmentpage;

import io.storeflow.order.FulfilmentState;
import io.storeflow.order.Timeline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which entry of a timeline says what became last of that which goes out of the order. */
final class LastAct {
  private static final String MOVED = "moved_";
  private static final String SENT = "sent_";

  private static final Set<String> OTHERS =
      Set.of(Timeline.ADDED, Timeline.REFUNDED, Timeline.RELEASED);

  /** Entries of one act are written in one transaction. */
  private static final Duration ONE_ACT = Duration.ofSeconds(2);

  private LastAct() {}

  /**
   * What somebody did, not what came with it: that an order was completed, that its money came with
   * it, papers and mails.
   *
   * @param entries oldest first
   */
  static Optional<Timeline.Entry> of(List<Timeline.Entry> entries) {
    var acts = entries.stream().filter(LastAct::changesWhatGoesOut).toList();
    if (acts.isEmpty()) return Optional.empty();
    var last = acts.getLast();
    if (acts.size() == 1 || !last.kind().startsWith(MOVED)) return Optional.of(last);
    var before = acts.get(acts.size() - 2);
    return Optional.of(cameWith(before, last) ? before : last);
  }

  private static boolean changesWhatGoesOut(Timeline.Entry entry) {
    var kind = entry.kind();
    return OTHERS.contains(kind)
        || kind.startsWith(SENT)
        || kind.startsWith(MOVED)
        || kind.startsWith(Timeline.HELD);
  }

  /** Whether the order moved because something of it was sent, or came back. */
  private static boolean cameWith(Timeline.Entry act, Timeline.Entry moved) {
    return act.kind().startsWith(SENT)
        && act.actor().equals(moved.actor())
        && !moved.kind().equals(Timeline.moved(FulfilmentState.CANCELLED))
        && Duration.between(act.at(), moved.at()).compareTo(ONE_ACT) < 0;
  }
}
