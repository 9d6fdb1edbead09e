package io.storeflow.savedview;

/** A view that cannot be saved as it is; nothing was changed. */
public final class NotSaved extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why not. */
  public enum Why {
    /** There are {@link SavedViews#MOST} already. */
    FULL,
    /** Another one is called so. */
    TAKEN
  }

  private final Why why;

  NotSaved(Why why) {
    super(why.name(), null, false, false);
    this.why = why;
  }

  public Why why() {
    return why;
  }
}
