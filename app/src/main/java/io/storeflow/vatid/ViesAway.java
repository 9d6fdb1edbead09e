package io.storeflow.vatid;

/** Nobody says whether a VAT id holds; it may be asked later. */
final class ViesAway extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ViesAway(String what) {
    super(what);
  }

  ViesAway(String what, Throwable cause) {
    super(what, cause);
  }
}
