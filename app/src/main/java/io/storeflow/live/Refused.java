package io.storeflow.live;

/** A frame that is not allowed: answered with ERROR, and the socket is closed. */
public final class Refused extends RuntimeException {
  public Refused(String why) {
    super(why, null, false, false);
  }
}
