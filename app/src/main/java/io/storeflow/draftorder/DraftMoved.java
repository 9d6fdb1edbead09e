package io.storeflow.draftorder;

/** The draft is not any more what somebody has seen: changed, cancelled, too old or ordered. */
public class DraftMoved extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DraftMoved() {
    super("the draft is another one by now", null, false, false);
  }
}
