package io.storeflow.orderbatch;

import io.storeflow.batch.BatchState;
import io.storeflow.label.TagStep;

/**
 * Work on many orders, as far as it is.
 *
 * @param tags what is given and taken; nothing for other acts, and until that is said
 * @param mails whether those whose parcels go out are told by mail; false until that is said
 * @param cut whether the list had more orders than one go takes
 * @param done orders that are changed, and so on
 */
public record OrderBatchRow(
    long id,
    String publicId,
    BatchState state,
    OrderAct act,
    TagStep tags,
    boolean mails,
    int total,
    boolean cut,
    int done,
    int same,
    int refused) {

  public boolean isDraft() {
    return state == BatchState.DRAFT;
  }

  /** Whether something may go out by it, of which shoppers can be told. */
  public boolean isSending() {
    return act == OrderAct.COMPLETION;
  }

  public boolean isRunning() {
    return state == BatchState.RUNNING;
  }

  /** Whether it is known what is to be done. */
  public boolean isSaid() {
    return act != OrderAct.TAGS || !(tags.added().isEmpty() && tags.removed().isEmpty());
  }

  /** How many are no longer waiting. */
  public int worked() {
    return done + same + refused;
  }
}
