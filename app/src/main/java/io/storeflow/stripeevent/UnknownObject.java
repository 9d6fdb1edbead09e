package io.storeflow.stripeevent;

/** An event is about something that is not known here. */
public final class UnknownObject extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnknownObject(String what) {
    super(what, null, false, false);
  }
}
