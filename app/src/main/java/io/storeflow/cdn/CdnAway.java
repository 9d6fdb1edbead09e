package io.storeflow.cdn;

/** The network does not answer, or not now; it may be asked again. */
public final class CdnAway extends RuntimeException {
  CdnAway(String what) {
    super(what);
  }

  CdnAway(String what, Throwable cause) {
    super(what, cause);
  }
}
