package io.storeflow.idempotency;

/** Another request has claimed the idempotency key. */
public class KeyTaken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean finished;

  /**
   * @param finished whether the other one is done, so that its answer can be read
   */
  KeyTaken(boolean finished) {
    super("the idempotency key is taken", null, false, false);
    this.finished = finished;
  }

  public boolean isFinished() {
    return finished;
  }
}
