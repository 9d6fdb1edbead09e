package io.storeflow.live;

/** A frame that is not allowed: answered with ERROR, and the socket is closed. */
final class Refused extends RuntimeException {
  Refused(String why) {
    super(why, null, false, false);
  }
}
