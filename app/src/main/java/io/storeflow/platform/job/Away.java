package io.storeflow.platform.job;

/**
 * Thrown by work when what it needs outside is away or does not answer, such as a mail server that
 * does not answer. That is no fault of the work: it may be tried more often than other work, and
 * after a few of these in a row its lane rests a while instead of trying everything in vain.
 */
public final class Away extends RuntimeException {
  public Away(String what, Throwable cause) {
    super(what, cause);
  }
}
