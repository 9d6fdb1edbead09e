package io.storeflow.ownorder;

/** The link is good no more; nothing was done. */
final class LinkSpent extends RuntimeException {
  private static final long serialVersionUID = 1L;

  LinkSpent() {
    super("the link is good no more", null, false, false);
  }
}
