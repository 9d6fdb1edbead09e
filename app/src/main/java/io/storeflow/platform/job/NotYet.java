package io.storeflow.platform.job;

import java.time.Duration;

/**
 * Thrown by work that has to wait for other work, of a task made by {@link JobFactory#closing}. It
 * is tried again at the next look after the pause, as often as it takes: waiting is no failure.
 */
public final class NotYet extends RuntimeException {
  private final transient Duration pause;

  public NotYet(String what, Duration pause) {
    super(what, null, false, false);
    this.pause = pause;
  }

  Duration pause() {
    return pause;
  }
}
