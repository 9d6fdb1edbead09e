package io.storeflow.orderbatch;

import io.storeflow.label.TagStep;
import io.storeflow.order.FulfilmentState;
import io.storeflow.ordertag.OrderTags;
import java.util.List;

/**
 * What becomes of one order: preview and work ask the same.
 *
 * @param reason why it is left alone: the code of the state it is in, {@link #GONE} {@link #HELD}
 *     or {@link #FULL}; else empty
 */
record Planned(ActOutcome outcome, String reason) {
  static final String GONE = "gone";

  /** Somebody holds it where it is, for a reason. */
  static final String HELD = "held";

  /** It would have more tags than an order may. */
  static final String FULL = "tags";

  static final Planned DONE = new Planned(ActOutcome.DONE, "");
  static final Planned SAME = new Planned(ActOutcome.SAME, "");

  static Planned of(
      OrderAct act, FulfilmentState state, boolean held, List<String> tags, TagStep step) {
    var to = act.leadsTo();
    if (to == null) return tagged(tags, step);
    var moved = act == OrderAct.COMPLETION ? sent(state) : moved(state, to);
    return held && moved.outcome() == ActOutcome.DONE ? refused(HELD) : moved;
  }

  /** What is left of it goes out, however far it is. */
  private static Planned sent(FulfilmentState from) {
    if (from == FulfilmentState.COMPLETED) return SAME;
    return from.isOpen() ? DONE : refused(from.code());
  }

  /** Never back: of many orders some may be past it. */
  private static Planned moved(FulfilmentState from, FulfilmentState to) {
    if (from == to) return SAME;
    return from.leadsOnTo(to) ? DONE : refused(from.code());
  }

  private static Planned tagged(List<String> tags, TagStep step) {
    var after = step.on(tags);
    if (after.equals(tags)) return SAME;
    return after.size() > OrderTags.MOST ? refused(FULL) : DONE;
  }

  static Planned refused(String reason) {
    return new Planned(ActOutcome.REFUSED, reason);
  }
}
