package io.storeflow.platform.web;

/** A thing of one's own store that one's role may not touch. Answered with 403. */
public final class Forbidden extends RuntimeException {
  public Forbidden() {
    super("forbidden", null, false, false);
  }
}
